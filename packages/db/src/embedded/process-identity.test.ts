import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { identifySelf, isAlive, parseLinuxStat, readProcessStart } from "./process-identity.mjs";

const tail = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 987654 20";

test("finds the start time behind a command with spaces and parentheses", () => {
  expect(parseLinuxStat(`77 (a) weird (name)) S ${tail}`)).toBe("987654");
});

test("a zombie counts as ended", () => {
  expect(parseLinuxStat(`77 (postgres) Z ${tail}`)).toBeNull();
});

test("this process is alive, and the same number with another start is not", () => {
  const self = identifySelf();
  expect(isAlive(self)).toBe(true);
  expect(isAlive({ ...self, startedAt: "another" })).toBe(false);
});

test("a process that ended is not alive", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const pid = child.pid ?? 0;
  const identity = { pid, startedAt: readProcessStart(pid) ?? "" };
  expect(isAlive(identity)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isAlive(identity)).toBe(false);
});
