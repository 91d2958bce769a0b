import { existsSync } from "node:fs";
import { runStep } from "./children.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { fromRoot } from "./paths.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamps.mjs";

/** What a build reads; a change in one of these makes the next start build again. */
const BUILD_SOURCES = [
  "apps",
  "packages",
  "courses",
  "prisma",
  "package.json",
  "pnpm-lock.yaml",
  "turbo.json",
  "tsconfig.base.json",
];

/** What generated sources are made from. */
const GENERATE_SOURCES = ["prisma/schema.prisma", "packages", "pnpm-lock.yaml", "turbo.json"];

/**
 * Builds the production server, unless the last build was made from the same sources.
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @returns {Promise<"unchanged" | "built">}
 */
export async function ensureBuilt(toolchain) {
  const wanted = `${fingerprint("build", BUILD_SOURCES)} ${process.platform}-${process.arch}`;
  if (readStamp("build") === wanted && existsSync(fromRoot("apps/web/.next/BUILD_ID"))) return "unchanged";
  removeStamp("build");
  await runTurbo("build", ["build"], toolchain);
  writeStamp("build", wanted);
  writeStamp("generate", fingerprint("generate", GENERATE_SOURCES));
  return "built";
}

/**
 * Generates the sources that are not in git (database client, converted backbone), unless they are current.
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @returns {Promise<"unchanged" | "generated">}
 */
export async function ensureGenerated(toolchain) {
  if (isGenerated()) return "unchanged";
  await runTurbo("generate", ["generate"], toolchain);
  writeStamp("generate", fingerprint("generate", GENERATE_SOURCES));
  return "generated";
}

export function isGenerated() {
  return (
    readStamp("generate") === fingerprint("generate", GENERATE_SOURCES) &&
    existsSync(fromRoot("packages/db/src/generated"))
  );
}

/**
 * @param {string} name
 * @param {readonly string[]} tasks
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 */
function runTurbo(name, tasks, toolchain) {
  const args = [
    "exec",
    "turbo",
    "run",
    ...tasks,
    "--output-logs=new-only",
    "--log-order=grouped",
    "--no-update-notifier",
  ];
  return runStep(name, toolchain.pnpm, args, { env: { ...toolchain.env, NODE_ENV: undefined, FORCE_COLOR: "0" } });
}
