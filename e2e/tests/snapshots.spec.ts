import type { Page } from "@playwright/test";
import { writeSafetensors } from "@thaw/tl-engine/safetensors/write-safetensors";
import { expect, seriousViolations, test } from "../fixtures.ts";

const floats = (name: string, shape: number[], at: (index: number) => number) => ({
  name,
  dtype: "F32" as const,
  shape,
  bytes: new Uint8Array(
    Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, index) => at(index)).buffer,
  ),
});

/** Keeps a file as a program in the page would. */
async function keep(page: Page, name: string, file: Uint8Array): Promise<string> {
  const response = await page.request.post(`/api/v1/snapshots?name=${encodeURIComponent(name)}`, {
    data: Buffer.from(file),
    headers: { "content-type": "application/octet-stream" },
  });
  expect(response.status()).toBe(201);
  return (await response.json()).snapshot.id;
}

test("kept tensors are listed, opened, compared, taken away and deleted, by keyboard too", async ({
  page,
  watch: _watch,
}) => {
  const wave = (index: number) => Math.sin(index / 7) / 10;
  await keep(page, "学習前", writeSafetensors([floats("fc.weight", [7, 64], wave), floats("fc.bias", [7], wave)]));
  await keep(
    page,
    "学習後",
    writeSafetensors([
      floats("fc.weight", [7, 64], (index) => wave(index) + (index === 130 ? 0.5 : 0)),
      floats("conv", [4, 3, 9, 9], wave),
    ]),
  );
  await page.goto("/en/snapshots");
  await expect(page.locator(".kept > li")).toHaveCount(2);
  await expect(page.locator(".quota")).toContainText("2 of 200");
  expect(await seriousViolations(page)).toEqual([]);

  // One is opened: figures, a slice, a value under the arrow keys, a file for NumPy.
  await page.getByRole("link", { name: "学習後", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("学習後");
  await expect(page.getByText('thaw.load_snapshot("学習後")')).toBeVisible();
  const conv = page.getByRole("region", { name: "conv" });
  await conv.getByRole("radio", { name: "Heat map" }).click();
  await conv.getByLabel(/^Axis 0/).focus();
  await page.keyboard.press("ArrowRight");
  await expect(conv.locator("legend code")).toHaveText("[1, 0, :, :]");
  const cells = conv.getByRole("slider", { name: /conv as colours, 9 rows by 9 columns/ });
  await cells.focus();
  await page.keyboard.press("ArrowRight");
  await expect(cells).toHaveAttribute("aria-valuetext", /^\[1, 0, 0, 0\] /);
  const [npy] = await Promise.all([
    page.waitForEvent("download"),
    conv.getByRole("link", { name: "Download .npy" }).click(),
  ]);
  expect(npy.suggestedFilename()).toBe("conv.npy");
  expect(await seriousViolations(page)).toEqual([]);

  // Two are compared: where they differ, and by how much.
  await page.goto("/en/snapshots");
  for (const name of ["学習前", "学習後"]) await page.getByRole("checkbox", { name: `Choose “${name}”` }).check();
  await page.getByRole("link", { name: "Compare two" }).click();
  await expect(page.getByText("at [2, 2]")).toBeVisible();
  await expect(page.locator(".tensor-figures").getByText("447 of 448")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("group", { name: "Second" }).getByLabel("Tensor").selectOption("conv");
  await expect(page.getByText("The shapes differ", { exact: false })).toBeVisible();

  // One is deleted, after it was asked.
  await page.goto("/en/snapshots");
  await page.getByRole("button", { name: "Delete “学習前”" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(".kept > li")).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".kept > li")).toHaveCount(1);
});

test("offline, the list stays and says what has to wait", async ({ page }) => {
  await keep(page, "here", writeSafetensors([floats("w", [3], (index) => index)]));
  await page.goto("/en/snapshots");
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. The list is as it was loaded", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete “here”" })).toBeDisabled();
  await page.context().setOffline(false);
  await expect(page.getByRole("button", { name: "Delete “here”" })).toBeEnabled();
});
