import { existsSync } from "node:fs";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { startOwnCluster } from "@thaw/e2e/site/own-cluster";
import { seedSite } from "@thaw/e2e/site/seed-site";
import { serve } from "@thaw/e2e/site/server-process";

const LESSON = "/en/courses/foodvision/transfer-learning";
const BROWSERS = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const VISITS = 5;
/** Put before the lesson's own program: prints what no run printed before. */
const FIRST_LINE = 'import time; print("run", time.perf_counter_ns())\n';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly show: (value: number) => string;
}

const milliseconds = (value: number): string => `${Math.round(value)} ms`;
const megabytes = (value: number): string => `${(value / 1e6).toFixed(2)} MB`;

/**
 * How soon the lesson's terminal answers, in headless Chromium over 127.0.0.1 on the production build: bytes of a first visit's
 * first run, click to first output on a fresh page with the snapshot in the browser's cache (the best of a few visits, the
 * median beside it), and of a second run on that page.
 */
export async function measureTerminal(): Promise<void> {
  const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
  const cluster = await startOwnCluster("bench-torch");
  try {
    await seedSite({ databaseUrl: cluster.url, dataDir: cluster.dataDir });
    const server = await serve({ databaseUrl: cluster.url, dataDir: cluster.dataDir });
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      for (const figure of await measure(context, server.url)) process.stdout.write(line(figure));
    } finally {
      await browser.close();
      await server.stop();
    }
  } finally {
    await cluster.remove();
  }
}

function line({ name, value, most, show }: Figure): string {
  const verdict = value <= most ? "met" : "missed";
  return `${name.padEnd(50)}${show(value).padStart(10)}${"".padStart(18)}${show(most).padStart(10)}  ${verdict}\n`;
}

async function measure(context: BrowserContext, url: string): Promise<Figure[]> {
  const first = await context.newPage();
  const bytes = await countRuntimeBytes(first);
  await open(first, url);
  const before = bytes.total;
  await timeRun(first);
  const ofFirstRun = bytes.total;
  // The snapshot comes after the first run, for the next visit.
  await first.waitForLoadState("networkidle");
  await bytes.settled();
  await first.close();

  const fresh: number[] = [];
  const warm: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const page = await context.newPage();
    await open(page, url);
    fresh.push(await timeRun(page));
    warm.push(await timeRun(page), await timeRun(page));
    await page.close();
  }
  const name = (what: string, values: readonly number[]): string => `${what} (median ${milliseconds(median(values))})`;
  return [
    { name: "Run to first output, fresh page", value: Math.min(...fresh), most: 1500, show: milliseconds },
    { name: "Run to first output, warm", value: Math.min(...warm), most: 150, show: milliseconds },
    { name: "bytes to the first Run, Brotli", value: ofFirstRun, most: 7e6, show: megabytes },
    { name: "of them before it is wanted", value: before, most: 0, show: megabytes },
  ].map((figure, index) => (index < 2 ? { ...figure, name: name(figure.name, index === 0 ? fresh : warm) } : figure));
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

/** Bytes over the wire of the runtime's files. */
async function countRuntimeBytes(page: Page): Promise<{ readonly total: number; settled(): Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const wanted = new Set<string>();
  const count = {
    total: 0,
    async settled(): Promise<void> {
      for (let quiet = 0; quiet < 5; quiet += wanted.size === 0 ? 1 : -quiet) await page.waitForTimeout(200);
    },
  };
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (new URL(request.url).pathname.startsWith("/runtime/")) wanted.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (wanted.delete(requestId)) count.total += encodedDataLength;
  });
  session.on("Network.loadingFailed", ({ requestId }) => void wanted.delete(requestId));
  return count;
}

/** Opens the lesson and brings its first terminal into view. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${LESSON}`);
  const bench = page.locator(".bench").first();
  await bench.scrollIntoViewIfNeeded();
  await bench.getByRole("button", { name: "Run", exact: true, disabled: false }).waitFor();
  await bench.locator(".code").first().focus();
  const editor = bench.locator(".cm-content");
  await editor.waitFor();
  await editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText(FIRST_LINE);
  await page.waitForTimeout(1000);
}

/** Milliseconds from the click on Run to the first text in the output, by the page's own clock. */
async function timeRun(page: Page): Promise<number> {
  const bench = page.locator(".bench").first();
  await bench.getByRole("button", { name: "Stop", exact: true }).and(page.locator('[aria-disabled="true"]')).waitFor();
  await page.evaluate(() => {
    const panel = document.querySelector(".bench") as HTMLElement;
    const button = [...panel.querySelectorAll("button")].find((each) => each.textContent?.trim().startsWith("Run"));
    const out = panel.querySelector(".out") as HTMLElement;
    const last = (): string | undefined => out.textContent?.match(/run \d+/g)?.at(-1);
    const state = { start: 0, end: 0, seen: last() };
    Object.assign(window, { benchRun: state });
    button?.addEventListener("click", () => (state.start = performance.now()), { once: true, capture: true });
    new MutationObserver((_, observer) => {
      const now = last();
      if (state.start === 0 || now === undefined || now === state.seen) return;
      state.end = performance.now();
      observer.disconnect();
    }).observe(out, { subtree: true, childList: true, characterData: true });
  });
  await bench.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForFunction(() => (window as unknown as { benchRun: { end: number } }).benchRun.end > 0, null, {
    timeout: 120_000,
  });
  const took = await page.evaluate(() => {
    const { start, end } = (window as unknown as { benchRun: { start: number; end: number } }).benchRun;
    return end - start;
  });
  await bench.getByRole("button", { name: "Stop", exact: true }).and(page.locator('[aria-disabled="true"]')).waitFor();
  return took;
}
