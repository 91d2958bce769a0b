import type { Page } from "@playwright/test";
import { expect, lessonPath, seriousViolations, test } from "../fixtures.ts";

const editorPath = (lang: "ja" | "en") => `/en/teach/lessons/transfer-learning/edit?lang=${lang}`;
const source = (page: Page) => page.locator(".write .cm-content");

async function openEditor(page: Page, lang: "ja" | "en"): Promise<void> {
  await page.goto(editorPath(lang));
  await source(page).waitFor();
  await expect(page.getByText("Nothing to mend")).toBeVisible();
}

/** Puts the cursor before a section's first line of prose. */
async function goToProse(page: Page, section: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${section}`) }).click();
  await expect(source(page)).toBeFocused();
  const lines = page.locator(".write .cm-line");
  const texts = await lines.allTextContents();
  const opening = texts.findIndex((text) => text.includes(`id="${section}"`));
  const prose = texts.findIndex((text, index) => index > opening && /^[^<\s]/.test(text));
  await lines.nth(prose).click({ position: { x: 10, y: 8 } });
  await page.keyboard.press("Home");
}

test.describe.configure({ mode: "serial" });

test.afterEach(async ({ sql }) => {
  await sql("DELETE FROM lesson_draft");
});

test("a problem is said by line, leads to its place, and forbids publishing until it is mended", async ({
  instructorPage: page,
}) => {
  await openEditor(page, "en");
  await page.getByRole("button", { name: /^three-elements/ }).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("X");
  const problem = page.locator(".msgs .m.e").first();
  await expect(problem).toContainText("XSection");
  await expect(page.locator(".leaf .troubled")).not.toHaveCount(0);
  await expect(page.getByRole("button", { name: "Publish" })).toHaveAttribute("aria-disabled", "true");
  await source(page).press("Control+Home");
  await problem.click();
  await expect(source(page)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect(page.getByText("Nothing to mend")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).not.toHaveAttribute("aria-disabled", "true");
});

test("what is typed survives a reload and a lost connection", async ({ instructorPage: page }) => {
  await openEditor(page, "en");
  await goToProse(page, "three-elements");
  await page.keyboard.insertText("First words. ");
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await page.context().setOffline(true);
  await page.keyboard.insertText("Words from offline. ");
  await expect(page.getByText(/kept on this device/)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await page.reload();
  await source(page).waitFor();
  await page.getByRole("button", { name: /^three-elements/ }).click();
  await expect(source(page)).toContainText("First words. Words from offline.");
});

test("of two windows neither loses its draft", async ({ instructorPage: page }) => {
  await openEditor(page, "en");
  const other = await page.context().newPage();
  await openEditor(other, "en");
  await goToProse(other, "three-elements");
  await other.keyboard.insertText("Other window. ");
  await expect(other.getByText(/Draft saved/)).toBeVisible();
  await goToProse(page, "three-elements");
  await page.keyboard.insertText("This window. ");
  await page.getByRole("button", { name: "Show what changed" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator(".cm-merge-a")).toContainText("Other window.");
  await expect(dialog.locator(".cm-merge-b")).toContainText("This window.");
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Go on with the right side" }).click();
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await other.close();
});

test("a published revision is what every reader gets, and an old one can be taken back", async ({
  instructorPage: page,
  newBrowser,
}) => {
  const reader = await (await newBrowser()).newPage();
  await reader.goto(`/en${lessonPath}`);
  const sentence = `Published just now, ${Date.now()}. `;
  await openEditor(page, "en");
  await goToProse(page, "three-elements");
  await page.keyboard.insertText(sentence);
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await expect(page.locator(".leaf")).toContainText(sentence.trim());
  await expect(page.getByText("Nothing to mend")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByLabel("Note").fill("one sentence more");
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Published: English/)).toBeVisible();
  await reader.reload();
  await expect(reader.locator("article")).toContainText(sentence.trim());

  await page.getByRole("button", { name: "Revisions" }).click();
  const newest = page.locator(".revisions li").first();
  await expect(newest).toContainText("one sentence more");
  await page.getByRole("button", { name: "Load into the editor: Revision 1", exact: true }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Published: English/)).toBeVisible();
  await reader.reload();
  await expect(reader.locator("article")).not.toContainText(sentence.trim());
});

test("somebody else's revision is shown beside one's own, and nothing is lost", async ({
  instructorPage: page,
  adminPage,
}) => {
  await openEditor(page, "ja");
  await openEditor(adminPage, "ja");
  await goToProse(adminPage, "three-elements");
  await adminPage.keyboard.insertText("管理者の文。");
  await expect(adminPage.getByText(/Draft saved/)).toBeVisible();
  await adminPage.getByRole("button", { name: "Publish" }).click();
  await adminPage.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(adminPage.getByText(/Published: Japanese/)).toBeVisible();

  await goToProse(page, "two-barriers");
  await page.keyboard.insertText("講師の文。");
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/was published while you were editing/)).toBeVisible();
  await page.getByRole("button", { name: "Show what changed" }).click();
  await expect(page.getByRole("dialog").locator(".cm-merge-a")).toContainText("管理者の文。");
  await expect(page.getByRole("dialog").locator(".cm-merge-b")).toContainText("講師の文。");
  await page.getByRole("dialog").getByRole("button", { name: "Take the left side" }).click();
  await page.getByRole("button", { name: /^three-elements/ }).click();
  await expect(source(page)).toContainText("管理者の文。");
  // Other tests read the lesson as it came.
  await page.getByRole("button", { name: "Revisions" }).click();
  await page.getByRole("button", { name: "Load into the editor: Revision 1", exact: true }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Published: Japanese/)).toBeVisible();
});

test("the editor is for who runs the course, can be left by keyboard, and has nothing serious against it", async ({
  instructorPage,
  learnerPage,
}) => {
  await openEditor(instructorPage, "ja");
  expect(await seriousViolations(instructorPage)).toEqual([]);
  await source(instructorPage).click();
  await instructorPage.keyboard.press("Escape");
  await instructorPage.keyboard.press("Tab");
  await expect(source(instructorPage)).not.toBeFocused();
  const answer = await learnerPage.goto(editorPath("ja"));
  expect(answer?.status()).toBe(404);
  await expect(learnerPage.locator("body")).not.toContainText("SingleChoice");
});
