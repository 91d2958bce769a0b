import { ensureBuilt } from "./lib/build.mjs";
import { prepare } from "./lib/prepare.mjs";
import { describeFailure } from "./lib/problem.mjs";
import { createShutdown } from "./lib/shutdown.mjs";
import { createSteps, formatSeconds } from "./lib/steps.mjs";
import { findChromium } from "./lib/test/find-browser.mjs";
import { planTests } from "./lib/test/plan.mjs";
import { runAll } from "./lib/test/run-all.mjs";

const mode = process.argv.includes("--long") ? "long" : process.argv.includes("--browsers") ? "browsers" : "all";
const begun = performance.now();
const shutdown = createShutdown();
const steps = createSteps(process.stdout, () => shutdown.isStopping);
shutdown.listen({ exitCode: 130, farewell: "Stopped; not everything was tested." });

let total = { passed: 0, failed: 0 };
try {
  const toolchain = await prepare(steps, "generate");
  const chromium = await steps.run("Chromium", () => findChromium(toolchain), String);
  const env = {
    ...toolchain.env,
    CHROMIUM_PATH: chromium,
    NODE_ENV: undefined,
    NO_COLOR: "1",
    FORCE_COLOR: undefined,
    THAW_NODE: process.execPath,
  };
  const built = { name: "build", run: () => countBuild(toolchain) };
  total = await runAll(planTests(mode, toolchain, env, built), process.stdout);
} catch (error) {
  process.stderr.write(`\n${describeFailure(error)}\n`);
  total.failed += 1;
}
if (!shutdown.isStopping) {
  process.stdout.write(`Tested in ${formatSeconds(performance.now() - begun)}.\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** @param {import("./lib/toolchain.mjs").Toolchain} toolchain */
async function countBuild(toolchain) {
  const output = await ensureBuilt(toolchain);
  return { passed: 1, failed: 0, output };
}
