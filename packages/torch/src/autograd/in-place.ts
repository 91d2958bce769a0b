import { cast } from "../ops/elementwise/cast.ts";
import { isGradEnabled } from "../ops/record.ts";
import { copyElements, geometryOf, regionOf, zeroElements } from "../ops/region.ts";
import { clone } from "../ops/views/clone.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { formatShape, sameShape } from "../views/strides.ts";
import { detachedAlias, type Tensor } from "../views/tensor.ts";
import type { GraphNode } from "./graph-node.ts";
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
  if (!isGradEnabled()) {
    write(compute(target), target);
    return target;
  }
  refreshView(target);
  const source = aliasWithHistory(target);
  const result = compute(source);
  const written = write(result, target);
  if (!written.requiresGrad && !target.requiresGrad) return target;
  const history = written.requiresGrad ? written : constantHistory(source, written, name);
  if (target.view !== undefined) changeBase(target, history);
  else setHistory(target, history.gradNode as GraphNode, history.outputIndex);
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

function checkTarget(target: Tensor): void {
  if (target.strides.some((stride, axis) => stride === 0 && (target.shape[axis] as number) > 1)) {
    throw runtimeError(
      "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
    );
  }
  if (!isGradEnabled()) return;
  if (target.requiresGrad && target.isLeaf && target.view === undefined) {
    throw runtimeError("a leaf Variable that requires grad is being used in an in-place operation.");
  }
  const base = target.view?.base;
  if (base?.requiresGrad === true && base.isLeaf) {
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
    fitting = cast(result, target.dtype);
  }
  if (fitting.storage !== target.storage || fitting.offset !== target.offset) copyElements(fitting, target);
  target.version.value += 1;
  return fitting;
}

/** A node through which nothing flows: what was there before does not reach the target any more. */
function constantHistory(source: Tensor, result: Tensor, name: string): Tensor {
  const holder = detachedAlias(result);
  record([holder], { name, inputs: [source], backward: () => [undefined] });
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
    backward: ([gradient]) => {
      if (gradient === undefined) return [undefined, undefined];
      const ofBase = clone(gradient);
      const shown = regionOf(ofBase, whole, region);
      const ofResult = clone(shown);
      zeroElements(shown);
      return [ofBase, ofResult];
    },
  });
  target.requiresGrad = true;
  refreshView(target);
}
