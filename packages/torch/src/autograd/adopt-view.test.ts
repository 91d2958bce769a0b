import { expect, test } from "vitest";
import { elements } from "../ops/elements.ts";
import { mul } from "../ops/elementwise/arithmetic.ts";
import { sum } from "../ops/reduction/sum.ts";
import { transpose } from "../ops/views/permute.ts";
import { unsqueeze } from "../ops/views/squeeze.ts";
import { makeTensor } from "../testing/make-tensor.ts";
import { prepareEngine } from "../testing/use-kernels.ts";
import { beginScope, endScope } from "../views/scope.ts";
import { adoptView } from "./adopt-view.ts";
import { backward } from "./backward.ts";

await prepareEngine();

test("a transpose in place is part of the history", () => {
  const mark = beginScope();
  const leaf = makeTensor({ dtype: 1, shape: [2, 3], values: [1, 2, 3, 4, 5, 6] });
  leaf.requiresGrad = true;
  const value = mul(leaf, leaf);
  adoptView(value, (tensor) => transpose(tensor, 0, 1));
  const weights = makeTensor({ dtype: 1, shape: [3, 2], values: [1, 2, 3, 4, 5, 6] });
  expect(value.shape).toEqual([3, 2]);
  backward([sum(mul(value, weights))], [undefined], { retainGraph: false, createGraph: false });
  expect(Array.from(elements(leaf.grad as NonNullable<typeof leaf.grad>))).toEqual([2, 12, 30, 16, 40, 72]);
  leaf.dispose();
  endScope(mark);
});

test("a leaf that wants a gradient is not changed in place", () => {
  const mark = beginScope();
  const leaf = makeTensor({ dtype: 1, shape: [2], values: [1, 2] });
  leaf.requiresGrad = true;
  expect(() => adoptView(leaf, (tensor) => unsqueeze(tensor, 0))).toThrow("a leaf Variable that requires grad");
  endScope(mark);
});
