import { accountOf, expect, fillSignIn, lessonPath, signIn, signInQuietly, test } from "../fixtures.ts";
import { LessonPage } from "../lesson-page.ts";

const waiting = "送信待ち：つながると一度だけ送られます";

interface Attempt extends Record<string, unknown> {
  item_id: string;
  verdict: string;
  response: Record<string, unknown>;
}
const attemptsOf = "SELECT item_id, verdict, response FROM attempt WHERE user_id = $1 ORDER BY created_at, id";

test("a draft survives a reload and another device, and is never sent by itself", async ({
  page,
  learner,
  newBrowser,
  watch,
  sql,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open();
  const saved = page.waitForResponse((response) => response.url().endsWith("/draft") && response.ok());
  await lesson.field("head-layer").fill("torch.nn.Linear(512,");
  await saved;
  await lesson.choice("advantage", "size").check();
  // Left before the draft's timer fires: the device's own copy, and the last request of a page that goes, are the net.
  await lesson.reload();
  await expect(lesson.field("head-layer")).toHaveValue("torch.nn.Linear(512,");
  await expect(lesson.choice("advantage", "size")).toBeChecked();
  await expect(lesson.item("head-layer")).toContainText("下書きです。まだ送っていません。");

  const elsewhere = await newBrowser();
  await signInQuietly(elsewhere, learner);
  const there = new LessonPage(await elsewhere.newPage());
  await there.open();
  await expect(there.field("head-layer")).toHaveValue("torch.nn.Linear(512,");
  await expect(there.choice("advantage", "size")).toBeChecked();

  await there.item("head-layer").getByRole("button", { name: "下書きを捨てる" }).click();
  await expect(there.field("head-layer")).toHaveValue("");
  await there.reload();
  await expect(there.field("head-layer")).toHaveValue("");
  expect(await sql(attemptsOf, [learner.id])).toEqual([]);
  watch.expectQuiet();
});

test("an answer given while offline waits, says so, survives a reload, goes out once and is graded once", async ({
  page,
  learner,
  watch,
  sql,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open();
  await page.context().setOffline(true);
  await expect(page.getByText("オフラインです。")).toBeVisible();
  await lesson.choice("frozen-part", "extractor").check();
  await lesson.send("frozen-part").click();
  await expect(lesson.item("frozen-part")).toContainText(waiting);
  await expect(page.getByText("送信を待っている解答が1件あります。")).toBeVisible();
  await lesson.field("head-input").fill("512");
  await lesson.send("head-input").click();
  await expect(lesson.item("head-input")).toContainText(waiting);
  expect(await sql(attemptsOf, [learner.id])).toEqual([]);

  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/attempts")) sent.push(request.url());
  });
  await page.context().setOffline(false);
  await lesson.expectRight("frozen-part");
  await lesson.expectRight("head-input");
  await expect(page.getByText("送信を待っている解答")).toBeHidden();
  expect(sent).toHaveLength(2);
  await lesson.reload();
  await lesson.expectRight("frozen-part");
  const attempts = await sql<Attempt>(attemptsOf, [learner.id]);
  expect(attempts.map(({ item_id }) => item_id)).toEqual([
    "transfer-learning.frozen-part",
    "transfer-learning.head-input",
  ]);
  watch.forgive(/ERR_INTERNET_DISCONNECTED/);
  watch.expectQuiet();
});

test("an answer whose reply was lost is graded once", async ({ page, learner, sql }) => {
  const lesson = new LessonPage(page);
  await lesson.open();
  let lost = 0;
  // The server grades and stores; the connection breaks before the reply arrives.
  await page.route("**/attempts", async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await lesson.choice("advantage", "labels").check();
  await lesson.send("advantage").click();
  await expect(lesson.item("advantage")).toContainText(waiting);
  expect(lost).toBe(1);
  await lesson.reload();
  await lesson.expectWrong("advantage");
  expect(await sql(attemptsOf, [learner.id])).toHaveLength(1);
});

test("a double click counts once", async ({ page, learner, sql }) => {
  const lesson = new LessonPage(page);
  await lesson.open();
  await lesson.choice("advantage", "labels").check();
  await lesson.send("advantage").dblclick({ delay: 5 });
  await lesson.expectWrong("advantage");
  await lesson.field("head-output").fill("7");
  await lesson.field("head-output").evaluate((field) => {
    const enter = () => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    enter();
    enter();
    enter();
  });
  await lesson.expectRight("head-output");
  await lesson.reload();
  expect(await sql(attemptsOf, [learner.id])).toHaveLength(2);
});

test("a session that ends in the middle of an answer costs nothing: kept, signed in again, sent once", async ({
  page,
  learner,
  sql,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open();
  await lesson.field("head-layer").fill("torch.nn.Linear(512, 7)");
  await sql('UPDATE "user" SET session_version = session_version + 1 WHERE id = $1', [learner.id]);
  await lesson.send("head-layer").click();
  await expect(lesson.item("head-layer")).toContainText("サインインが切れました。解答はこの端末に残っています。");
  await expect(lesson.field("head-layer")).toHaveValue("torch.nn.Linear(512, 7)");
  expect(await sql(attemptsOf, [learner.id])).toEqual([]);

  await lesson.item("head-layer").getByRole("link", { name: "サインインし直す" }).click();
  await fillSignIn(page, learner);
  await page.waitForURL(`**${lessonPath}#head-layer`);
  await lesson.ready();
  await lesson.expectRight("head-layer");
  const attempts = await sql<Attempt>(attemptsOf, [learner.id]);
  expect(attempts).toHaveLength(1);
  expect(attempts[0]?.response).toMatchObject({ code: "torch.nn.Linear(512, 7)" });
});

test("a draft written while the session was over is there after signing in again", async ({ page, learner, sql }) => {
  const lesson = new LessonPage(page);
  await lesson.open();
  await sql('UPDATE "user" SET session_version = session_version + 1 WHERE id = $1', [learner.id]);
  const refused = page.waitForResponse((response) => response.url().endsWith("/draft") && response.status() === 401);
  await lesson.field("head-layer").fill("torch.nn.Line");
  await refused;
  await lesson.page.reload();
  await fillSignInAgain(lesson, learner);
  await expect(lesson.field("head-layer")).toHaveValue("torch.nn.Line");
  expect(await sql(attemptsOf, [learner.id])).toEqual([]);
});

test("two tabs: what one answers while offline is sent once, and the other shows what is stored", async ({
  page,
  learner,
  sql,
}) => {
  const first = new LessonPage(page);
  await first.open();
  const second = new LessonPage(await page.context().newPage());
  await second.open();
  await page.context().setOffline(true);
  await first.choice("read-first", "input-width").check();
  await first.send("read-first").click();
  await expect(first.item("read-first")).toContainText(waiting);
  await page.context().setOffline(false);
  await first.expectRight("read-first");
  await second.reload();
  await second.expectRight("read-first");
  expect(await sql(attemptsOf, [learner.id])).toHaveLength(1);
});

test("the same question answered in two tabs: both answers are kept, and the tries are counted right", async ({
  page,
  learner,
  sql,
}) => {
  const first = new LessonPage(page);
  await first.open();
  const second = new LessonPage(await page.context().newPage());
  await second.open();
  await first.choose("advantage", "labels");
  await second.choose("advantage", "size");
  await first.reload();
  const attempts = await sql<Attempt>(attemptsOf, [learner.id]);
  expect(attempts.map(({ response }) => response.choice)).toEqual(["labels", "size"]);
  await expect(first.item("advantage")).toContainText("あと1回答えられます");
});

test("on a shared computer the next account sees, and sends, nothing of the former's", async ({
  page,
  learner,
  site,
  sql,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open();
  await lesson.field("head-layer").fill("a secret half-written thought");
  await page.context().setOffline(true);
  await lesson.choice("frozen-part", "everything").check();
  await lesson.send("frozen-part").click();
  await expect(lesson.item("frozen-part")).toContainText(waiting);
  // The former leaves without going online again; their session is gone, their browser's storage is not.
  await page.context().clearCookies();
  const left = page.context();
  await page.close();
  await left.setOffline(false);

  const next = accountOf(site, "instructor");
  const theirs = new LessonPage(await left.newPage());
  await signIn(theirs.page, next, `/ja${lessonPath}`);
  await theirs.ready();
  await expect(theirs.field("head-layer")).toHaveValue("");
  await expect(theirs.choice("frozen-part", "everything")).not.toBeChecked();
  await expect(theirs.page.getByText("送信を待っている解答")).toBeHidden();
  await expect(theirs.page.locator("body")).not.toContainText("a secret half-written thought");
  const sentByNext = `SELECT a.item_id FROM attempt a JOIN "user" u ON u.id = a.user_id WHERE u.email = $1`;
  expect(await sql(sentByNext, [next.email])).toEqual([]);

  await left.clearCookies();
  await signIn(theirs.page, learner, `/ja${lessonPath}`);
  await theirs.ready();
  await expect(theirs.field("head-layer")).toHaveValue("a secret half-written thought");
  await theirs.expectWrong("frozen-part");
  expect(await sql(attemptsOf, [learner.id])).toHaveLength(1);
});

async function fillSignInAgain(lesson: LessonPage, account: { email: string; password: string }): Promise<void> {
  await lesson.page.locator("header.bar").getByRole("link", { name: "サインイン" }).click();
  await fillSignIn(lesson.page, account);
  await lesson.page.waitForURL(`**${lessonPath}*`);
  await lesson.ready();
}
