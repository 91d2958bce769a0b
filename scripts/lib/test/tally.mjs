import { readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * What vitest's JSON report says. A file that could not even be loaded counts as one failure, and so does a run
 * that ended with an error although each test passed (an unhandled rejection, say).
 * @param {any} report null when there is none: the runner crashed.
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + unloaded }, exitCode);
}

/**
 * What Playwright's JSON report says. A test that passed at its second try passed; errors outside of tests fail.
 * @param {any} report
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  return settle({ passed: expected + flaky, failed: unexpected + report.errors.length }, exitCode);
}

/**
 * The last line `N passed, M failed` of a runner that counts by itself.
 * @param {string} output
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function countLastLine(output, exitCode) {
  const match = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (!match) return { passed: 0, failed: 1 };
  return settle({ passed: Number(match[1]), failed: Number(match[2]) }, exitCode);
}

/**
 * @param {Counts} counts
 * @param {number | null} exitCode
 * @returns {Counts}
 */
function settle(counts, exitCode) {
  return exitCode === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** @param {string} file @returns {any} null when there is no readable report. */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
