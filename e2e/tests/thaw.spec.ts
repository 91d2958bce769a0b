import { expect, seriousViolations, test } from "../fixtures.ts";

test("the last block is thawed by keyboard, trains, and its cost is foretold, measured and kept", async ({
  page,
  watch: _watch,
}) => {
  test.slow();
  await page.goto("/en/labs/foodvision-head");
  const go = page.locator(".go .btn.warm");
  await expect(go).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
  await page.getByRole("radio", { name: "10 a class" }).click();
  await page.getByLabel("Epochs").fill("2");

  const slider = page.getByRole("slider", { name: "Thawed blocks" });
  await expect(slider).toHaveAttribute("aria-valuetext", "none: the whole backbone is frozen");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "last block: 0.06 M weights");
  await expect(page.locator(".tower .slab.thawed")).toHaveText(["features.12", "head"]);
  await expect(page.getByText(/^Estimate: [\d.]+ MB of memory, [\d.]+ (sec|ms) of training$/)).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);

  await go.click();
  await expect(page.locator(".versus .big")).toHaveCount(2, { timeout: 120_000 });
  const [score = ""] = await page.locator(".versus .big").allInnerTexts();
  expect(Number.parseFloat(score)).toBeGreaterThan(60);
  await expect(page.getByText(/^Measured: [\d.]+ MB of memory/)).toBeVisible();

  await page.goto("/en/experiments");
  await page.getByRole("link", { name: "Run 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Run 1");
  await expect(page.getByText("last block (0.06 M weights, learning rate 0.0001)")).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export ONNX" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("thaw-run-1-onnx.zip");
});
