import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { wilsonInterval } from "@thaw/tl-engine/metrics/wilson-interval";
import { describePeers } from "./lab/describe-peers.ts";
import { listPhotos, type PhotoList } from "./lab/list-photos.ts";
import type { Exposed } from "./lab/page/page.ts";
import { formatRow, formatTitle, median, type Row } from "./lab/print-rows.ts";
import { servePage } from "./lab/serve-page.ts";
import { trainFromScratch } from "./lab/train-from-scratch.ts";
import { findRealTorch, startReal } from "./torch/worker.ts";

/**
 * `npm run bench -- lab`: the lab's engine beside its peers, in headless Chromium on the CPU: a whole training beside Teachable
 * Machine's way, the head alone beside PyTorch (`THAW_PYTHON` names a Python that has it), forward passes beside tfjs and
 * onnxruntime-web with the same random weights, and what ten photos a class are worth. Each has vectors and one thread
 * (a whole training is the lab's as it ships: two workers, one thread each); they take turns, after a warm-up, and the
 * median of the rounds' ratios counts. About three minutes.
 */
const BROWSERS = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const ROUNDS = 7;
const WHOLE_ROUNDS = 5;
const PHOTOS_A_CLASS = 10;

type Scope = typeof globalThis & Exposed;

async function main(): Promise<void> {
  const server = await servePage();
  const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
  try {
    process.stdout.write(`Chromium ${browser.version()} without a GPU, ${describePeers()}\n${formatTitle()}`);
    for await (const row of measureAll(browser, server.url)) process.stdout.write(formatRow(row));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function* measureAll(browser: Browser, url: string): AsyncGenerator<Row> {
  const whole = await measureWhole(browser, url);
  yield whole.row;
  const page = await openPage(browser, url);
  yield await measureHead(page);
  yield* await measureForward(page, "resnet18", "ResNet-18 forward, one photo", 2.5, 2.5);
  yield* await measureForward(page, "mobilenet_v3_small", "MobileNetV3-Small forward, one photo", 1.2, null);
  const longest = Math.max(whole.longestTask, await page.evaluate(() => (globalThis as Scope).longestTask()));
  yield {
    name: "longest main-thread task during all that",
    ours: longest === 0 ? "< 50 ms" : `${Math.round(longest)} ms`,
    theirs: `${Math.round(whole.theirLongestTask)} ms`,
    peer: "Teachable Machine",
    met: longest <= 50,
    limit: "≤ 50 ms",
  };
  yield await measureAccuracy(page);
  await page.close();
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "longestTask" in globalThis);
  // What loading the page itself took is no task of the engine's.
  await page.evaluate(() => (globalThis as Scope).longestTask());
  return page;
}

/** 350 photos to a trained head, each time on a page that has started nothing. */
async function measureWhole(browser: Browser, url: string) {
  const photos = listPhotos(url, ["train", "test", "server"], 50);
  const ours: number[] = [];
  const theirs: number[] = [];
  let longestTask = 0;
  let theirLongestTask = 0;
  let workers = 0;
  const run = async (way: "trainOurWay" | "trainTheirWay") => {
    const page = await openPage(browser, url);
    const found = await page.evaluate(
      async ([way, { urls, labels, classCount }]) => {
        const scope = globalThis as Scope;
        const { ms, ...more } = await scope[way](urls, labels, classCount);
        return { ms, workers: "workers" in more ? more.workers : 0, longest: await scope.longestTask() };
      },
      [way, photos] as const,
    );
    await page.close();
    return found;
  };
  for (let round = 0; round < WHOLE_ROUNDS; round++) {
    const own = await run("trainOurWay");
    const other = await run("trainTheirWay");
    ours.push(own.ms);
    theirs.push(other.ms);
    longestTask = Math.max(longestTask, own.longest);
    theirLongestTask = Math.max(theirLongestTask, other.longest);
    workers = Number(own.workers);
  }
  const name = `${photos.urls.length} photos to a trained head, cold (${workers} workers)`;
  return { row: compare(name, ours, theirs, "Teachable Machine's way", 3), longestTask, theirLongestTask };
}

async function measureHead(page: Page): Promise<Row> {
  const name = "head alone, 350 × 512 → 7, 20 epochs";
  const real = await findRealTorch();
  const theirs = real && startReal(real.python);
  const ours: number[] = [];
  const other: number[] = [];
  const once = () => page.evaluate(() => (globalThis as Scope).ask("head", undefined));
  for (let warmUp = 0; warmUp < 5; warmUp++) await once();
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await once());
    if (theirs) other.push(await theirs.measure("head"));
  }
  theirs?.stop();
  return compare(name, ours, other, real ? `PyTorch ${real.version}` : "PyTorch: absent", 4);
}

/** One network beside both peers; `least…` is null where a peer is only shown. */
async function measureForward(
  page: Page,
  network: string,
  name: string,
  leastOnnx: number,
  leastTfjs: number | null,
): Promise<Row[]> {
  const found = await page.evaluate(([network, rounds]) => (globalThis as Scope).ask("forward", { network, rounds }), [
    network,
    ROUNDS,
  ] as const);
  if (!(found.difference < 1e-4)) throw new Error(`${network}: features are ${found.difference} apart`);
  return [
    compare(name, found.ours, found.tfjs, "tfjs wasm", leastTfjs),
    compare("", found.ours, found.onnx, "onnxruntime-web", leastOnnx),
  ];
}

async function measureAccuracy(page: Page): Promise<Row> {
  const { origin } = new URL(page.url());
  const training: PhotoList = listPhotos(origin, ["train"], PHOTOS_A_CLASS);
  const unseen = listPhotos(origin, ["test"], Number.POSITIVE_INFINITY);
  const ours = await page.evaluate(
    ([training, unseen]) => (globalThis as Scope).scoreOurWay(training, unseen, training.classCount),
    [training, unseen] as const,
  );
  const scratch = await trainFromScratch(PHOTOS_A_CLASS);
  const show = (accuracy: number, { low, high }: { low: number; high: number }) =>
    `${percent(accuracy)} % (${percent(low)}–${percent(high)})`;
  return {
    name: `accuracy on ${ours.count} unseen photos, ${PHOTOS_A_CLASS} a class`,
    ours: show(ours.accuracy, ours.interval),
    theirs: show(scratch.correct / scratch.count, wilsonInterval(scratch.correct, scratch.count)),
    peer: "small CNN from scratch",
    met: null,
    limit: "shown",
  };
}

const formatMs = (value: number): string => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
const percent = (share: number): string => (100 * share).toFixed(0);

function compare(name: string, ours: number[], theirs: number[], peer: string, least: number | null): Row {
  // Of a round's own two, so that what slows a round down slows both.
  const ratio = theirs.length > 0 ? median(theirs.map((value, round) => value / (ours[round] as number))) : null;
  const ms = (values: number[]) => (values.length > 0 ? formatMs(median(values)) : "");
  return {
    name,
    ours: ms(ours),
    theirs: ms(theirs),
    peer,
    ...(ratio !== null && { ratio }),
    met: ratio === null || least === null ? null : ratio >= least,
    limit: least === null ? "shown" : `≥ ${least} ×`,
  };
}

await main();
