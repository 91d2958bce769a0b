import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { runStep } from "./children.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { fromRoot } from "./paths.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamps.mjs";

const PATIENCE = {
  pnpm_config_fetch_retries: "2",
  pnpm_config_fetch_retry_mintimeout: "500",
  pnpm_config_fetch_retry_maxtimeout: "2000",
};

/** Folders of pnpm-workspace.yaml whose children are packages, and those that are packages themselves. */
const PACKAGE_FOLDERS = ["apps", "packages", "courses"];
const PACKAGES = ["e2e", "bench"];

/**
 * Installs what the lock file names, unless it is there.
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @returns {Promise<"unchanged" | "installed" | "repaired">}
 */
export async function ensureInstalled(toolchain) {
  const wanted = fingerprint("manifests", manifests());
  const stamp = readStamp("install");
  if (stamp !== null && stamp.wanted === wanted && isComplete(stamp.counts)) return "unchanged";
  // pnpm trusts its own note of what it installed; where files are gone all the same, it must start over.
  const damaged = stamp !== null && stamp.wanted === wanted;
  if (damaged) removeInstalled();
  await install(toolchain, wanted);
  return damaged ? "repaired" : "installed";
}

/**
 * Whether the lock file's packages were installed, without looking at each: for commands that must be quick.
 */
export function isInstalled() {
  const stamp = readStamp("install");
  return (
    stamp !== null &&
    existsSync(fromRoot("node_modules", ".pnpm")) &&
    stamp.wanted === fingerprint("manifests", manifests())
  );
}

/**
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {string} wanted
 */
async function install(toolchain, wanted) {
  removeStamp("install");
  await runStep("install", toolchain.pnpm, ["install", "--frozen-lockfile"], {
    // With CI set, pnpm asks nothing. Without a network its own patience is minutes.
    env: { ...toolchain.env, CI: "true", ...PATIENCE },
  });
  writeStamp("install", { wanted, counts: countInstalled() });
}

function manifests() {
  return [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ".npmrc",
    ...packageFolders().map((folder) => path.join(folder, "package.json")),
  ];
}

/** The root and every package of the workspace, relative to the checkout. */
function packageFolders() {
  const nested = PACKAGE_FOLDERS.flatMap((folder) => listFolder(fromRoot(folder)).map((name) => `${folder}/${name}`));
  return [".", ...nested, ...PACKAGES];
}

/**
 * How many files each folder below a node_modules has: enough to notice what was deleted, in a tenth of a second.
 * @returns {Record<string, number>}
 */
function countInstalled() {
  /** @type {Record<string, number>} */
  const counts = {};
  const store = fromRoot("node_modules", ".pnpm");
  for (const entry of existsSync(store) ? readdirSync(store, { withFileTypes: true }) : []) {
    if (entry.isDirectory()) counts[`.pnpm/${entry.name}`] = countFiles(path.join(store, entry.name));
  }
  for (const folder of packageFolders()) counts[folder] = listLinks(fromRoot(folder, "node_modules")).length;
  return counts;
}

/** @param {string} folder @returns {number} */
function countFiles(folder) {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    count += entry.isDirectory() ? countFiles(path.join(folder, entry.name)) : 1;
  }
  return count;
}

/** Packages linked into a node_modules whose target exists. @param {string} modules */
function listLinks(modules) {
  return listFolder(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? listFolder(path.join(modules, name)).map((inner) => path.join(name, inner)) : [name],
    )
    .filter((name) => existsSync(path.join(modules, name)));
}

/** @param {Record<string, number>} expected */
function isComplete(expected) {
  const found = countInstalled();
  return Object.entries(expected).every(([folder, count]) => (found[folder] ?? -1) >= count);
}

/** @param {string} folder */
function listFolder(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function removeInstalled() {
  for (const folder of packageFolders()) rmSync(fromRoot(folder, "node_modules"), { recursive: true, force: true });
}
