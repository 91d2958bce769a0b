import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { expect, seriousViolations, test } from "../fixtures.ts";
import { predictWithOnnx } from "../predict-with-onnx.ts";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");
/** torchvision's MobileNetV2, its state dict as real PyTorch saved it. */
const golden = path.join(root, "packages/tl-engine/test/golden/networks/mobilenet_v2.zip.pth.gz");
const command = path.join(root, "packages/tl-engine/src/cli/backbone.ts");

interface Kept {
  experiment: {
    backbone: string;
    settings: { backend: string };
    evaluation: { heldOut: { photos: { path: string; probabilities: number[] }[] } };
  };
}

test("a backbone that an operator adds is offered in the lab, learned on, and taken away", async ({
  page,
  site,
  watch: _watch,
}) => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), "thaw-added-"));
  const backbone = (...words: string[]) =>
    run(process.execPath, [command, ...words], { env: { ...process.env, THAW_DATA_DIR: site.dataDir } });
  const file = path.join(folder, "brought.pth");
  await writeFile(file, gunzipSync(await readFile(golden)));
  await backbone("add", "mobilenet_v2", "--file", file);

  const fetched: string[] = [];
  page.on("request", (request) => {
    if (/\/backbones\/.+\/weights\//.test(request.url())) fetched.push(request.url());
  });
  await page.goto("/en/labs/foodvision-head");
  const pick = page.locator(".pick", { hasText: "MobileNetV2" });
  await expect(pick).toContainText("14.2 MB · 1280-d · 299 M MACs", { timeout: 45_000 });
  await expect(pick).toContainText("brought.pth");
  await pick.click();
  await expect(page.locator(".tower")).toContainText("1280 → 7");
  expect(fetched).toEqual([]);
  await page.getByRole("radio", { name: "10 a class" }).click();
  await page.locator(".go .btn.warm").click();
  await expect(page.locator(".versus .big")).toHaveCount(2, { timeout: 150_000 });
  expect(fetched.length).toBeGreaterThan(0);
  await expect(page.locator(".versus")).toContainText("MobileNetV2");
  const rows = page.locator("#compare tbody tr");
  await expect(rows).toHaveCount(2);
  expect(await seriousViolations(page)).toEqual([]);

  // The list by backbone; then the run's own page, and its classifier in onnxruntime.
  await page.getByRole("combobox", { name: "Backbone" }).selectOption({ label: "MobileNetV2" });
  await expect(rows).toHaveCount(1);
  await page.getByRole("link", { name: "Run 1" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Run 1");
  const id = page.url().split("/").at(-1);
  const { experiment } = (await (await page.request.get(`/api/v1/experiments/${id}`)).json()) as Kept;
  expect(experiment).toMatchObject({ backbone: "mobilenet_v2", settings: { backend: "wasm" } });
  await expect(page.getByRole("img", { name: /head.weight as colours, 7 rows by 1,?280 columns/ })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export ONNX" }).click(),
  ]);
  const zip = path.join(folder, download.suggestedFilename());
  await download.saveAs(zip);
  const heldOut = experiment.evaluation.heldOut.photos.slice(0, 3);
  const bytes = await Promise.all(
    heldOut.map(({ path: photo }) => readFile(path.join(root, "courses/foodvision/images", photo))),
  );
  const said = await predictWithOnnx(zip, bytes, { resize: 232, crop: 224 });
  for (const [at, { probabilities }] of heldOut.entries()) {
    for (const [label, share] of probabilities.entries()) {
      expect(Math.abs(share - (said[at]?.[label] ?? 2))).toBeLessThan(1e-3);
    }
  }

  // Taken away again: the run stays readable, and the lab says why it can't be repeated.
  await backbone("remove", "mobilenet_v2");
  await page.getByRole("link", { name: "Run again" }).click();
  await expect(page.getByText("Run 1 stands on MobileNetV2, which this site has not now")).toBeVisible({
    timeout: 60_000,
  });
  await expect(pick).toHaveCount(0);
  await rm(folder, { recursive: true, force: true });
});
