import { existsSync } from "node:fs";
import { launch } from "puppeteer-core";
import { type Engine, MissingBrowser } from "./engine.ts";

const places = [process.env.FIREFOX_PATH, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Firefox by WebDriver BiDi; no driver program is needed. */
export async function openFirefox(): Promise<Engine> {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new MissingBrowser(
      "Firefox is not here. Install it (Debian: apt-get install firefox-esr) or set FIREFOX_PATH.",
    );
  }
  const browser = await launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.setDefaultTimeout(30_000);
  return {
    name: `Firefox (${await browser.version()})`,
    open: async (url) => void (await page.goto(url, { waitUntil: "load" })),
    reload: async () => void (await page.reload({ waitUntil: "load" })),
    click: (selector) => page.locator(selector).click(),
    type: async (selector, text) => {
      await page.locator(selector).fill("");
      await page.type(selector, text);
    },
    read: (expression) => page.evaluate(`(${expression})`) as Promise<never>,
    close: () => browser.close(),
  };
}
