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
/** What the lesson's program says first here: its own first line comes after it has built a ResNet-18. */
const MARK = "first output";

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
 * first run, click to first output (the lesson's program with a `print` put before it) on a fresh page with the snapshot in the browser's cache (the best of a few visits, the
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
  await printFirst(first);
  await timeRun(first);
  const ofFirstRun = bytes.total;
  // The snapshot comes after the first run, for the next visit.
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

/** Bytes over the wire of the runtime's files, the snapshot apart: it is fetched after the first run, for the next visit. */
async function countRuntimeBytes(page: Page): Promise<{ readonly total: number; settled(): Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const wanted = new Set<string>();
  const snapshots = new Set<string>();
  const count = {
    total: 0,
    /** Waits until nothing of the runtime has been under way for a second, for at most half a minute. */
    async settled(): Promise<void> {
      const end = Date.now() + 30_000;
      for (let quiet = 0; quiet < 5 && Date.now() < end; quiet = wanted.size === 0 ? quiet + 1 : 0) {
        await page.waitForTimeout(200);
      }
    },
  };
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/runtime/")) wanted.add(requestId);
    if (pathname.includes("/snapshot.")) snapshots.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (wanted.delete(requestId) && !snapshots.has(requestId)) count.total += encodedDataLength;
  });
  session.on("Network.loadingFailed", ({ requestId }) => void wanted.delete(requestId));
  return count;
}

/** Opens the lesson and brings its first terminal into view, without turning to it. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${LESSON}`);
  const bench = page.locator(".bench").first();
  await bench.scrollIntoViewIfNeeded();
  await bench.locator('[data-wish="run"][aria-keyshortcuts]').waitFor();
  await page.waitForTimeout(1500);
}

/** Puts a line before the program, which the browser keeps for the pages after this one. */
async function printFirst(page: Page): Promise<void> {
  const bench = page.locator(".bench").first();
  await bench.locator('[data-wish="edit"]').focus();
  await bench.locator(".cm-content").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText(`print("${MARK}")\n`);
  // The keeping follows the typing by a moment.
  await page.waitForFunction((mark) => Object.values(localStorage).some((text) => String(text).includes(mark)), MARK);
}

/** Milliseconds from the click on Run to the first text in the output, by the page's own clock. */
async function timeRun(page: Page): Promise<number> {
  const bench = page.locator(".bench").first();
  await bench.locator('[data-wish="stop"][aria-disabled="true"]').waitFor();
  await page.evaluate((mark) => {
    const panel = document.querySelector(".bench") as HTMLElement;
    const out = panel.querySelector(".out .blocks") as HTMLElement;
    const texts = (): number => out.textContent?.split(mark).length ?? 0;
    const state = { start: 0, end: 0 };
    let before = 0;
    Object.assign(window, { benchRun: state });
    panel.querySelector('[data-wish="run"]')?.addEventListener(
      "click",
      () => {
        state.start = performance.now();
        before = texts();
      },
      { once: true, capture: true },
    );
    new MutationObserver((_, observer) => {
      if (state.start === 0) return;
      // A run may clear what the one before it printed.
      before = Math.min(before, texts());
      if (texts() === before) return;
      state.end = performance.now();
      observer.disconnect();
    }).observe(out, { subtree: true, childList: true, characterData: true });
  }, MARK);
  await bench.locator('[data-wish="run"]').click();
  await page.waitForFunction(() => (window as unknown as { benchRun: { end: number } }).benchRun.end > 0, null, {
    timeout: 120_000,
  });
  const took = await page.evaluate(() => {
    const { start, end } = (window as unknown as { benchRun: { start: number; end: number } }).benchRun;
    return end - start;
  });
  await bench.locator('[data-wish="stop"][aria-disabled="true"]').waitFor();
  // The checks and the inspector's last look come after the run.
  await page.waitForTimeout(2000);
  return took;
}
