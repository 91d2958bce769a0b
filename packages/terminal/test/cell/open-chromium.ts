import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";

const KNOWN_PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Chromium with a disk cache of its own: the one that CHROMIUM_PATH names, one on the machine, or Playwright's own. */
export function openChromium(): Promise<BrowserContext> {
  const executablePath = process.env.CHROMIUM_PATH ?? KNOWN_PATHS.find(existsSync);
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "thaw-profile-")), {
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}
