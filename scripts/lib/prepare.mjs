import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../packages/db/src/embedded/process-identity.mjs";
import { ensureBuilt, ensureGenerated, isGenerated } from "./build.mjs";
import { endOrphanedStep } from "./children.mjs";
import { claim, readOwner } from "./data-folder.mjs";
import { ensureInstalled, isInstalled } from "./install.mjs";
import { fromRoot, root, workFolder } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { ensureToolchain, findToolchain } from "./toolchain.mjs";

/**
 * Toolchain, dependencies and build, each only as far as it is missing. One command at a time works on a
 * checkout; a second waits.
 * @param {import("./steps.mjs").Steps} steps
 * @param {"generate" | "build"} goal
 * @returns {Promise<import("./toolchain.mjs").Toolchain>}
 */
export function prepare(steps, goal) {
  return withSetupLock(steps, async () => {
    const toolchain = await steps.run(
      "Toolchain",
      ensureToolchain,
      ({ description, fetched }) => `${description}${fetched ? ", fetched" : ""}`,
    );
    await steps.run("Dependencies", () => ensureInstalled(toolchain), String);
    if (goal === "build") await steps.run("Build", () => ensureBuilt(toolchain), String);
    else await steps.run("Generated sources", () => ensureGenerated(toolchain), String);
    return toolchain;
  });
}

/** The toolchain, if a quick look finds everything in place; null when `prepare` has work to do. */
export function findPrepared() {
  const toolchain = findToolchain();
  return toolchain !== null && isInstalled() && isGenerated() ? toolchain : null;
}

/**
 * @template T
 * @param {import("./steps.mjs").Steps} steps
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withSetupLock(steps, work) {
  try {
    mkdirSync(workFolder, { recursive: true });
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    throw new Problem(`${root} cannot be written to (${code}). Copy Thaw to a folder that you may write to.`);
  }
  const file = path.join(workFolder, "setup.lock");
  let told = false;
  while (isAlive(readOwner(file))) {
    if (!told)
      steps.say(`  Another command is setting this folder up (process ${readOwner(file)?.pid}); waiting for it.`);
    told = true;
    await sleep(300);
  }
  const lock = claim(
    file,
    ({ pid }) => `Another command is setting this folder up (process ${pid}). Run the command again when it is done.`,
  );
  try {
    endOrphanedStep();
    return await work();
  } finally {
    lock.release();
  }
}

/** Whether a program of the application is in this checkout. @param {string} relative */
export function hasSource(relative) {
  return existsSync(fromRoot(relative));
}
