import type { BrowserContext, Page } from "@playwright/test";
import { afterAll, beforeAll } from "vitest";
import type { TerminalEvent } from "../../src/client/terminal-types.ts";
import { openChromium } from "./open-chromium.ts";
import type { Exposed } from "./page.ts";
import { type Site, serveSite } from "./serve-site.ts";

type Scope = typeof globalThis & Exposed;
export type Timed = Exposed["events"][number];
type EventOf<T extends TerminalEvent["type"]> = Extract<TerminalEvent, { type: T }>;

/** One page with a terminal, for each test. */
export interface Cell {
  readonly site: Site;
  readonly page: Page;
  /** Messages of the page's console that a test did not expect. */
  readonly complaints: string[];
  open(): Promise<void>;
  events(): Promise<Timed[]>;
  /** Starts a program and answers its number. */
  start(code: string): Promise<number>;
  finished(run: number): Promise<EventOf<"done">>;
  /** Runs a program to its end and answers what it printed. */
  print(code: string): Promise<string>;
  type(code: string): Promise<string>;
  traceback(run: number): Promise<EventOf<"traceback">["traceback"] | undefined>;
}

/** A browser and a site for one test file. */
export function useCell({ isolated = true } = {}): Cell {
  let site: Site;
  let browser: BrowserContext;
  let page: Page | null = null;
  const complaints: string[] = [];
  beforeAll(async () => {
    site = await serveSite({ isolated });
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const events = () => opened().evaluate(() => (globalThis as Scope).events);
  const opened = (): Page => {
    if (!page) throw new Error("no page is open");
    return page;
  };
  async function finished(run: number): Promise<EventOf<"done">> {
    const handle = await opened().waitForFunction(
      (run) => (globalThis as Scope).events.find(({ event }) => event.type === "done" && event.run === run),
      run,
      { timeout: 45_000, polling: 20 },
    );
    return (await handle.jsonValue())?.event as EventOf<"done">;
  }
  async function printed(run: number): Promise<string> {
    await finished(run);
    return (await events())
      .flatMap(({ event }) => (event.type === "output" && event.run === run ? event.items : []))
      .map((item) => (item.kind === "text" ? item.text : `[${item.kind}]`))
      .join("");
  }
  const start = (code: string) => opened().evaluate((code) => (globalThis as Scope).terminal.run({ code }), code);

  return {
    get site() {
      return site;
    },
    get page() {
      return opened();
    },
    complaints,
    events,
    start,
    finished,
    async open() {
      complaints.length = 0;
      await page?.close();
      page = await browser.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await page.goto(site.url);
      await page.evaluate(() => void (globalThis as Scope).open());
    },
    print: async (code) => printed(await start(code)),
    type: async (code) =>
      printed(await opened().evaluate((code) => (globalThis as Scope).terminal.evaluate(code), code)),
    async traceback(run) {
      await finished(run);
      const found = (await events()).find(({ event }) => event.type === "traceback" && event.run === run);
      return (found?.event as EventOf<"traceback"> | undefined)?.traceback;
    },
  };
}
