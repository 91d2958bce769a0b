import type { RootDatabase } from "@thaw/db/client";
import { expect, test } from "vitest";
import { runHandIns } from "./run-hand-ins.ts";

test("whoever asks while a run comes to its end is looked for too", async () => {
  let looks = 0;
  const empty = {
    $queryRaw: async () => {
      looks++;
      return [];
    },
  } as unknown as RootDatabase;
  for (let turns = 0; turns < 20; turns++) {
    const first = runHandIns(empty);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    const before = looks;
    await runHandIns(empty);
    expect(looks, `asked ${turns} turns later`).toBeGreaterThan(before);
    await first;
  }
});

test("a run that fails makes room for the next", async () => {
  const broken = { $queryRaw: () => Promise.reject(new Error("no database")) } as unknown as RootDatabase;
  await expect(runHandIns(broken)).rejects.toThrow("no database");
  await expect(runHandIns({ $queryRaw: async () => [] } as unknown as RootDatabase)).resolves.toBeUndefined();
});
