import { expect, seriousViolations, test } from "../fixtures.ts";
import config from "../playwright.config.ts";

const { launchOptions } = config.use ?? {};
test.use({
  permissions: ["camera"],
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  },
});

test("the camera takes many while its button is held, and then says what it sees", async ({ page, watch: _watch }) => {
  test.slow();
  await page.goto("/en/labs/foodvision-head");
  await page.getByRole("radio", { name: "My own" }).click();
  for (const name of ["One", "Two"]) {
    await page.getByRole("button", { name: "New class" }).click();
    await page.getByRole("textbox", { name: "Name of the class" }).fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("region", { name })).toBeVisible();
    await page.getByRole("button", { name: "Camera" }).click();
    await page.getByRole("combobox", { name: "Into the class" }).selectOption(name);
    const hold = page.getByRole("button", { name: "Hold to take" });
    await expect(hold).not.toHaveAttribute("aria-disabled", "true");
    await hold.focus();
    await page.keyboard.down("Space");
    await page.waitForTimeout(2500);
    await page.keyboard.up("Space");
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    const count = page.getByRole("region", { name }).locator("header span");
    await expect.poll(async () => Number(await count.textContent()), { timeout: 20_000 }).toBeGreaterThan(4);
  }
  const train = page.locator(".go .btn.warm");
  await expect(train).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
  await train.click();
  await expect(page.locator(".versus .big")).toHaveCount(2, { timeout: 120_000 });
  await page.getByRole("button", { name: "Camera" }).click();
  const seen = page.getByRole("region", { name: "What the trained head sees" });
  await expect(seen.locator("dt")).toHaveText(["One", "Two"]);
  await page.waitForTimeout(2000);
  test.info().annotations.push({ type: "rate", description: (await seen.locator("p").textContent()) ?? "" });
  expect(await seriousViolations(page)).toEqual([]);
});
