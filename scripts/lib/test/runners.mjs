import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { runChild } from "../children.mjs";
import { fromRoot, root } from "../paths.mjs";
import { countLastLine, countPlaywright, countVitest, readReport } from "./tally.mjs";

/**
 * One program that tests something.
 * @typedef {object} Runner
 * @property {string} name
 * @property {() => Promise<import("./tally.mjs").Counts & { output: string }>} run
 */

/** Packages of the workspace that have a package.json, the root left out. @returns {{ folder: string, scripts: Record<string, string> }[]} */
export function listPackages() {
  const nested = ["packages", "courses", "apps"].flatMap((parent) =>
    existsSync(fromRoot(parent)) ? readdirSync(fromRoot(parent)).map((name) => `${parent}/${name}`) : [],
  );
  return [...nested, "e2e", "bench"]
    .filter((folder) => existsSync(fromRoot(folder, "package.json")))
    .map((folder) => ({
      folder,
      scripts: JSON.parse(readFileSync(fromRoot(folder, "package.json"), "utf8")).scripts ?? {},
    }));
}

/**
 * A check that passes or fails as a whole, and counts as one test.
 * @param {string} name
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Runner}
 */
export function checkRunner(name, file, args, env) {
  return {
    name,
    async run() {
      const { code, output } = await runChild(file, args, { env });
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
    },
  };
}

/**
 * A package's script that runs vitest.
 * @param {import("../toolchain.mjs").Toolchain} toolchain
 * @param {string} folder
 * @param {string} script
 * @param {NodeJS.ProcessEnv} env
 * @returns {Runner}
 */
export function vitestRunner(toolchain, folder, script, env) {
  const name = script === "test" ? folder : `${folder} ${script}`;
  return {
    name,
    async run() {
      const report = reportFile(name);
      const args = [
        "--dir",
        folder,
        "run",
        script,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ];
      const { code, output } = await runChild(toolchain.pnpm, args, { env });
      return { ...countVitest(readReport(report), code), output };
    },
  };
}

/**
 * The tests of the commands themselves.
 * @param {import("../toolchain.mjs").Toolchain} toolchain
 * @param {string} config
 * @param {NodeJS.ProcessEnv} env
 * @returns {Runner}
 */
export function scriptsRunner(toolchain, config, env) {
  return {
    name: config === "scripts/vitest.config.mjs" ? "scripts" : "scripts test:long",
    async run() {
      const report = reportFile(path.basename(config));
      const args = [
        "exec",
        "vitest",
        "run",
        "--config",
        config,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ];
      const { code, output } = await runChild(toolchain.pnpm, args, { env });
      return { ...countVitest(readReport(report), code), output };
    },
  };
}

/**
 * @param {import("../toolchain.mjs").Toolchain} toolchain
 * @param {string} name
 * @param {readonly string[]} extra arguments for Playwright.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Runner}
 */
export function playwrightRunner(toolchain, name, extra, env) {
  return {
    name,
    async run() {
      const report = reportFile(name);
      const args = ["--dir", "e2e", "run", "e2e", "--reporter=list,json", ...extra];
      const { code, output } = await runChild(toolchain.pnpm, args, {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, CI: "true" },
      });
      return { ...countPlaywright(readReport(report), code), output };
    },
  };
}

/**
 * A program that prints `N passed, M failed` as its last line.
 * @param {string} name
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Runner}
 */
export function countingRunner(name, file, args, env) {
  return {
    name,
    async run() {
      const { code, output } = await runChild(file, args, { env, cwd: root });
      return { ...countLastLine(output, code), output };
    },
  };
}

/** A fresh place for a report, so that an old one is never counted. @param {string} name */
function reportFile(name) {
  const file = fromRoot(".thaw", "reports", `${name.replace(/[^a-z0-9.]+/gi, "-")}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
