import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Download, Page } from "@playwright/test";
import { expect, seriousViolations, test } from "../fixtures.ts";

const run = promisify(execFile);
const python = process.env.THAW_PYTHON ?? "python3";
const hasTorch = await run(python, ["-c", "import torch, torchvision, PIL"]).then(
  () => true,
  () => false,
);

interface Kept {
  experiment: {
    evaluation: {
      heldOut: { classes: string[]; photos: { path: string; predicted: number; probabilities: number[] }[] };
    };
  };
}

/** Trains on ten photos a class, and opens the page of the first run. */
async function openTrainedRun(page: Page): Promise<void> {
  await page.goto("/en/labs/foodvision-head");
  const go = page.locator(".go .btn.warm");
  await expect(go).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
  await page.getByRole("radio", { name: "10 a class" }).click();
  await go.click();
  await expect(page.locator(".versus .big")).toHaveCount(2, { timeout: 120_000 });
  await page.goto("/en/experiments");
  await page.getByRole("link", { name: "Run 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Run 1");
}

async function exported(page: Page, name: string): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Export ${name}` }).click(),
  ]);
  await expect(page.getByText(`${file.suggestedFilename()} (`)).toBeVisible();
  return file;
}

test("a trained classifier is taken away in every format, predicts the same elsewhere, and its head comes back", async ({
  page,
  watch: _watch,
}) => {
  test.setTimeout(240_000);
  const folder = await mkdtemp(path.join(os.tmpdir(), "thaw-export-"));
  await openTrainedRun(page);
  const id = page.url().split("/").at(-1);
  const kept = (await (await page.request.get(`/api/v1/experiments/${id}`)).json()) as Kept;
  const { photos } = kept.experiment.evaluation.heldOut;
  const photo = photos[0];
  const address = await page.locator(".look img").first().getAttribute("src");
  if (!photo || !address) throw new Error("the run has no held-out photo");
  expect(await seriousViolations(page)).toEqual([]);

  // While a file is made, the page goes on: no task of more than 50 ms.
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: "longtask" });
  });
  const files = new Map<string, string>();
  for (const [name, file] of [
    ["PyTorch", "thaw-run-1-pytorch.zip"],
    ["safetensors", "thaw-run-1-safetensors.zip"],
    ["ONNX", "thaw-run-1-onnx.zip"],
    ["Demo page", "thaw-run-1-demo.html"],
  ] as const) {
    const download = await exported(page, name);
    expect(download.suggestedFilename()).toBe(file);
    files.set(name, path.join(folder, file));
    await download.saveAs(path.join(folder, file));
  }
  const longest = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
  expect(longest).toBeLessThanOrEqual(50);

  // The photo that the run's own figures speak of, by its address on the page.
  const photoFile = path.join(folder, "photo.jpg");
  const pictured = await page.request.get(new URL(address, page.url()).href);
  await writeFile(photoFile, await pictured.body());

  // The demo, from the disk.
  const demo = await page.context().newPage();
  await demo.goto(pathToFileURL(files.get("Demo page") ?? "").href);
  await demo.getByLabel("Choose a photo").setInputFiles(photoFile);
  await expect(demo.getByRole("listitem")).toHaveCount(7);
  const [said = ""] = await demo.getByRole("status").allTextContents();
  const [, demoClass = "", demoShare = ""] = /^(.+), ([\d.]+)% /.exec(said) ?? [];
  await demo.close();

  if (hasTorch) {
    await run(python, ["-m", "zipfile", "-e", files.get("PyTorch") ?? "", folder]);
    const { stdout } = await run(python, [path.join(folder, "load.py"), photoFile], { timeout: 90_000 });
    const [, torchClass, torchShare] = /: (.+) ([\d.]+)\s*$/.exec(stdout) ?? [];
    expect(torchClass).toBe(demoClass);
    expect(Math.abs(Number(torchShare) * 100 - Number(demoShare))).toBeLessThan(1);
  }

  // A head comes back: the one that "Download the head" saves scores what the run scored.
  const [head] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the head" }).click(),
  ]);
  const headFile = path.join(folder, "head.safetensors");
  await head.saveAs(headFile);
  await page.getByLabel("Choose a .safetensors file").setInputFiles(headFile);
  const right = page.getByText(/^\d+ of \d+ held-out photos right/);
  await expect(right).toBeVisible({ timeout: 60_000 });
  const count = /^\d+ of \d+/.exec((await right.textContent()) ?? "")?.[0];
  await expect(page.getByText(`This run's own head had ${count}.`)).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  expect((await exported(page, "ONNX")).suggestedFilename()).toBe("thaw-run-1-imported-onnx.zip");
  await page.getByRole("button", { name: "Back to the run's own head" }).click();

  await page.getByLabel("Choose a .safetensors file").setInputFiles(photoFile);
  await expect(page.getByText("There is no head in this file.")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousViolations(page)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});
