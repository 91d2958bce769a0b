import type { Page } from "@playwright/test";
import { expect, seriousViolations, test } from "../fixtures.ts";

/** Pixels by which the page is wider than its window. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** Whether anything was drawn on a canvas. */
const isDrawn = (page: Page, selector: string) =>
  page.locator(selector).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
    return new Set(data).size > 8;
  });

test.describe("looking into the lab, on a phone and by keyboard", () => {
  test.slow();
  test.beforeEach(({ page }) => page.setViewportSize({ width: 390, height: 844 }));

  test("walks through the layers before any training, beside random weights", async ({ page, watch: _watch }) => {
    await page.goto("/en/labs/foodvision-head");
    await page.locator(".seeing-picks button").first().focus();
    await page.keyboard.press("Enter");
    const layer = page.getByRole("slider", { name: "Layer" });
    await expect(layer).toHaveAttribute("aria-valuetext", "features.0, convolution, 16 channels of 112 × 112", {
      timeout: 45_000,
    });
    const columns = page.locator(".channels");
    await expect(columns).toHaveCount(2);
    await expect(columns.nth(1).getByRole("heading")).toHaveText("Random twin");
    await layer.focus();
    await page.keyboard.press("End");
    await expect(layer).toHaveAttribute("aria-valuetext", "features.12, convolution, 576 channels of 7 × 7");
    const large = page.getByRole("img", { name: /^Channel \d+ of features.12, laid over the photo$/ });
    await expect(large).toHaveCount(2);
    await expect.poll(() => isDrawn(page, ".channels.warm .channel-large")).toBe(true);
    const second = columns.first().getByRole("button", { name: /number 2 by activity/ });
    await second.focus();
    await page.keyboard.press("Enter");
    await expect(second).toHaveAttribute("aria-pressed", "true");
    await expect(columns.first().locator(".cap")).toContainText("number 2 by activity");
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });

  test("finds a photo on the map of features, and sees why the head said what it said", async ({
    page,
    watch: _watch,
  }) => {
    await page.goto("/en/labs/foodvision-head");
    const train = page.locator(".lab-dock .btn.warm");
    await expect(train).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
    await page.getByRole("radio", { name: "10 a class" }).click();
    await train.click();
    await expect(page.locator(".versus .big")).toHaveCount(2, { timeout: 120_000 });

    const map = page.getByRole("region", { name: "Map of the features" });
    const cursor = map.locator(".map-cursor");
    await expect(cursor).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => isDrawn(page, ".map-ground canvas")).toBe(true);
    await cursor.focus();
    const before = await cursor.getAttribute("style");
    await page.keyboard.press("ArrowRight");
    expect(await cursor.getAttribute("style")).not.toBe(before);
    await map.getByRole("button", { name: /^burger \d+$/ }).click();
    await expect(map.getByRole("button", { name: /^burger \d+$/ })).toHaveAttribute("aria-pressed", "false");
    await cursor.focus();
    await page.keyboard.press("Enter");

    // The photo by itself: where the evidence lies, what is said, what is near by either backbone.
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("img", { name: /^Map of the evidence for .+: strongest / })).toBeVisible();
    await expect.poll(() => isDrawn(page, "dialog .evidence-over canvas")).toBe(true);
    await expect(dialog.locator(".bars dt")).toHaveCount(7);
    await expect(dialog.locator(".near-row")).toHaveCount(2);
    await expect(dialog.locator(".near-row button")).toHaveCount(8);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.keyboard.press("Escape");
    await expect(cursor).toBeFocused();

    // The same by UMAP and in words.
    await map.getByRole("radio", { name: "UMAP" }).click();
    await map.getByText("Read it as a table").click({ timeout: 60_000 });
    await expect(map.locator("tbody tr")).toHaveCount(40);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });
});
