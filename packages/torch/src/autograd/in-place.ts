import { cast, convert } from "../ops/elementwise/cast.ts";
import { isGradEnabled } from "../ops/record.ts";
import { copyElements, geometryOf, regionOf, zeroElements, zeroTensor } from "../ops/region.ts";
import { clone } from "../ops/views/clone.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { formatShape, sameShape } from "../views/strides.ts";
import { detachedAlias, isInferenceMode, type Tensor } from "../views/tensor.ts";
import { type GraphNode, lastSequence } from "./graph-node.ts";
import { record, refreshView, setHistory } from "./history.ts";

/**
 * Runs an op in place: the result is computed as if out of place, copied into the target's storage, and the
 * target takes over the result's history. A change of a view reaches its base's history as `CopySlices`.
 * @param compute the op, given an alias of the target with its history; the answer has the target's shape.
 * @param name of the node where the op itself records none (`zero_`, `fill_`).
 * @returns the target.
 */
export function applyInPlace(target: Tensor, compute: (source: Tensor) => Tensor, name = "FillBackward0"): Tensor {
  checkTarget(target);
  if (!isGradEnabled() || !target.dtype.isFloating) {
    write(compute(target), target);
    return target;
  }
  refreshView(target);
  const before = lastSequence();
  const source = aliasWithHistory(target);
  const result = compute(source);
  if (!result.requiresGrad && !target.requiresGrad) {
    write(result, target);
    return target;
  }
  if (result.gradNode !== undefined) protectSaved(result.gradNode as GraphNode, before, target);
  const written = write(result, target);
  const history = written.requiresGrad ? written : constantHistory(source, written, name);
  if (target.view !== undefined) changeBase(target, history);
  else setHistory(target, history.gradNode as GraphNode, history.outputIndex);
  if (result.gradNode !== undefined) showResult(result.gradNode as GraphNode, result, target);
  return target;
}

/** An alias that stands where the tensor stood in the graph before the change. */
function aliasWithHistory(tensor: Tensor): Tensor {
  const alias = detachedAlias(tensor);
  alias.requiresGrad = tensor.requiresGrad;
  if (tensor.gradNode !== undefined) {
    alias.gradNode = tensor.gradNode;
    tensor.gradNode.keep();
    alias.outputIndex = tensor.outputIndex;
  }
  return alias;
}

/** Nodes of this very op that saved the target's old value get a copy of it, since it is about to be overwritten. */
function protectSaved(newest: GraphNode, before: number, target: Tensor): void {
  let copy: Tensor | undefined;
  const waiting = [newest];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    node.replaceSaved((tensor, isOutput) => {
      // The target as its own other operand (`x *= x`) is an error in backward, as it is in PyTorch.
      if (tensor === target) return undefined;
      if (isOutput || tensor.storage !== target.storage || tensor.version !== target.version) return undefined;
      if (!sameShape(tensor.shape, target.shape) || tensor.offset !== target.offset) return undefined;
      if (copy === undefined) {
        const storage = clone(detachedAlias(tensor));
        copy = aliasWithHistory(tensor);
        copy = moveHistory(copy, storage);
      }
      return copy;
    });
    for (const edge of node.edges) if (edge !== undefined && edge.node.sequence > before) waiting.push(edge.node);
  }
}

function moveHistory(from: Tensor, to: Tensor): Tensor {
  to.requiresGrad = from.requiresGrad;
  to.gradNode = from.gradNode;
  to.outputIndex = from.outputIndex;
  from.gradNode = undefined;
  return to;
}

/** A node that saved its output now watches the target, which holds it: a later change of that is an error in backward. */
function showResult(node: GraphNode, result: Tensor, target: Tensor): void {
  node.replaceSaved((tensor, isOutput) =>
    isOutput && tensor.storage === result.storage && result.dtype === target.dtype ? detachedAlias(target) : undefined,
  );
}

function checkTarget(target: Tensor): void {
  const { strides, shape } = target;
  for (let axis = 0; axis < strides.length; axis++) {
    if (strides[axis] === 0 && (shape[axis] as number) > 1) {
      throw runtimeError(
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
      );
    }
  }
  if (target.isInference && !isInferenceMode()) {
    throw runtimeError(
      "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.",
    );
  }
  if (!isGradEnabled()) return;
  const { view } = target;
  if (view === undefined) {
    if (target.requiresGrad && target.isLeaf) {
      throw runtimeError("a leaf Variable that requires grad is being used in an in-place operation.");
    }
    return;
  }
  if (view.ofSeveral !== undefined && view.base.requiresGrad) {
    const { name, index } = view.ofSeveral;
    throw runtimeError(
      `Output ${index} of ${name} is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`,
    );
  }
  if (view.base.requiresGrad && view.base.isLeaf) {
    throw runtimeError("a view of a leaf Variable that requires grad is being used in an in-place operation.");
  }
}

/** Copies the result into the target and counts the change. */
function write(result: Tensor, target: Tensor): Tensor {
  if (!sameShape(result.shape, target.shape)) {
    throw runtimeError(
      `output with shape ${formatShape(target.shape)} doesn't match the broadcast shape ${formatShape(result.shape)}`,
    );
  }
  let fitting = result;
  if (result.dtype !== target.dtype) {
    const loses =
      (result.dtype.isFloating && !target.dtype.isFloating) || (result.dtype.isInteger && target.dtype.name === "bool");
    if (loses) {
      throw runtimeError(
        `result type ${result.dtype.scalarName} can't be cast to the desired output type ${target.dtype.scalarName}`,
      );
    }
    fitting = result.requiresGrad ? cast(result, target.dtype) : convert(result, target.dtype);
  }
  if (fitting.storage !== target.storage || fitting.offset !== target.offset) copyElements(fitting, target);
  target.version.value += 1;
  return fitting;
}

/** A node through which zeros flow: what was there before does not reach the target any more. */
function constantHistory(source: Tensor, result: Tensor, name: string): Tensor {
  const holder = detachedAlias(result);
  record([holder], {
    name,
    inputs: [source],
    isSingle: true,
    backward: (gradient: Tensor) => [zeroTensor(gradient.shape, gradient.dtype)],
  });
  return holder;
}

function changeBase(target: Tensor, result: Tensor): void {
  const base = (target.view as { base: Tensor }).base;
  const region = geometryOf(target);
  const whole = geometryOf(base);
  const before = aliasWithHistory(base);
  record([base], {
    name: "CopySlices",
    inputs: [before, result],
    isSingle: true,
    backward: (gradient: Tensor) => {
      const ofBase = clone(gradient);
      const shown = regionOf(ofBase, whole, region);
      const ofResult = clone(shown);
      zeroElements(shown);
      return [ofBase, ofResult];
    },
  });
  refreshView(target);
}
