import type { Locator, Page } from "@playwright/test";
import { expect, lessonPath, seriousViolations, test } from "../fixtures.ts";

/** A terminal of Lesson 7 as its reader uses it. */
class Bench {
  readonly page: Page;
  readonly bench: Locator;

  constructor(page: Page, index = 0) {
    this.page = page;
    this.bench = page.locator(".bench").nth(index);
  }

  async open(): Promise<void> {
    await this.page.goto(`/ja${lessonPath}`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.page.locator('[data-item="transfer-learning.advantage"]')).toHaveAttribute("aria-busy", "false");
    await this.bench.scrollIntoViewIfNeeded();
    // Its button says what it does once the terminal itself is there.
    await expect(this.button("Run")).toHaveAttribute("aria-keyshortcuts", "Control+Enter");
  }

  button(name: string): Locator {
    return this.bench.getByRole("button", { name, exact: true });
  }
  get state(): Locator {
    return this.bench.locator(".state");
  }
  get output(): Locator {
    return this.bench.locator(".out");
  }
  get editor(): Locator {
    return this.bench.locator(".cm-content");
  }
  get prompt(): Locator {
    return this.bench.locator(".prompt textarea");
  }

  /** Puts a program in the editor's place, by keyboard. */
  async write(code: string): Promise<void> {
    const isThere = (await this.editor.count()) > 0;
    await (isThere ? this.editor : this.bench.locator(".code").first()).focus();
    await expect(this.editor).toBeFocused();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.insertText(code);
  }

  async runWithKeys(): Promise<void> {
    await this.page.keyboard.press("Control+Enter");
  }

  async ended(): Promise<void> {
    await expect(this.output.locator(".ok, .err").last()).toBeVisible({ timeout: 60_000 });
    await expect(this.button("Stop")).toHaveAttribute("aria-disabled", "true");
  }
}

test.describe.configure({ timeout: 180_000 });

test("the lesson's program runs, its checks are met and its tensors are listed", async ({ page, watch }) => {
  const terminal = new Bench(page);
  await terminal.open();
  await terminal.button("Run").focus();
  await page.keyboard.press("Enter");
  await expect(terminal.output).toContainText("trainable   3,591", { timeout: 90_000 });
  await terminal.ended();
  await expect(terminal.bench.locator(".checks li.met")).toHaveCount(3);
  const inspector = terminal.bench.locator(".insp");
  await expect(inspector).toContainText("Live");
  const weight = inspector.getByRole("button", { name: "base.fc.weight" });
  await weight.focus();
  await page.keyboard.press("Enter");
  await expect(inspector.locator(".tensor-open canvas")).toHaveCount(2);
  await expect(inspector.locator(".mark.frozen").first()).toBeVisible();
  await inspector.getByRole("button", { name: "loss", exact: true }).click();
  await inspector.locator("details.graph > summary").click();
  await expect(inspector.locator(".node.trainable").first()).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await inspector.getByRole("button", { name: "テンソルを取っておく" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名前").fill("my head");
  await dialog.getByRole("checkbox", { name: /base\.fc\.weight/ }).check();
  await dialog.getByRole("button", { name: "取っておく", exact: true }).click();
  await expect(inspector).toContainText("「my head」に取っておきました");
  await terminal.prompt.fill('import thaw; sorted(thaw.load_snapshot("my head"))');
  await terminal.prompt.press("Enter");
  await expect(terminal.output).toContainText("['base.fc.weight', 'loss']");
  watch.expectQuiet();
});

test("an endless loop is stopped, input() asks, the prompt goes on, and the code is still there after a reload", async ({
  page,
}) => {
  const terminal = new Bench(page);
  await terminal.open();
  await terminal.bench.locator(".code").first().focus();
  await expect(terminal.editor).toBeFocused();
  // Tab belongs to the editor; after Escape it moves on.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(terminal.output).toBeFocused();
  await terminal.write("count = 0\nwhile True:\n    count += 1\n");
  await terminal.runWithKeys();
  await expect(terminal.bench.locator(".elapsed")).toBeVisible({ timeout: 90_000 });
  const stoppedAt = Date.now();
  await terminal.button("Stop").click();
  await expect(terminal.state).toHaveText("止めました");
  expect(Date.now() - stoppedAt).toBeLessThan(1500);
  await terminal.prompt.fill("count > 10");
  await terminal.prompt.press("Enter");
  await expect(terminal.output).toContainText("True");
  await terminal.prompt.press("ArrowUp");
  await expect(terminal.prompt).toHaveValue("count > 10");
  // A block goes on, indented, until an empty line ends it.
  await terminal.prompt.fill("for i in range(2):");
  await terminal.prompt.press("Enter");
  await expect(terminal.prompt).toHaveValue("for i in range(2):\n    ");
  await page.keyboard.type("print('turn', i)");
  await page.keyboard.press("Enter");
  await expect(terminal.prompt).toHaveValue(/turn', i\)\n {4}$/);
  await page.keyboard.press("Enter");
  await expect(terminal.output).toContainText("turn 1");

  await terminal.write('name = input("who? ")\nprint("hello", name)\n1 / 0\n');
  await terminal.runWithKeys();
  const asks = terminal.bench.locator(".asks input");
  await expect(asks).toBeVisible();
  await asks.fill("Aki");
  await asks.press("Enter");
  await expect(terminal.output).toContainText("hello Aki");
  await expect(terminal.output).toContainText("ZeroDivisionError");
  await terminal.output.getByRole("button", { name: "line 3" }).click();
  await expect(terminal.editor).toBeFocused();
  await expect(terminal.bench.locator(".cm-line.bad")).toContainText("1 / 0");
  await expect(terminal.bench.locator(".kept")).toHaveText("保存済み");

  await page.reload();
  await terminal.ready();
  await expect(terminal.bench.locator(".code").first()).toContainText("who?");
  await terminal.button("そのほか").click();
  await page.getByRole("button", { name: "保存された版" }).click();
  await expect(page.getByRole("dialog").locator(".versions li").first()).toContainText("いまの版");
  await page.keyboard.press("Escape");
  await terminal.button("Reset：コードを最初に戻す").click();
  await page.getByRole("dialog").getByRole("button", { name: "戻す", exact: true }).click();
  await expect(terminal.bench.locator(".code").first()).toContainText("resnet18");
  await terminal.button("元に戻す").click();
  await expect(terminal.bench.locator(".code").first()).toContainText("who?");
});

test("the pretrained base is used on the photos, and the loss is drawn", async ({ page }) => {
  const terminal = new Bench(page, 1);
  await terminal.open();
  await terminal.button("Run").click();
  await expect(terminal.output).toContainText("features (70, 576)", { timeout: 120_000 });
  await expect(terminal.output.locator("img")).toBeVisible({ timeout: 60_000 });
  await terminal.ended();
  await expect(terminal.bench.locator(".checks li.met")).toHaveCount(3);
});

test("two windows do not overwrite each other: the later one chooses, and nothing is lost", async ({ page }) => {
  const first = new Bench(page);
  await first.open();
  const other = await page.context().newPage();
  const second = new Bench(other);
  await second.open();
  await first.write("print('first')\n");
  await expect(first.bench.locator(".kept")).toHaveText("保存済み");
  await second.write("print('second')\n");
  await expect(second.bench.locator(".stale")).toBeVisible();
  await second.button("両方を見る").click();
  await expect(other.getByRole("dialog")).toContainText("print('first')");
  await other.getByRole("dialog").getByRole("button", { name: "こちらを使う" }).click();
  await expect(second.bench.locator(".kept")).toHaveText("保存済み");
  await expect(second.editor).toContainText("second");
});

test("a reader who is not signed in runs code, which stays in the browser", async ({ newBrowser }) => {
  const context = await newBrowser({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const terminal = new Bench(page);
  await terminal.open();
  await expect(terminal.bench).toContainText("サインインしていなくても動かせます");
  await terminal.write("import torch\nprint(torch.arange(3).sum())\n");
  await terminal.button("Run").click();
  await expect(terminal.output).toContainText("tensor(3)", { timeout: 90_000 });
  await page.reload();
  await terminal.ready();
  await expect(terminal.bench.locator(".code").first()).toContainText("arange");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
});
