import type { Page } from "@playwright/test";
import { expect, seriousViolations, signInQuietly, test } from "../fixtures.ts";

const labPath = "/labs/foodvision-head";

/** Opens the lab and waits until the engine has chosen what to compute on. */
async function openLab(page: Page, locale: "ja" | "en" = "en"): Promise<void> {
  await page.goto(`/${locale}${labPath}`);
  await expect(trainButton(page)).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
}
const trainButton = (page: Page) => page.locator(".go .btn.warm");
const choosePhotos = (page: Page, perClass: number) => page.getByRole("radio", { name: `${perClass} a class` }).click();
const scores = (page: Page) => page.locator(".versus .big");
const rows = (page: Page) => page.locator("#compare tbody tr");

/** Trains on ten photos a class, and waits for its score and the control's. */
async function train(page: Page): Promise<void> {
  await choosePhotos(page, 10);
  await trainButton(page).click();
  await expect(scores(page)).toHaveCount(2, { timeout: 120_000 });
}

test.describe("the lab", () => {
  test.slow();

  test("trains a head, shows what pretraining gives, and keeps both runs for every browser", async ({
    page,
    newBrowser,
    learner,
    watch: _watch,
  }) => {
    await openLab(page);
    await choosePhotos(page, 10);
    await trainButton(page).click();
    // While it trains nothing tells how it does on held-out photos.
    await expect(page.locator(".live-run .chip .live")).toBeVisible();
    await expect(page.locator(".versus, .look")).toHaveCount(0);
    await expect(scores(page)).toHaveCount(2, { timeout: 120_000 });
    const [pretrained = 0, random = 0] = (await scores(page).allInnerTexts()).map(Number.parseFloat);
    expect(pretrained).toBeGreaterThan(60);
    expect(random).toBeLessThan(pretrained - 20);
    await expect(page.locator(".versus .detail").first()).toHaveText(/^\d+ of \d+, 95 % interval \d+ to \d+$/);
    await expect(rows(page)).toHaveCount(2);

    // Two runs over one another.
    for (const run of ["Compare run 1", "Compare run 2"]) await page.getByRole("checkbox", { name: run }).check();
    await page.getByRole("button", { name: "Compare 2 runs" }).click();
    await expect(page.getByRole("dialog").locator(".compared li")).toHaveCount(2);
    await expect(page.getByRole("dialog").getByRole("row", { name: /^Backbone differs/ })).toBeVisible();
    await expect(page.getByRole("dialog").locator(".compare-curves .linechart")).toHaveCount(4);
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");

    // A cell of the confusion matrix opens its photos.
    const cell = page.locator(".cm td button").first();
    await cell.click();
    await expect(cell).toHaveAttribute("aria-pressed", "true");
    await expect(page.locator(".opened .picks button")).toHaveCount(Number(await cell.textContent()));
    expect(await seriousViolations(page)).toEqual([]);

    // Another browser, later: both runs are there, and one opens whole.
    const other = await newBrowser();
    await signInQuietly(other, learner);
    const again = await other.newPage();
    await again.goto("/en/experiments");
    await expect(again.locator("#experiments tbody tr")).toHaveCount(2);
    await again.getByRole("link", { name: "Run 1" }).click();
    await expect(again.getByRole("heading", { level: 1 })).toHaveText("Run 1");
    await expect(again.locator(".score b")).toHaveText(`${pretrained.toFixed(1)} %`);
    await expect(again.getByRole("img", { name: /head.weight as colours, 7 rows by 576 columns/ })).toBeVisible();
    expect(await seriousViolations(again)).toEqual([]);

    // The head is a file, and a snapshot of it another.
    const [file] = await Promise.all([
      again.waitForEvent("download"),
      again.getByRole("button", { name: "Download the head" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("thaw-head-1.safetensors");
    await again.getByRole("button", { name: "Take a snapshot" }).click();
    await again.getByRole("dialog").getByLabel("Name").fill("ヘッド一号");
    await again.getByRole("dialog").getByLabel("Which values").selectOption("both");
    await again.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await again.getByRole("link", { name: "Compare them" }).click();
    for (const moment of ["before", "after"]) {
      const chosen = again.locator("select option:checked", { hasText: `ヘッド一号, ${moment} training` });
      await expect(chosen, moment).toHaveCount(1);
    }
    // Every weight of the head has moved, or nearly.
    await expect(again.locator(".tensor-figures")).toContainText(/of (4,032|7)\b/);
    expect(await seriousViolations(again)).toEqual([]);
  });

  test("a run that is done again gives the same head, bit for bit, and needs no features", async ({ page }) => {
    await openLab(page);
    await train(page);
    await expect(rows(page)).toHaveCount(2);
    const started = Date.now();
    await page.getByRole("button", { name: "More for run 1" }).click();
    await page.locator(".pop:popover-open").getByRole("button", { name: "Run again" }).click();
    await expect(page.getByText("Identical weights: the head of run 3 is that of run 1")).toBeVisible({
      timeout: 60_000,
    });
    await expect(rows(page)).toHaveCount(4, { timeout: 60_000 });
    expect(Date.now() - started).toBeLessThan(20_000);
    const heads = await page.evaluate(async () => {
      const { experiments } = await (await fetch("/api/v1/experiments")).json();
      const whole = await Promise.all(
        experiments.map(
          async ({ id }: { id: string }) => (await (await fetch(`/api/v1/experiments/${id}`)).json()).experiment,
        ),
      );
      return whole.map(({ backbone, head }) => ({ backbone, head }));
    });
    await page.getByRole("link", { name: "Run 3" }).first().click();
    await expect(page.getByText("The same weights came of:")).toBeVisible();
    for (const backbone of ["mobilenet-v3-small", "random-twin"]) {
      const [first, second] = heads.filter((experiment) => experiment.backbone === backbone);
      expect(first?.head.length).toBeGreaterThan(20_000);
      expect(second?.head).toBe(first?.head);
    }
  });

  test("a note stays, and a deleted run is gone after a reload", async ({ page }) => {
    await openLab(page);
    await train(page);
    await page.getByRole("button", { name: "More for run 1" }).click();
    await page.getByRole("button", { name: "Write a note" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("ten a class");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(rows(page).filter({ hasText: "ten a class" })).toHaveCount(1);
    await page.getByRole("button", { name: "More for run 2" }).click();
    await page.locator(".pop:popover-open").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(rows(page)).toHaveCount(1);
    await page.reload();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText("ten a class");
    // Coming back offers the last run.
    await page.getByRole("button", { name: "Show it here" }).click();
    await expect(scores(page)).toHaveCount(1);
  });

  test("Cancel stops a run at once and keeps nothing of it", async ({ page }) => {
    await openLab(page);
    await trainButton(page).dblclick();
    await expect(page.locator(".live-head")).toContainText(/of \d+ photos/);
    await page.getByRole("button", { name: "Cancel" }).first().click();
    await expect(page.locator(".live-run .chip")).toHaveText("Cancelled");
    await expect(trainButton(page)).toBeEnabled();
    await expect(rows(page)).toHaveCount(0);
  });

  test("a run that can't be sent waits here, under its learner alone, and is sent once", async ({ page }) => {
    await openLab(page);
    await page.route("**/api/v1/experiments", (route) =>
      route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue(),
    );
    await train(page);
    await expect(page.getByText("2 experiments wait on this device to be sent.")).toBeVisible();
    await expect(rows(page)).toHaveCount(0);

    // Somebody else on the same computer sees nothing of it.
    await page.unroute("**/api/v1/experiments");
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.goto(`/en${labPath}`);
    await expect(page.getByRole("link", { name: "Sign in to keep it" })).toBeVisible();
    await expect(page.getByText(/wait on this device/)).toHaveCount(0);

    await page.context().addCookies(cookies);
    await page.goto(`/en${labPath}`);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByText(/wait on this device/)).toHaveCount(0);
    await page.reload();
    await expect(rows(page)).toHaveCount(2);
  });

  test("one may train without an account, and take the run along when one signs in", async ({
    newBrowser,
    learner,
  }) => {
    const context = await newBrowser();
    const page = await context.newPage();
    await openLab(page);
    await train(page);
    await expect(page.getByText(/You can train without an account/)).toBeVisible();
    await signInQuietly(context, learner);
    await page.goto(`/en${labPath}`);
    await expect(rows(page)).toHaveCount(0);
    await page.getByRole("button", { name: "Keep" }).click();
    await expect(rows(page)).toHaveCount(2);
  });

  test("fits a phone in Japanese, photos to comparison, by keyboard too", async ({ newBrowser, learner }) => {
    const context = await newBrowser({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await signInQuietly(context, learner);
    const page = await context.newPage();
    await page.goto(`/ja${labPath}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("7つの料理のヘッドをとかす");
    const start = page.locator(".lab-dock .btn.warm");
    await expect(start).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
    await page.getByRole("radio", { name: "10枚" }).focus();
    await page.keyboard.press("Space");
    await start.focus();
    await page.keyboard.press("Enter");
    await expect(scores(page)).toHaveCount(2, { timeout: 120_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await seriousViolations(page)).toEqual([]);
  });
});

test("photos of the server's split answer 404, however they are asked for", async ({ request }) => {
  const spellings = [
    "/photos/foodvision/server/burger/001.jpg",
    "/photos/foodvision/train/..%2fserver/burger/001.jpg",
    "/photos/foodvision/%73erver/burger/001.jpg",
    "/photos/foodvision/train/%2e%2e/server/burger/001.jpg",
    "/photos/foodvision/manifest.json",
  ];
  for (const path of spellings) expect((await request.get(path)).status(), path).toBe(404);
  const { photos, classes } = await (await request.get("/api/v1/labs/foodvision-head")).json();
  const ofClass = (id: string) => photos.filter((photo: { class: string }) => photo.class === id);
  for (const { id } of classes) expect(ofClass(id).length, id).toBeGreaterThan(20);
  expect(classes).toHaveLength(7);
  expect(JSON.stringify(photos)).not.toContain("server/");
  const photo = await request.get(photos[0].url);
  expect(photo.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
});
