import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runStep } from "./children.mjs";
import { NODE_FLAGS } from "./database.mjs";
import { fromRoot } from "./paths.mjs";
import { hasSource } from "./prepare.mjs";
import { writeAtomically } from "./stamps.mjs";

const SEED_PROGRAM = "apps/web/src/cli/seed.ts";

/**
 * Loads the course, and unless THAW_DEMO=off the demo accounts, into a database that this data folder has not
 * filled before. The seed itself may run twice; it is skipped because it takes a second.
 * @param {import("./steps.mjs").Steps} steps
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {import("./settings.mjs").Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
export async function seed(steps, toolchain, settings, env) {
  if (!hasSource(SEED_PROGRAM)) return;
  const file = path.join(settings.dataDir, "seeded.json");
  const wanted = JSON.stringify({ database: hash(settings.databaseUrl ?? "embedded"), demo: settings.demo });
  if (readText(file) === wanted) return;
  const args = [...NODE_FLAGS, fromRoot(SEED_PROGRAM)];
  const options = { env: { ...toolchain.env, ...env }, cwd: fromRoot("apps/web") };
  const title = settings.demo ? "Course and demo accounts" : "Course";
  await steps.run(
    title,
    () => runStep("seed", toolchain.node, args, options),
    () => "loaded",
  );
  writeAtomically(file, wanted, 0o600);
}

/** @param {string} text */
function hash(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
