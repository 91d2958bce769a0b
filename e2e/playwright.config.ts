import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const knownPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM_PATH || knownPaths.find(existsSync);
const isRoot = process.getuid?.() === 0;

const pages = /pages\.spec\.ts$/;

export default defineConfig({
  testDir: "./tests",
  globalSetup: "./global-setup.ts",
  outputDir: "./test-results",
  workers: 2,
  projects: [
    // One browser at a time: two share the cores with the server and its database, and time limits then mean little.
    { name: "journeys", testIgnore: pages, workers: 1 },
    // Looks at each page and changes nothing that another test looks at; axe keeps one core busy.
    { name: "pages", testMatch: pages, fullyParallel: true, workers: 2 },
  ],
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: process.env.THAW_REPORT ? [["json", { outputFile: process.env.THAW_REPORT }], ["line"]] : [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 960 },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    trace: "on-first-retry",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's sandbox refuses to run as root; a container's /dev/shm is too small for it.
      args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
});
