import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withFileLock } from "./with-file-lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "thaw-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("work under one lock never overlaps", async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(10);
    inside -= 1;
  };
  const lock = path.join(folder, "lock");
  await Promise.all([1, 2, 3, 4].map(() => withFileLock(lock, work)));
  expect(most).toBe(1);
});

test("a lock whose owner died is taken over", async () => {
  const lock = path.join(folder, "lock");
  writeFileSync(lock, JSON.stringify({ pid: 999_999_99, startedAt: "1" }));
  expect(await withFileLock(lock, async () => "done", 2)).toBe("done");
});

test("the lock is free again after work that failed", async () => {
  const lock = path.join(folder, "lock");
  await expect(
    withFileLock(lock, async () => {
      throw new Error("failed");
    }),
  ).rejects.toThrow("failed");
  expect(await withFileLock(lock, async () => "done", 1)).toBe("done");
});
