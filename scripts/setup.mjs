import { prepare } from "./lib/prepare.mjs";
import { describeFailure } from "./lib/problem.mjs";
import { createShutdown } from "./lib/shutdown.mjs";
import { createSteps } from "./lib/steps.mjs";

const shutdown = createShutdown();
shutdown.listen();
try {
  await prepare(
    createSteps(process.stdout, () => shutdown.isStopping),
    "build",
  );
  process.stdout.write("Set up. npm start serves it.\n");
} catch (error) {
  if (!shutdown.isStopping) {
    process.stderr.write(`\n${describeFailure(error)}\n`);
    process.exitCode = 1;
  }
}
