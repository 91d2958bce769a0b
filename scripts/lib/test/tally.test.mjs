import { expect, test } from "vitest";
import { countLastLine, countPlaywright, countVitest } from "./tally.mjs";

const report = { numPassedTests: 5, numFailedTests: 0, testResults: [] };

test("a run that passed counts its tests", () => {
  expect(countVitest(report, 0)).toEqual({ passed: 5, failed: 0 });
});

test("a file that could not be loaded is a failure although it has no test", () => {
  const unloaded = { ...report, testResults: [{ status: "failed", assertionResults: [] }] };
  expect(countVitest(unloaded, 1)).toEqual({ passed: 5, failed: 1 });
});

test("an error outside of every test is a failure", () => {
  expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1 });
});

test("a runner that crashed before its report is a failure", () => {
  expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(null, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countLastLine("Segmentation fault", 139)).toEqual({ passed: 0, failed: 1 });
});

test("Playwright's tests and its errors outside of them count", () => {
  const stats = { expected: 3, flaky: 1, unexpected: 2 };
  expect(countPlaywright({ stats, errors: [] }, 1)).toEqual({ passed: 4, failed: 2 });
  expect(countPlaywright({ stats: { ...stats, unexpected: 0 }, errors: [{}] }, 1)).toEqual({ passed: 4, failed: 1 });
});

test("the last line of a runner that counts by itself", () => {
  expect(countLastLine("1 passed, 0 failed\nmore\n8 passed, 2 failed\n", 1)).toEqual({ passed: 8, failed: 2 });
  expect(countLastLine("8 passed, 0 failed\n", 1)).toEqual({ passed: 8, failed: 1 });
});
