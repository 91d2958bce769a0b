import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeDemo } from "../../src/export/write-demo.ts";
import { goldenPath } from "../read-golden.ts";
import { sampleClassifier } from "../sample-classifier.ts";
import { openChromium } from "./open-chromium.ts";

let browser: Browser;
let folder: string;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "thaw-demo-"));
  const file = join(folder, "demo.html");
  await writeFile(file, writeDemo(await sampleClassifier()));
  browser = await openChromium();
  page = await browser.newPage();
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(file).href);
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

it("classifies a photo in a page opened from a disk, under its own policy, and asks for nothing", async () => {
  await page.getByText("Ready.").waitFor();
  await page.getByLabel("Choose a photo").setInputFiles(goldenPath("photos/pizza.jpg"));
  // PyTorch's figure for this photo and this head is 97.37 %.
  await page.getByText(/^ramen, 97\.\d% \(\d+ ms\)$/).waitFor();
  expect(await page.getByRole("listitem").count()).toBe(5);
  const [said = ""] = await page.getByRole("status").allTextContents();
  expect(Number(/\((\d+) ms\)/.exec(said)?.[1])).toBeLessThan(1500);
  expect(requests).toHaveLength(1);
  expect(complaints).toEqual([]);
});

it("says that a file is no photo, and takes the next one", async () => {
  const broken = { name: "x.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no photo") };
  await page.getByLabel("Choose a photo").setInputFiles(broken);
  await page.getByText("This photo could not be opened.").waitFor();
  expect(await page.getByRole("listitem").count()).toBe(0);
  await page.getByLabel("Choose a photo").setInputFiles(goldenPath("photos/sushi.jpg"));
  await page.getByText(/^ramen, 52/).waitFor();
});
