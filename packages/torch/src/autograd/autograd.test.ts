import { afterEach, beforeEach, expect, test } from "vitest";
import { number } from "../ops/creation/wrapped-number.ts";
import { numbers } from "../ops/elements.ts";
import { add, mul } from "../ops/elementwise/arithmetic.ts";
import { exp } from "../ops/elementwise/exponential.ts";
import { matmul } from "../ops/linear/matmul.ts";
import { setGradEnabled } from "../ops/record.ts";
import { sum } from "../ops/reduction/sum.ts";
import { detach } from "../ops/views/alias.ts";
import { packed } from "../ops/views/clone.ts";
import { reshape } from "../ops/views/reshape.ts";
import { select } from "../ops/views/slice.ts";
import { memory } from "../storage/runtime.ts";
import { sampleTensor } from "../testing/check-derivative.ts";
import { prepareEngine } from "../testing/use-kernels.ts";
import { beginScope, endScope } from "../views/scope.ts";
import { setInferenceMode, type Tensor } from "../views/tensor.ts";
import { backward, gradientsOf } from "./backward.ts";
import { applyCustom } from "./custom-function.ts";
import { registerAfterHook, registerHook, removeHook, retainGrad } from "./hooks.ts";
import { applyInPlace } from "./in-place.ts";
import { drawGraph } from "./inspect-graph.ts";
import { detachInPlace, setGrad, setRequiresGrad } from "./requires-grad.ts";

await prepareEngine();

let mark = 0;
let before = 0;
const leaves: Tensor[] = [];

beforeEach(() => {
  before = memory.liveBytes;
  mark = beginScope();
});

/** Whatever a test did, nothing of it is left. */
afterEach(() => {
  for (const leaf of leaves.splice(0)) leaf.drop();
  endScope(mark);
  expect(memory.liveBytes).toBe(before);
});

/** A leaf that wants a gradient, held as Python would hold it. */
function leafOf(values: readonly number[]): Tensor {
  const leaf = sampleTensor([values.length]).keep();
  numbers(leaf).fill(0);
  values.forEach((value, i) => {
    numbers(leaf)[i] = value;
  });
  leaf.requiresGrad = true;
  leaves.push(leaf);
  return leaf;
}

/** As Python holds what it has a name for. */
function held(tensor: Tensor): Tensor {
  leaves.push(tensor.keep());
  return tensor;
}

const total = (x: Tensor) => sum(x, []);
const read = (x: Tensor | undefined) =>
  x === undefined ? undefined : Array.from(numbers(packed(x)) as ArrayLike<number>);
const run = (x: Tensor, retainGraph = false, createGraph = false) =>
  backward([x], [undefined], { retainGraph, createGraph });
const grad = (output: Tensor, inputs: Tensor[], createGraph = false, allowUnused = false) => {
  const found = gradientsOf([output], [undefined], inputs, { retainGraph: createGraph, createGraph, allowUnused });
  for (const each of found) if (each !== undefined) leaves.push(each);
  return found;
};

test("gradients of a leaf add up, in the same tensor", () => {
  const x = leafOf([1, 2]);
  run(total(mul(x, x)));
  const { grad: first } = x;
  expect(read(first)).toEqual([2, 4]);
  run(total(mul(x, number(3))));
  expect(x.grad).toBe(first);
  expect(read(x.grad)).toEqual([5, 7]);
});

test("a chain of 50,000 nodes is walked and given up without a deep stack", () => {
  const x = leafOf([1]);
  let y: Tensor = x;
  for (let i = 0; i < 50_000; i++) y = add(y, number(0));
  run(total(y));
  expect(read(x.grad)).toEqual([1]);
});

test("views and saved values in a long chain are given up without a deep stack too", () => {
  const x = leafOf([1]);
  const m = beginScope();
  let y: Tensor = x;
  for (let i = 0; i < 20_000; i++) y = reshape(mul(y, x), [1]);
  total(y);
  endScope(m);
  expect(memory.liveBytes - before).toBeLessThan(1000);
});

test("what cannot be differentiated says so as PyTorch does", () => {
  const x = leafOf([1, 2]);
  const plain = sampleTensor([2]);
  expect(() => run(total(plain))).toThrow("element 0 of tensors does not require grad and does not have a grad_fn");
  expect(() => run(mul(x, x))).toThrow("grad can be implicitly created only for scalar outputs");
  expect(() => backward([mul(x, x)], [sampleTensor([3])], { retainGraph: false, createGraph: false })).toThrow(
    "Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2]).",
  );
  expect(() => grad(total(x), [leafOf([1])])).toThrow(
    "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.",
  );
  expect(grad(total(mul(x, x)), [x, leafOf([1])], false, true)[1]).toBeUndefined();
  expect(() => grad(total(x), [plain])).toThrow("One of the differentiated Tensors does not require grad");
});

test("a graph serves once, unless it is retained", () => {
  const x = leafOf([1, 2]);
  const y = total(mul(x, x));
  run(y, true);
  run(y);
  expect(read(x.grad)).toEqual([4, 8]);
  expect(() => run(y)).toThrow("Trying to backward through the graph a second time");
});

test("create_graph differentiates gradients", () => {
  const x = leafOf([2]);
  const cube = total(mul(mul(x, x), x));
  const [first] = grad(cube, [x], true);
  const [second] = grad(total(first as Tensor), [x], true);
  const [third] = grad(total(second as Tensor), [x]);
  expect([read(first), read(second), read(third)]).toEqual([[12], [12], [6]]);
});

test("a gradient of an inner value stops there", () => {
  const x = leafOf([3]);
  const inner = mul(x, number(2));
  const [found] = grad(total(mul(inner, inner)), [inner]);
  expect(read(found)).toEqual([12]);
  expect(x.grad).toBeUndefined();
});

test("backward with inputs fills those alone", () => {
  const [x, y] = [leafOf([2]), leafOf([3])];
  backward([total(mul(x, y))], [undefined], { retainGraph: false, createGraph: false, inputs: [x] });
  expect([read(x.grad), read(y.grad)]).toEqual([[3], undefined]);
});

test("hooks see gradients, may replace them, and are given up", () => {
  const x = leafOf([1, 1]);
  let released = 0;
  const seen: (number[] | undefined)[] = [];
  const hook = (id: number, work: (gradient: Tensor) => Tensor | undefined) => ({
    id,
    run: work,
    release: () => {
      released += 1;
    },
  });
  const m = beginScope();
  const y = mul(x, number(2));
  registerHook(
    y,
    hook(1, (gradient) => {
      seen.push(read(gradient));
      return mul(gradient, number(10));
    }),
  );
  registerHook(
    x,
    hook(2, (gradient) => {
      seen.push(read(gradient));
      return undefined;
    }),
  );
  registerAfterHook(
    x,
    hook(3, () => {
      seen.push(read(x.grad));
      return undefined;
    }),
  );
  run(total(y), true);
  removeHook(x, 2);
  expect(released).toBe(1);
  run(total(y));
  endScope(m);
  expect(released).toBe(2);
  expect(seen).toEqual([
    [1, 1],
    [20, 20],
    [20, 20],
    [1, 1],
    [40, 40],
  ]);
  expect(() =>
    registerHook(
      detach(x),
      hook(4, () => undefined),
    ),
  ).toThrow("cannot register a hook on a tensor that doesn't require gradient");
});

test("retain_grad keeps the gradient of an inner value", () => {
  const x = leafOf([1, 2]);
  const y = held(mul(x, number(2)));
  retainGrad(y);
  run(total(mul(y, y)));
  expect([read(y.grad), read(x.grad)]).toEqual([
    [4, 8],
    [8, 16],
  ]);
  expect(() => retainGrad(detach(x))).toThrow("can't retain_grad on Tensor that has requires_grad=False");
});

test("a leaf is not changed in place, nor a view of it", () => {
  const x = leafOf([1, 2]);
  const half = (y: Tensor) => mul(y, number(0.5));
  expect(() => applyInPlace(x, half)).toThrow(
    "a leaf Variable that requires grad is being used in an in-place operation.",
  );
  expect(() => applyInPlace(select(x, 0, 0), half)).toThrow(
    "a view of a leaf Variable that requires grad is being used in an in-place operation.",
  );
  const was = setGradEnabled(false);
  applyInPlace(x, half);
  setGradEnabled(was);
  expect(read(x)).toEqual([0.5, 1]);
});

test("a change in place is part of the graph; the op saves what was there before", () => {
  const x = leafOf([2, 3]);
  const y = mul(x, number(1));
  applyInPlace(y, (source) => mul(source, x));
  expect(y.gradNode?.name).toBe("MulBackward0");
  run(total(y));
  expect(read(x.grad)).toEqual([4, 6]);
});

test("a change of a saved value is an error in backward", () => {
  const x = leafOf([1, 2]);
  const y = exp(x);
  applyInPlace(y, (source) => add(source, number(1)));
  expect(() => run(total(y))).toThrow(
    "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.DoubleTensor [2]], which is output 0 of ExpBackward0, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).",
  );
  const z = mul(x, number(1));
  applyInPlace(z, exp);
  applyInPlace(z, (source) => add(source, number(1)));
  expect(() => run(total(z))).toThrow("modified by an inplace operation");
});

test("a view changed in place reaches its base, and the base's other views", () => {
  const x = leafOf([1, 2, 3]);
  const base = mul(x, number(1));
  const [first, again] = [select(base, 0, 0), select(base, 0, 0)];
  applyInPlace(first, (source) => mul(source, number(10)));
  expect([read(base), base.gradNode?.name]).toEqual([[10, 2, 3], "CopySlices"]);
  run(total(add(total(base), again)));
  expect(read(x.grad)).toEqual([20, 1, 1]);
});

test("a plain tensor that is given a value with a gradient through a view joins the graph", () => {
  const x = leafOf([5]);
  const base = sampleTensor([3]);
  const place = select(base, 0, 1);
  applyInPlace(place, () => select(mul(x, number(2)), 0, 0));
  expect(base.requiresGrad).toBe(true);
  run(total(base));
  expect(read(x.grad)).toEqual([2]);
});

test("requires_grad, detach_ and grad are guarded as in PyTorch", () => {
  const x = leafOf([1]);
  const y = mul(x, number(2));
  expect(() => setRequiresGrad(y, false)).toThrow("you can only change requires_grad flags of leaf variables.");
  detachInPlace(y);
  expect([y.requiresGrad, y.isLeaf]).toEqual([false, true]);
  expect(() => setGrad(x, sampleTensor([2]))).toThrow("assigned grad has data of a different size");
  setGrad(x, sampleTensor([1]));
  setGrad(x, undefined);
});

test("inference tensors stay outside the graph", () => {
  const x = leafOf([1]);
  const was = setInferenceMode(true);
  const made = sampleTensor([1]);
  setInferenceMode(was);
  expect(() => mul(x, made)).toThrow("Inference tensors cannot be saved for backward.");
  expect(() => setRequiresGrad(made, true)).toThrow(
    "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.",
  );
  expect(() => applyInPlace(made, (source) => mul(source, number(2)))).toThrow(
    "Inplace update to inference tensor outside InferenceMode is not allowed.",
  );
});

test("a function of one's own gives its gradient, once, and is released with its node", () => {
  const x = leafOf([3]);
  let released = 0;
  const m = beginScope();
  const own = {
    run: ([gradient]: readonly (Tensor | undefined)[]) => [mul(gradient as Tensor, number(7)), undefined],
    release: () => {
      released += 1;
    },
  };
  const [y] = applyCustom("SquareBackward", own, [x, undefined], [mul(detach(x), detach(x))], [true]);
  expect((y as Tensor).gradNode?.name).toBe("SquareBackward");
  run(total(y as Tensor));
  expect(read(x.grad)).toEqual([7]);
  endScope(m);
  expect(released).toBe(1);
});

test("the graph is drawn with its frozen and its trainable leaves", () => {
  const w = leafOf([1, 2]);
  const data = sampleTensor([2]);
  const drawn = drawGraph(matmul(data, w), 10);
  expect(drawn.nodes.map(({ name, shape, requiresGrad }) => [name, shape, requiresGrad])).toEqual([
    ["DotBackward0", undefined, true],
    ["AccumulateGrad", [2], true],
    ["AccumulateGrad", [2], false],
  ]);
  expect(drawn.edges).toEqual([
    [0, 1, 1],
    [0, 2, 0],
  ]);
  expect(drawGraph(matmul(data, w), 1).isCut).toBe(true);
});

test("an error in a rule leaves nothing behind", () => {
  const x = leafOf([1]);
  const broken = {
    run: () => {
      throw new RangeError("broken");
    },
    release: () => undefined,
  };
  const [y] = applyCustom("Broken", broken, [x], [sampleTensor([1])], [true]);
  expect(() => run(total(mul(y as Tensor, x)))).toThrow("broken");
});
