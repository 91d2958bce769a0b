import type { Browser, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ExtractResult } from "../../src/client/lab-types.ts";
import { floatsOf, type PhotoGolden, readGoldenJson, readPictureFeatures, relativeError } from "../read-golden.ts";
import { openChromium } from "./open-chromium.ts";
import type { Exposed } from "./page.ts";
import { type EngineServer, serveEngine } from "./serve-engine.ts";

type Scope = typeof globalThis & Exposed;

let server: EngineServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  server = await serveEngine();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  complaints.length = 0;
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(server.url);
  await page.waitForFunction(() => "createLabClient" in globalThis);
});
afterEach(() => page.close());

/** A result as it crosses from the page: rows of numbers. */
type Extraction = Pick<ExtractResult, "backend"> & { readonly rows: number[][]; readonly elapsedMs: number };

function extract(backend: "webgpu" | "webgl" | "wasm", images: readonly string[]): Promise<Extraction> {
  return page.evaluate(
    async ([backend, images]) => {
      const lab = (globalThis as Scope).createLabClient({ assetsBaseUrl: "/generated", backend });
      const {
        features,
        backend: report,
        elapsedMs,
      } = await lab.extractFeatures({ backbone: "mobilenet-v3-small", images });
      lab.dispose();
      const rows = images.map((_, i) => Array.from(features.subarray(i * 576, (i + 1) * 576)));
      return { rows, backend: report, elapsedMs };
    },
    [backend, images] as const,
  );
}

const photos = ["pizza", "sushi"].map((name) => ({
  url: `/golden/photos/${name}.png`,
  expected: readGoldenJson<PhotoGolden>(`photos/${name}.json`).pooled576_resize256_crop224,
}));

describe("features in a browser, against PyTorch", () => {
  it("on WebGL, in a worker", async () => {
    const { rows, backend } = await extract(
      "webgl",
      photos.map(({ url }) => url),
    );
    expect(backend).toMatchObject({ backend: "webgl", reason: "chosen", workers: 1 });
    photos.forEach(({ url, expected }, i) => {
      expect(relativeError(rows[i] ?? [], expected), url).toBeLessThan(1e-4);
    });
    expect(complaints).toEqual([]);
  });

  it("on WebGPU, in a worker", async () => {
    const { rows, backend } = await extract(
      "webgpu",
      photos.slice(0, 1).map(({ url }) => url),
    );
    // An older Chromium has no adapter that draws on the CPU; then WASM computes, and says why.
    const isThere = backend.backend === "webgpu";
    expect(backend).toMatchObject(isThere ? { reason: "chosen", workers: 1 } : { reason: "no-webgpu" });
    expect(relativeError(rows[0] ?? [], photos[0]?.expected ?? [])).toBeLessThan(1e-4);
    expect(complaints).toEqual([]);
  });

  it("on WASM, every kind of picture, under a content security policy without eval", async () => {
    const goldens = Object.entries(readPictureFeatures());
    const { rows, backend } = await extract(
      "wasm",
      goldens.map(([name]) => `/golden/pictures/${name}`),
    );
    expect(backend).toMatchObject({ backend: "wasm", reason: "chosen" });
    goldens.forEach(([name, golden], i) => {
      expect(relativeError(rows[i] ?? [], floatsOf(golden)), name).toBeLessThan(5e-5);
    });
    expect(complaints).toEqual([]);
  });
});

describe("the choice of a backend", () => {
  it("leaves a software renderer for WASM, and says so", async () => {
    const probe = await page.evaluate(async () => {
      const lab = (globalThis as Scope).createLabClient({ assetsBaseUrl: "/generated" });
      const report = await lab.probe();
      lab.dispose();
      return report;
    });
    expect(probe).toMatchObject({ backend: "wasm", reason: "software-renderer" });
    expect(probe.renderer).toMatch(/SwiftShader/i);
  });

  it("times a GPU whose name promises speed, and goes back to WASM when it is slower", async () => {
    const found = await page.evaluate(
      async (images) => {
        const lab = (globalThis as Scope).createFragileLab("auto");
        const { features, backend } = await lab.extractFeatures({ backbone: "mobilenet-v3-small", images });
        lab.dispose();
        return { row: Array.from(features), backend };
      },
      photos.slice(0, 1).map(({ url }) => url),
    );
    expect(found.backend).toMatchObject({ backend: "wasm", reason: "gpu-slower" });
    expect(found.backend.renderer).toMatch(/Imaginary/);
    expect(relativeError(found.row, photos[0]?.expected ?? [])).toBeLessThan(1e-4);
  });

  it("goes on with WASM when the GPU is taken away in the middle", async () => {
    const run = (images: string[]) =>
      page.evaluate(async (images) => {
        const { lab } = globalThis as unknown as Exposed;
        const { features, backend } = await lab.extractFeatures({ backbone: "mobilenet-v3-small", images });
        return { rows: images.map((_, i) => Array.from(features.subarray(i * 576, (i + 1) * 576))), backend };
      }, images);
    await page.evaluate(() => {
      const scope = globalThis as Scope;
      scope.lab = scope.createFragileLab("webgl");
    });
    const urls = photos.map(({ url }) => url);
    expect((await run(urls.slice(0, 1))).backend).toMatchObject({ backend: "webgl", reason: "chosen" });
    await page.workers()[0]?.evaluate(() => (globalThis as unknown as { takeGpuAway(): void }).takeGpuAway());
    const { rows, backend } = await run(urls);
    expect(backend).toMatchObject({ backend: "wasm", reason: "context-lost" });
    photos.forEach(({ url, expected }, i) => {
      expect(relativeError(rows[i] ?? [], expected), url).toBeLessThan(1e-4);
    });
  });
});

describe("fifty trainings in one page", () => {
  // WebGL drawn by the CPU would take two minutes for it, and holds no more of the page.
  it("leave no listener, no worker and no memory behind", async () => {
    await page.evaluate(() => {
      const scope = globalThis as Scope;
      scope.lab = scope.createLabClient({ assetsBaseUrl: "/generated", backend: "wasm" });
    });
    const train = (times: number) =>
      page.evaluate(async (times) => {
        const { lab } = globalThis as unknown as Exposed;
        const { signal } = new AbortController();
        for (let seed = 0; seed < times; seed++) {
          const images = ["/golden/photos/pizza.jpg", "/golden/photos/sushi.jpg"];
          const { features } = await lab.extractFeatures({ backbone: "mobilenet-v3-small", images, signal });
          const task = { features, labels: Int32Array.of(0, 1), classCount: 2, seed, signal };
          const { head } = await lab.trainHead({ ...task, epochs: 3, batchSize: 2, learningRate: 0.01 });
          await lab.evaluate({ head, features, labels: task.labels });
        }
      }, times);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const measure = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      return { listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize"), workers: page.workers().length };
    };
    await train(10);
    const before = await measure();
    await train(40);
    const after = await measure();
    console.log(`after 10 and 50 trainings: ${JSON.stringify([before, after])}`);
    expect(after.listeners).toBe(before.listeners);
    expect(after.workers).toBe(before.workers);
    expect(after.heap - before.heap).toBeLessThan(500_000);
  });
});

/** CPU seconds that all of the browser's processes have used. */
async function cpuSeconds(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

describe("from click to a trained head", () => {
  // CPU time, since other work on the machine stretches the wall's clock: one core alone would do it in ten seconds.
  it("7 × 25 photos and 140 held-out ones take at most 10 s of CPU, and the page answers all the while", async () => {
    const before = await cpuSeconds();
    const measured = await page.evaluate(async () => {
      const scope = globalThis as Scope;
      const longTasks: number[] = [];
      new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: "longtask",
      });
      const images = (count: number) => Array.from({ length: count }, () => "/golden/photos/pizza.jpg");
      const labels = (count: number) => Int32Array.from({ length: count }, (_, i) => i % 7);
      const begin = performance.now();
      const lab = scope.createLabClient({ assetsBaseUrl: "/generated" });
      const backbone = "mobilenet-v3-small";
      const training = await lab.extractFeatures({ backbone, images: images(175) });
      const held = await lab.extractFeatures({ backbone, images: images(140) });
      const settings = { epochs: 20, batchSize: 32, learningRate: 0.01, seed: 1, classCount: 7 };
      const validation = { features: held.features, labels: labels(140) };
      const { head } = await lab.trainHead({
        ...settings,
        features: training.features,
        labels: labels(175),
        validation,
      });
      await lab.evaluate({ head, ...validation });
      const totalMs = performance.now() - begin;
      lab.dispose();
      return { totalMs, extractMs: training.elapsedMs + held.elapsedMs, longestTaskMs: Math.max(0, ...longTasks) };
    });
    const cpu = (await cpuSeconds()) - before;
    console.log(`click to trained head: ${cpu.toFixed(1)} s of CPU, ${JSON.stringify(measured)}`);
    expect(cpu).toBeLessThan(10);
    expect(measured.longestTaskMs).toBeLessThan(100);
  });
});
