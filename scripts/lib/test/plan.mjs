import { readdirSync } from "node:fs";
import { fromRoot } from "../paths.mjs";
import {
  checkRunner,
  countingRunner,
  listPackages,
  playwrightRunner,
  scriptsRunner,
  vitestRunner,
} from "./runners.mjs";

/**
 * What is run, in groups: quick checks first, so that a slip shows within seconds; the browser last.
 * @param {"all" | "long" | "browsers"} mode
 * @param {import("../toolchain.mjs").Toolchain} toolchain
 * @param {NodeJS.ProcessEnv} env
 * @param {import("./runners.mjs").Runner} build
 * @returns {{ together: number, runners: import("./runners.mjs").Runner[] }[]}
 */
export function planTests(mode, toolchain, env, build) {
  const packages = listPackages();
  const { node, pnpm } = toolchain;
  if (mode === "browsers") {
    return one([build, countingRunner("browsers", pnpm, ["--dir", "e2e", "run", "browsers"], env)]);
  }
  if (mode === "long") {
    const long = packages.filter(({ scripts }) => scripts["test:long"]);
    return one([
      build,
      ...long.map(({ folder }) => vitestRunner(toolchain, folder, "test:long", env)),
      scriptsRunner(toolchain, "scripts/vitest.long.config.mjs", env),
    ]);
  }
  const checks = [
    checkRunner(
      "format and lint",
      pnpm,
      ["exec", "biome", "ci", "--no-errors-on-unmatched", "--colors=off", "--diagnostic-level=warn", "."],
      env,
    ),
    checkRunner("import rules", node, ["scripts/lib/test/check-imports.mjs"], env),
    checkRunner("unused files and exports", pnpm, ["exec", "knip"], env),
    ...packages
      .filter(({ scripts }) => scripts.typecheck)
      .map(({ folder }) => checkRunner(`types of ${folder}`, pnpm, ["--dir", folder, "run", "typecheck"], env)),
    checkRunner("types of scripts", pnpm, ["exec", "tsc", "--noEmit", "-p", "scripts/tsconfig.json"], env),
  ];
  const units = packages.flatMap(({ folder, scripts }) =>
    Object.keys(scripts)
      .filter((name) => (name === "test" && hasTests(folder)) || (name.startsWith("test:") && name !== "test:long"))
      .map((name) => vitestRunner(toolchain, folder, name, env)),
  );
  const browser = ["journeys", "pages"].map((name) =>
    playwrightRunner(toolchain, `e2e ${name}`, [`--project=${name}`], env),
  );
  return [
    { together: 2, runners: checks },
    ...one([scriptsRunner(toolchain, "scripts/vitest.config.mjs", env), ...units, build, ...browser]),
  ];
}

/** vitest calls a package without a test file a failure. @param {string} folder */
function hasTests(folder) {
  const files = readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true });
  return files.some(({ name, parentPath }) => /\.test\.tsx?$/.test(name) && !parentPath.includes("node_modules"));
}

/** @param {import("./runners.mjs").Runner[]} runners */
function one(runners) {
  return [{ together: 1, runners }];
}
