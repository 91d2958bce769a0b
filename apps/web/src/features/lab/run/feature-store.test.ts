import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { type FeatureSpace, FeatureStore, plainView, pooledCut } from "./feature-store.ts";

let made = 0;
const space: FeatureSpace = { scope: "course", backboneSha256: "b".repeat(64), cut: pooledCut, view: plainView };
const row = (value: number, length = 4) => new Float32Array(length).fill(value);
/** A store of its own, with a clock that the test moves. */
function openStore(limit?: number) {
  const clock = { now: 1_000_000_000 };
  const name = `features ${made++}`;
  const open = () => new FeatureStore({ name, now: () => clock.now, ...(limit ? { limit } : {}) });
  return { store: open(), reopen: open, clock };
}

describe("features on the device", () => {
  it("are there after the page was closed, those that were written", async () => {
    const { store, reopen } = openStore();
    await store.write(
      space,
      new Map([
        ["a", row(1)],
        ["b", row(2)],
      ]),
    );
    const found = await reopen().read(space, ["b", "c", "a"]);
    expect([...found]).toEqual([
      ["b", row(2)],
      ["a", row(1)],
    ]);
  });

  it.each([
    ["another account's", { scope: "own somebody" }],
    ["of other weights", { backboneSha256: "c".repeat(64) }],
    ["taken at another place", { cut: "features.9" }],
    ["of a view", { view: "seed 7 view 0" }],
  ])("are not those %s", async (_, change) => {
    const { store } = openStore();
    await store.write(space, new Map([["a", row(1)]]));
    expect((await store.read({ ...space, ...change }, ["a"])).size).toBe(0);
  });

  it("keep a part of a larger array, not the whole of it", async () => {
    const { store } = openStore();
    await store.write(space, new Map([["a", new Float32Array(10_000).fill(3).subarray(8, 12)]]));
    const found = (await store.read(space, ["a"])).get("a");
    expect(found).toEqual(row(3));
    expect(found?.buffer.byteLength).toBe(16);
  });

  it("stay within their bytes: what was longest of no use goes", async () => {
    // Ten rows of 1,000 bytes and 256 about them.
    const { store, clock } = openStore(12_560);
    for (let n = 0; n < 10; n++) {
      await store.write(space, new Map([[`p${n}`, row(n, 250)]]));
      clock.now += 60_000;
    }
    expect(await store.bytes()).toBe(12_560);
    clock.now += 2 * 3_600_000;
    await store.read(space, ["p0"]);
    await store.write(space, new Map([["new", row(9, 250)]]));
    const here = [...(await store.read(space, ["new", ...Array.from({ length: 10 }, (_, n) => `p${n}`)])).keys()];
    expect(here).toContain("new");
    expect(here).toContain("p0");
    expect(here).not.toContain("p1");
    expect(await store.bytes()).toBe(here.length * 1256);
    expect(await store.bytes()).toBeLessThanOrEqual(12_560);
  });

  it("count a row that is written twice once, and are none after clearing", async () => {
    const { store } = openStore();
    for (let n = 0; n < 2; n++) await store.write(space, new Map([["a", row(n, 250)]]));
    expect(await store.bytes()).toBe(1256);
    await store.clear();
    expect(await store.bytes()).toBe(0);
    expect((await store.read(space, ["a"])).size).toBe(0);
  });

  it("are left out, without an error, where they are more than may be kept or there is no storage", async () => {
    const { store } = openStore(2000);
    expect(await store.write(space, new Map([["a", row(1, 1000)]]))).toBe(false);
    const withheld = globalThis.indexedDB;
    try {
      Object.assign(globalThis, { indexedDB: undefined });
      const none = openStore().store;
      expect(await none.write(space, new Map([["a", row(1)]]))).toBe(false);
      expect((await none.read(space, ["a"])).size).toBe(0);
    } finally {
      Object.assign(globalThis, { indexedDB: withheld });
    }
  });
});
