import { randomBytes, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { identifySelf, isAlive } from "../../packages/db/src/embedded/process-identity.mjs";
import { Problem } from "./problem.mjs";
import { writeAtomically } from "./stamps.mjs";

/**
 * Creates the data folder and proves that it takes a file.
 * @param {string} dataDir
 * @throws {Problem}
 */
export function prepareDataFolder(dataDir) {
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    writeFileSync(probe, "x");
    rmSync(probe);
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    const advice =
      code === "ENOSPC" || code === "EDQUOT"
        ? "its disk is full. Free some space, or set THAW_DATA_DIR to a folder on another disk."
        : `${code}. Set THAW_DATA_DIR to a folder that you may write to, or start Thaw as the user who owns this one.`;
    throw new Problem(`The data folder ${dataDir} cannot be written to: ${advice}`);
  }
}

/**
 * Makes this process the only launcher on a folder.
 * @param {string} file
 * @param {(owner: { pid: number, url?: string }) => string} refusal the sentence for a second one.
 * @returns {{ tookOver: boolean, update: (note: object) => void, release: () => void }} `tookOver`: its last owner was killed.
 * @throws {Problem} when another launcher, alive, has it.
 */
export function claim(file, refusal) {
  const self = identifySelf();
  const mine = `${file}.${randomUUID()}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(mine, JSON.stringify(self), { mode: 0o644 });
  let tookOver = false;
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        // A hard link appears whole, so a second start never reads half an owner.
        linkSync(mine, file);
        break;
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST" || attempt > 3) throw error;
      }
      const owner = readOwner(file);
      if (isAlive(owner)) throw new Problem(refusal(owner));
      rmSync(file, { force: true });
      tookOver = true;
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return {
    tookOver,
    update: (note) => writeAtomically(file, JSON.stringify({ ...self, ...note })),
    release: () => rmSync(file, { force: true }),
  };
}

/** @param {string} file @returns {any} */
export function readOwner(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * The secret that signs sessions: made once, so that a restart signs nobody out.
 * @param {string} dataDir
 * @returns {string}
 */
export function ensureSecret(dataDir) {
  const file = path.join(dataDir, "secret");
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
  const secret = randomBytes(32).toString("hex");
  writeAtomically(file, `${secret}\n`, 0o600);
  return secret;
}

/**
 * @param {string} dataDir
 * @returns {{ role: string, email: string, password: string }[]}
 */
export function readDemoAccounts(dataDir) {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, "demo-accounts.json"), "utf8"));
  } catch {
    return [];
  }
}
