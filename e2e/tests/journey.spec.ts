import { expect, fillSignIn, lessonPath, test } from "../fixtures.ts";
import { LessonPage } from "../lesson-page.ts";
import { watchPage } from "../watch-page.ts";

/** What a learner of the whole lesson must find again, wherever they look. */
async function expectAllKept(lesson: LessonPage): Promise<void> {
  await expect(lesson.choice("advantage", "features")).toBeChecked();
  await expect(lesson.choice("frozen-part", "extractor")).toBeChecked();
  await expect(lesson.choice("read-first", "input-width")).toBeChecked();
  await expect(lesson.field("head-input")).toHaveValue("512");
  await expect(lesson.field("head-layer")).toHaveValue("torch.nn.Linear(in_features=512, out_features=7)");
  await expect(lesson.field("head-output")).toHaveValue("7");
  for (const slug of ["advantage", "frozen-part", "read-first", "head-input", "head-layer", "head-output"]) {
    await lesson.expectRight(slug);
  }
}

test("a learner signs in, reads, answers, and finds all of it again everywhere; their teachers see it", async ({
  newBrowser,
  learner,
  instructorPage,
  adminPage,
  sql,
}) => {
  test.setTimeout(180_000);
  const first = await newBrowser();
  const page = await first.newPage();
  const watch = watchPage(page);
  const lesson = new LessonPage(page);

  await test.step("signs in by the form, and lands where they wanted to go", async () => {
    await page.goto(`/ja${lessonPath}`);
    await lesson.ready();
    await page.locator("header.bar").getByRole("link", { name: "サインイン" }).click();
    await fillSignIn(page, { ...learner, password: "not this one at all" });
    await expect(page.getByText("メールアドレスとパスワードが一致しません。")).toBeVisible();
    await fillSignIn(page, learner);
    await page.waitForURL(`**${lessonPath}`);
    await lesson.ready();
    // The refused sign-in is a refused request, which the browser notes.
    watch.forgive(/401 \(Unauthorized\)/);
  });

  await test.step("reads Lesson 7 in Japanese", async () => {
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    await expect(page.locator("h1")).toContainText("転移学習");
    await expect(page.locator("main figure svg").first()).toBeVisible();
  });

  await test.step("answers three questions, one of them wrong at first", async () => {
    await lesson.choose("advantage", "labels");
    await lesson.expectWrong("advantage");
    await expect(lesson.feedback("advantage")).toContainText("ImageNet");
    await lesson.again("advantage");
    await lesson.choose("advantage", "features");
    await lesson.expectRight("advantage");
    await lesson.choose("frozen-part", "extractor");
    await lesson.expectRight("frozen-part");
    await lesson.choose("read-first", "input-width");
    await lesson.expectRight("read-first");
  });

  await test.step("does the challenge, with code", async () => {
    await lesson.write("head-input", "512");
    await lesson.expectRight("head-input");
    await lesson.write("head-layer", "nn.Linear(7, 512)");
    await lesson.expectWrong("head-layer");
    await lesson.again("head-layer");
    await lesson.write("head-layer", "torch.nn.Linear(in_features=512, out_features=7)");
    await lesson.expectRight("head-layer");
    await lesson.write("head-output", "7");
    await lesson.expectRight("head-output");
  });

  await test.step("finds everything after a reload", async () => {
    await lesson.reload();
    await expectAllKept(lesson);
  });

  await test.step("finds everything in another browser", async () => {
    const second = await newBrowser();
    const there = new LessonPage(await second.newPage());
    await there.page.goto(`/ja/sign-in?next=${encodeURIComponent(`/ja${lessonPath}`)}`);
    await fillSignIn(there.page, learner);
    await there.page.waitForURL(`**${lessonPath}`);
    await there.ready();
    await expectAllKept(there);
  });

  await test.step("switches the language, and keeps place and answers", async () => {
    await page.locator("#challenge").evaluate((section) => section.scrollIntoView({ behavior: "instant" }));
    // By the mouse: a locator's click scrolls the page first, even to what sticks to its top.
    const link = await page.locator("nav.lang").getByRole("link", { name: "English" }).boundingBox();
    await page.mouse.click((link?.x ?? 0) + (link?.width ?? 0) / 2, (link?.y ?? 0) + (link?.height ?? 0) / 2);
    await page.waitForURL(`**/en${lessonPath}#challenge`);
    const english = new LessonPage(page, "en");
    await english.ready();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.locator("#challenge")).toBeInViewport();
    await expectAllKept(english);
  });

  await test.step("what is stored is what was done, once", async () => {
    const attempts = await sql<{ item_id: string; verdict: string }>(
      "SELECT item_id, verdict FROM attempt WHERE user_id = $1 ORDER BY created_at, id",
      [learner.id],
    );
    expect(attempts.map(({ item_id, verdict }) => `${item_id.split(".")[1]} ${verdict}`)).toEqual([
      "advantage wrong",
      "advantage right",
      "frozen-part right",
      "read-first right",
      "head-input right",
      "head-layer wrong",
      "head-layer right",
      "head-output right",
    ]);
  });

  for (const [who, viewer] of [
    ["the instructor", instructorPage],
    ["the admin", adminPage],
  ] as const) {
    await test.step(`${who} sees this learner's progress and attempts`, async () => {
      const book = await viewer.request.get("/api/v1/teach/courses/foodvision/gradebook");
      expect(book.status()).toBe(200);
      const { learners } = await book.json();
      const row = learners.find((each: { email: string }) => each.email === learner.email);
      expect(row).toMatchObject({ name: learner.name, score: 5.25 });
      expect(row.cells["transfer-learning.advantage"]).toMatchObject({ state: "right", score: 0.5, tries: 2 });
      expect(row.cells["transfer-learning.head-layer"]).toMatchObject({ state: "right", score: 0.75, tries: 2 });
      const detail = await viewer.request.get(`/api/v1/teach/courses/foodvision/learners/${learner.id}`);
      const { attempts } = await detail.json();
      expect(attempts).toHaveLength(8);

      await viewer.goto("/ja/teach/courses/foodvision");
      await viewer.getByRole("searchbox").fill(learner.email);
      await expect(viewer.locator("tbody tr")).toHaveCount(1);
      await viewer.locator("tbody tr").getByRole("link", { name: learner.name }).click();
      await expect(viewer.getByRole("heading", { level: 1 })).toHaveText(learner.name);
      await expect(viewer.locator(".tries > li")).toHaveCount(8);
    });
  }

  watch.expectQuiet();
});
