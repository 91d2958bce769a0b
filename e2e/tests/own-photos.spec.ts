import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { expect, seriousViolations, test } from "../fixtures.ts";
import { predictWithOnnx } from "../predict-with-onnx.ts";

const run = promisify(execFile);
const python = process.env.THAW_PYTHON ?? "python3";
const hasTorch = await run(python, ["-c", "import torch, torchvision, PIL"]).then(
  () => true,
  () => false,
);

const imagesFolder = path.resolve(import.meta.dirname, "../../courses/foodvision/images/train");

/** Photos of a class, as files that a learner would bring. */
function photosOf(name: string, count: number) {
  const folder = path.join(imagesFolder, name);
  return readdirSync(folder)
    .filter((file) => /\.(?:jpe?g|png|webp)$/.test(file))
    .sort()
    .slice(0, count)
    .map((file) => ({
      name: `${name}-${file}`,
      mimeType: "image/jpeg",
      buffer: readFileSync(path.join(folder, file)),
    }));
}

async function openOwnPhotos(page: Page): Promise<void> {
  await page.goto("/en/labs/foodvision-head");
  await page.getByRole("radio", { name: "My own" }).click();
}

async function makeClass(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New class" }).click();
  await page.getByRole("textbox", { name: "Name of the class" }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name })).toBeVisible();
}

async function addTo(page: Page, name: string, files: ReturnType<typeof photosOf>): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: `Add photos to ${name}` }).click();
  await (await chooser).setFiles(files);
  await expect(page.locator(".own .note").filter({ hasText: "added." })).toBeVisible({ timeout: 40_000 });
}

/** Drops files on a class, as from the system's file manager. */
async function dropOn(page: Page, name: string, files: ReturnType<typeof photosOf>): Promise<void> {
  const list = files.map((file) => ({ name: file.name, bytes: file.buffer.toString("base64") }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of list) {
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))], name));
    }
    return transfer;
  }, list);
  const column = page.getByRole("region", { name });
  await column.dispatchEvent("dragover", { dataTransfer });
  await column.dispatchEvent("drop", { dataTransfer });
  await expect(page.locator(".own .note").filter({ hasText: "added." })).toBeVisible({ timeout: 40_000 });
}

interface Kept {
  experiment: { evaluation: { heldOut: { photos: { path: string; probabilities: number[] }[] } } };
}

async function exported(page: Page, name: string, folder: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Export ${name}` }).click(),
  ]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** The run's own page: its classifier leaves, and onnxruntime and PyTorch say of the held-out photos what it said. */
async function expectSameElsewhere(page: Page, photos: ReturnType<typeof photosOf>): Promise<void> {
  const id = page.url().split("/").at(-1);
  const kept = (await (await page.request.get(`/api/v1/experiments/${id}`)).json()) as Kept;
  const bySha256 = new Map(photos.map((photo) => [createHash("sha256").update(photo.buffer).digest("hex"), photo]));
  const heldOut = kept.experiment.evaluation.heldOut.photos.map((photo) => {
    const file = bySha256.get(photo.path.split("/")[2] ?? "");
    if (!file) throw new Error(`${photo.path} is none of the photos that were added`);
    return { ...photo, bytes: file.buffer };
  });
  expect(heldOut.length).toBeGreaterThan(2);
  const folder = await mkdtemp(path.join(os.tmpdir(), "thaw-own-"));
  const onnx = await predictWithOnnx(
    await exported(page, "ONNX", folder),
    heldOut.map(({ bytes }) => new Uint8Array(bytes)),
  );
  for (const [at, { probabilities }] of heldOut.entries()) {
    for (const [label, share] of probabilities.entries()) {
      expect(Math.abs(share - (onnx[at]?.[label] ?? 2))).toBeLessThan(1e-3);
    }
  }
  if (hasTorch) {
    await run(python, ["-m", "zipfile", "-e", await exported(page, "PyTorch", folder), folder]);
    const files = await Promise.all(
      heldOut.map(async ({ bytes }, at) => {
        const file = path.join(folder, `${at}.jpg`);
        await writeFile(file, bytes);
        return file;
      }),
    );
    const { stdout } = await run(python, [path.join(folder, "load.py"), ...files], { timeout: 90_000 });
    const shares = [...stdout.matchAll(/ ([\d.]+)\s*$/gm)].map(([, share]) => Number(share));
    expect(shares).toHaveLength(heldOut.length);
    for (const [at, { probabilities }] of heldOut.entries()) {
      expect(Math.abs(Math.max(...probabilities) - (shares[at] ?? 2))).toBeLessThan(5e-3);
    }
  }
  await rm(folder, { recursive: true, force: true });
}

const countOf = (page: Page, name: string) => page.getByRole("region", { name }).locator("header span");
const trainButton = (page: Page) => page.locator(".go .btn.warm");

test.describe("photos of one's own", () => {
  test.slow();

  test("are kept on the device, trained on, and leave and come back as a zip", async ({ page, watch: _watch, sql }) => {
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await openOwnPhotos(page);
    await expect(page.getByText("Drop photos, folders or a zip here")).toBeVisible();
    await makeClass(page, "My pizza");
    await makeClass(page, "My sushi");
    await addTo(page, "My pizza", photosOf("pizza", 8));
    await expect(trainButton(page)).toHaveAttribute("aria-disabled", "true");
    const sushi = photosOf("sushi", 8);
    const again = photosOf("pizza", 1).map((photo) => ({ ...photo, name: "again.jpg" }));
    const notes = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("not a photo") };
    await dropOn(page, "My sushi", [...sushi, notes, ...again]);
    await expect(page.locator(".skipped")).toContainText("notes.txt");
    await expect(page.locator(".skipped")).toContainText("the same photo is in My pizza");
    await expect(countOf(page, "My sushi")).toHaveText("8");
    expect(await seriousViolations(page)).toEqual([]);

    // Another tab has them at once, and after a reload they are there.
    const other = await page.context().newPage();
    await openOwnPhotos(other);
    await expect(countOf(other, "My pizza")).toHaveText("8");
    await makeClass(other, "Spare");
    await expect(page.getByRole("region", { name: "Spare" })).toBeVisible();
    await other.close();
    await page.reload();
    await expect(countOf(page, "My pizza")).toHaveText("8");

    await expect(trainButton(page)).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
    await trainButton(page).click();
    await expect(page.locator(".versus .big")).toHaveCount(2, { timeout: 120_000 });
    await expect(page.locator(".cm")).toContainText("My pizza");
    await expect(page.locator("#compare tbody tr")).toHaveCount(2);
    await expect(page.locator("#compare tbody tr").first()).toContainText("My own");
    const [row] = await sql<{ own: unknown }>(
      "SELECT evaluation #> '{heldOut,own}' AS own FROM experiment ORDER BY created_at DESC LIMIT 1",
    );
    expect(row?.own).toEqual([
      { name: "My pizza", photos: 8 },
      { name: "My sushi", photos: 8 },
    ]);
    // Nothing but the two records went to the server, and they are no answer to the lesson's lab.
    expect(sent.filter((line) => line.includes("experiments"))).toHaveLength(2);
    await expect(page.locator("#train")).toContainText("doesn’t count as the lesson’s lab");

    // The features outlive the page; another rate makes another run, which stands beside the first.
    await page.reload();
    await page.getByRole("textbox", { name: "Learning rate" }).fill("0.01");
    await expect(trainButton(page)).not.toHaveAttribute("aria-disabled", "true", { timeout: 45_000 });
    await trainButton(page).click();
    await expect(page.getByText("16 of 16 features were known on this device.")).toBeVisible({ timeout: 30_000 });
    await expect(page.locator("#compare tbody tr")).toHaveCount(4, { timeout: 60_000 });
    for (const name of ["Compare run 1", "Compare run 3"]) await page.getByRole("checkbox", { name }).check();
    await page.getByRole("button", { name: "Compare 2 runs" }).click();
    const compared = page.getByRole("dialog", { name: "Runs compared" });
    await expect(compared.locator(".compared li")).toHaveCount(2);
    await compared.getByRole("button", { name: "Close" }).click();
    await page.getByRole("link", { name: "Run 3" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Run 3");
    await expectSameElsewhere(page, [...photosOf("pizza", 8), ...sushi]);
    await page.setViewportSize({ width: 390, height: 844 });
    await openOwnPhotos(page);
    await expect(countOf(page, "My pizza")).toHaveText("8");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const file = await (await download).path();
    await page.getByRole("button", { name: "Delete all" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete all" }).click();
    await expect(page.getByText("Drop photos, folders or a zip here")).toBeVisible();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Add photos", exact: true }).click();
    await (await chooser).setFiles({ name: "photos.zip", mimeType: "application/zip", buffer: readFileSync(file) });
    await expect(countOf(page, "My sushi")).toHaveText("8", { timeout: 40_000 });
    await expect(countOf(page, "Spare")).toHaveText("0");
  });

  test("are moved, merged and deleted by keyboard", async ({ page, watch: _watch }) => {
    await openOwnPhotos(page);
    await makeClass(page, "First");
    await makeClass(page, "Second");
    await addTo(page, "First", photosOf("ramen", 3));
    await page.getByRole("button", { name: "Edit First" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog").first();
    await dialog.locator(".own-grid button").first().focus();
    await page.keyboard.press("Space");
    await expect(dialog).toContainText("1 chosen");
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole("combobox", { name: "Move to" }).selectOption("Second");
    await dialog.getByRole("button", { name: "Move", exact: true }).press("Enter");
    await expect(countOf(page, "Second")).toHaveText("1");
    await dialog.getByRole("combobox", { name: "Merge into" }).selectOption("Second");
    await dialog.getByRole("button", { name: "Merge", exact: true }).press("Enter");
    await page
      .getByRole("dialog", { name: "Merge First into Second?" })
      .getByRole("button", { name: "Merge" })
      .press("Enter");
    await expect(countOf(page, "Second")).toHaveText("3");
    await expect(page.getByRole("region", { name: "First" })).toHaveCount(0);
  });
});
