import { expect, test } from "vitest";
import { describeFailure, Problem, recogniseCause } from "./problem.mjs";

test.each([
  ["npm error code ENOSPC", /disk is full/],
  ["initdb: error: could not write: No space left on device", /disk is full/],
  ["Failed to write (os error 28)", /disk is full/],
  ["npm error code EROFS", /read-only/],
  ["EACCES: permission denied, mkdir", /may not be written/],
  ["npm error getaddrinfo EAI_AGAIN", /registry cannot be reached/],
  ["error sending request: client error (Connect): dns error", /registry cannot be reached/],
  ["ERR_PNPM_OUTDATED_LOCKFILE", /does not match/],
])("tells the cause of: %s", (output, sentence) => {
  expect(recogniseCause(output)).toMatch(sentence);
});

test("an error that is not known gets no invented cause", () => {
  expect(recogniseCause("Type error: string is not assignable to number")).toBeNull();
});

test("a sentence is printed alone, a defect with its stack", () => {
  expect(describeFailure(new Problem("Port 3000 is taken."))).toBe("Port 3000 is taken.");
  expect(describeFailure(new TypeError("x is undefined"))).toMatch(/TypeError: x is undefined\n\s+at /);
  expect(describeFailure(Object.assign(new Error("write"), { code: "ENOSPC" }))).toMatch(
    /^The disk is full.*\(write\)$/,
  );
});
