import { mkdirSync, writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { fromRoot } from "../paths.mjs";
import { formatSeconds } from "../steps.mjs";

const SHOWN_LINES = 150;

/**
 * Runs groups one after the other, within a group as many at once as it allows, and says each result.
 * A runner that throws counts as one failure.
 * @param {readonly { together: number, runners: readonly import("./runners.mjs").Runner[] }[]} groups
 * @param {NodeJS.WritableStream} stream
 * @returns {Promise<import("./tally.mjs").Counts>}
 */
export async function runAll(groups, stream) {
  const total = { passed: 0, failed: 0 };
  for (const { together, runners } of groups) {
    const queue = [...runners];
    const worker = async () => {
      for (let runner = queue.shift(); runner; runner = queue.shift()) {
        const counts = await runOne(runner, stream);
        total.passed += counts.passed;
        total.failed += counts.failed;
      }
    };
    await Promise.all(Array.from({ length: together }, worker));
  }
  return total;
}

/**
 * @param {import("./runners.mjs").Runner} runner
 * @param {NodeJS.WritableStream} stream
 */
async function runOne(runner, stream) {
  const start = performance.now();
  const result = await runner.run().catch((error) => ({ passed: 0, failed: 1, output: String(error?.stack ?? error) }));
  const time = formatSeconds(performance.now() - start);
  const log = keep(runner.name, result.output);
  if (result.failed === 0) {
    stream.write(`  ok    ${runner.name}: ${result.passed} (${time})\n`);
    return result;
  }
  const lines = stripVTControlCharacters(result.output).trimEnd().split("\n");
  stream.write(`  FAIL  ${runner.name}: ${result.failed} failed, ${result.passed} passed (${time})\n`);
  if (lines.length > SHOWN_LINES)
    stream.write(`        … the first ${lines.length - SHOWN_LINES} lines are in ${log}\n`);
  stream.write(
    `${lines
      .slice(-SHOWN_LINES)
      .map((line) => `        ${line}`)
      .join("\n")}\n`,
  );
  return result;
}

/**
 * @param {string} name
 * @param {string} output
 */
function keep(name, output) {
  const file = fromRoot(".thaw", "reports", `${name.replace(/[^a-z0-9.]+/gi, "-")}.log`);
  mkdirSync(fromRoot(".thaw", "reports"), { recursive: true });
  writeFileSync(file, output);
  return file;
}
