import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { beforeAll, describe, expect, it } from "vitest";
import { memory, useKernels } from "../../storage/runtime.ts";
import { cascadeSum } from "./cascade-sum.ts";

beforeAll(async () => useKernels(await loadKernelsInNode()));

/** Sums [outer, n, inner] of values that lose bits when they are added in another order. */
function sums(outer: number, n: number, inner: number, run = n): number[] {
  const count = outer * n * inner;
  const source = memory.allocate(count * 4);
  const target = memory.allocate(outer * inner * 4);
  for (let i = 0; i < count; i++) memory.f32[(source >> 2) + i] = Math.fround(((i * 37) % 101) / 7 - 5);
  cascadeSum(outer, n, inner, run, source, target);
  return Array.from(memory.f32.subarray(target >> 2, (target >> 2) + outer * inner));
}

/** What `x.sum(…)` gave in PyTorch 1.13 for the same values. */
describe("cascadeSum", () => {
  it("adds rows as PyTorch does", () => {
    expect(sums(1, 5, 1)).toEqual([-0.9999995231628418]);
    expect(sums(1, 350, 1)).toEqual([746.2857666015625]);
    expect(sums(1, 5000, 1)).toEqual([10711.8564453125]);
  });

  it("adds columns as PyTorch does", () => {
    expect(sums(1, 100, 7)).toEqual([
      215.1428680419922, 209.8571319580078, 219.00001525878906, 213.71429443359375, 208.42857360839844,
      217.57144165039062, 212.2857208251953,
    ]);
    expect(sums(1, 64, 33).slice(30)).toEqual([127.42857360839844, 162.7142791748047, 140.2857208251953]);
  });

  it("adds the rows of one result in order", () => {
    expect(sums(2, 8 * 100, 1, 100)).toEqual([1716.4285888671875, 1708.4287109375]);
  });

  it("knows sums of nothing", () => {
    expect(sums(2, 0, 1)).toEqual([0, 0]);
    expect(sums(1, 0, 3)).toEqual([0, 0, 0]);
  });
});
