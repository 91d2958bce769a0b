import { expect, test } from "vitest";
import { parsePostmasterPid } from "./postmaster-pid.ts";

test("reads the process, the port and the status of a running postmaster", () => {
  const text = "4242\n/data/postgres\n1795000000\n54321\n\n127.0.0.1\n  1234  56\nready   \n";
  expect(parsePostmasterPid(text)).toEqual({ pid: 4242, port: 54321, ready: true });
});

test("a file that is still being written has no port yet", () => {
  expect(parsePostmasterPid("4242\n/data/postgres\n")).toEqual({ pid: 4242, port: null, ready: false });
});

test("a damaged file names no process", () => {
  expect(parsePostmasterPid("")).toBeNull();
  expect(parsePostmasterPid("-1\n/x")).toBeNull();
});
