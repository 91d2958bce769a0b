import { existsSync } from "node:fs";
import path from "node:path";
import { runChild } from "../children.mjs";
import { workFolder } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { findNpm } from "../toolchain.mjs";

const NPM_CHROMIUM = "@sparticuz/chromium@153.0.0";

/** Where a Chromium or Chrome is when somebody installed one. */
const PLACES = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * A Chromium that really starts: one that was named, one on the machine, Playwright's, or the one in npm.
 * System packages are never touched.
 * @param {import("../toolchain.mjs").Toolchain} toolchain
 * @returns {Promise<string>} the program.
 * @throws {Problem}
 */
export async function findChromium(toolchain) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await starts(named, toolchain)) return named;
    throw new Problem(`CHROMIUM_PATH is ${named}, which does not start. Name a Chromium that does, or unset it.`);
  }
  for (const place of PLACES[/** @type {keyof typeof PLACES} */ (process.platform)] ?? []) {
    if (existsSync(place) && (await starts(place, toolchain))) return place;
  }
  for (const fetchOne of [playwrightChromium, npmChromium]) {
    const found = await fetchOne(toolchain);
    if (found !== null && (await starts(found, toolchain))) return found;
  }
  throw new Problem(
    "No Chromium was found, and none could be fetched. Install Chromium or Chrome, or set CHROMIUM_PATH to its program, and run the command again.",
  );
}

/**
 * @param {string} program
 * @param {import("../toolchain.mjs").Toolchain} toolchain
 */
async function starts(program, { env }) {
  const args = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--dump-dom",
    "data:text/html,<p>up</p>",
  ];
  const timeout = AbortSignal.timeout(30_000);
  const result = await runChild(program, args, { env, signal: timeout }).catch(() => null);
  return result !== null && result.code === 0 && result.stdout.includes("<p>up</p>");
}

/** @param {import("../toolchain.mjs").Toolchain} toolchain */
async function playwrightChromium(toolchain) {
  const options = { env: toolchain.env, signal: AbortSignal.timeout(180_000) };
  const e2e = ["--dir", "e2e", "exec"];
  const installed = await runChild(toolchain.pnpm, [...e2e, "playwright", "install", "chromium"], options).catch(
    () => null,
  );
  if (installed?.code !== 0) return null;
  const script = 'import("@playwright/test").then(({ chromium }) => process.stdout.write(chromium.executablePath()))';
  const asked = await runChild(toolchain.pnpm, [...e2e, "node", "-e", script], options).catch(() => null);
  return asked?.code === 0 ? asked.stdout.trim() : null;
}

/** @param {import("../toolchain.mjs").Toolchain} toolchain */
async function npmChromium(toolchain) {
  const folder = path.join(workFolder, "chromium");
  const options = { env: toolchain.env, signal: AbortSignal.timeout(180_000) };
  if (!existsSync(path.join(folder, "node_modules", "@sparticuz", "chromium"))) {
    const [npm, ...npmArgs] = findNpm();
    const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", NPM_CHROMIUM];
    const installed = await runChild(npm, [...npmArgs, ...args], options).catch(() => null);
    if (installed?.code !== 0) return null;
  }
  const script =
    'import("@sparticuz/chromium").then(async ({ default: chromium }) => process.stdout.write(await chromium.executablePath()))';
  const asked = await runChild(toolchain.node, ["-e", script], { ...options, cwd: folder }).catch(() => null);
  return asked?.code === 0 ? asked.stdout.trim() : null;
}
