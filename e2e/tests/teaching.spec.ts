import { expect, seriousViolations, signInQuietly, test } from "../fixtures.ts";

const gradebook = "/en/teach/courses/foodvision";
const itemId = "transfer-learning.head-input";

test("an instructor sees what a learner answered, tried and was told", async ({
  instructorPage,
  learner,
  newBrowser,
}) => {
  const context = await newBrowser();
  await signInQuietly(context, learner);
  for (const text of ["7", "512"]) {
    const answer = await context.request.post(`/api/v1/items/${itemId}/attempts`, {
      data: { response: { kind: "number", text }, locale: "en", idempotencyKey: crypto.randomUUID() },
    });
    expect(answer.status()).toBe(201);
  }
  const page = instructorPage;
  await page.goto(gradebook);
  await page.getByRole("searchbox", { name: "Find a learner" }).fill(learner.email);
  const row = page.locator("tbody tr");
  await expect(row).toHaveCount(1);
  const cell = row.getByRole("button", { name: /right, 0\.75 of 1, 2 tries/ });
  await cell.click();
  const drawer = page.locator(".drawer");
  await expect(drawer.locator(".tries > li")).toHaveCount(2);
  await expect(drawer.locator(".tries > li").first()).toContainText("512");
  await expect(drawer.locator(".tries > li").last()).toContainText("Wrong");
  await expect(drawer.locator(".tries > li").last().locator(".told")).not.toBeEmpty();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(cell).toBeFocused();
  await row.getByRole("link", { name: learner.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(learner.name);
  await expect(page.locator(".tries > li")).toHaveCount(2);
  expect(await seriousViolations(page)).toEqual([]);
});

test("the gradebook sorts, keeps its head and names in sight, and comes as a file", async ({
  instructorPage: page,
}) => {
  await page.goto(gradebook);
  await page.getByRole("button", { name: "Progress" }).click();
  await expect(page.locator("thead th").filter({ hasText: "Progress" })).toHaveAttribute("aria-sort", "descending");
  const names = page.locator("tbody th").first();
  const scrollTo = (left: number, top: number) =>
    page.locator(".sheet").evaluate((sheet, at) => sheet.scrollTo(at.left, at.top), { left, top });
  await page.setViewportSize({ width: 700, height: 600 });
  await scrollTo(2000, 0);
  await expect(names).toBeInViewport();
  await scrollTo(0, 2000);
  await expect(page.locator("thead .who")).toBeInViewport();
  // What sticks is the row's cells; the row itself stays where the table ends.
  await expect(page.locator("tfoot th").last()).toBeInViewport();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^foodvision-gradebook-[\d-]+\.csv$/);
});

test("staff enrol people and take them out; a learner sees none of it", async ({
  instructorPage: page,
  learnerPage,
  site,
}) => {
  await page.goto(`${gradebook}/people`);
  const learner = site.accounts.find(({ role }) => role === "learner");
  await page.getByLabel("Email addresses").fill(`${learner?.email}\nnobody@e2e.example`);
  await page.getByRole("button", { name: "Enrol" }).click();
  await expect(page.getByText(/No account: nobody@e2e\.example/)).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  for (const path of [gradebook, `${gradebook}/people`, "/en/teach", "/en/admin"]) {
    const answer = await learnerPage.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
  expect((await learnerPage.request.get("/api/v1/teach/courses/foodvision/gradebook")).status()).toBe(404);
});

test("the home page goes on where its learner was, and shows results", async ({ page, learner }) => {
  await page.goto("/en");
  await expect(page.getByRole("link", { name: "Start" })).toBeVisible();
  await expect(page.getByText(/Answer a question, and its result appears here/)).toBeVisible();
  const read = await page.request.post("/api/v1/lessons/transfer-learning/sections", {
    data: { sectionId: "pretrained-weights" },
  });
  expect(read.ok()).toBe(true);
  await page.request.post(`/api/v1/items/${itemId}/attempts`, {
    data: { response: { kind: "number", text: "512" }, locale: "en", idempotencyKey: crypto.randomUUID() },
  });
  await page.reload();
  await expect(page.getByText("Lesson 7 · section 2 of 7")).toBeVisible();
  await expect(page.locator(".results").getByText("1 of 1")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page).toHaveURL(/transfer-learning#three-elements$/);
  expect(learner.id).not.toBe("");
});

test("the front page says what this is to who is not signed in", async ({ newBrowser }) => {
  const page = await (await newBrowser()).newPage();
  for (const locale of ["ja", "en"]) {
    await page.goto(`/${locale}`);
    await expect(
      page.locator("main").getByRole("link", { name: locale === "ja" ? "サインイン" : "Sign in" }),
    ).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
  }
});
