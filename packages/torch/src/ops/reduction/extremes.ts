import { ARG_REDUCE } from "@thaw/kernels/op-codes";
import { bool, float32, int64 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { contiguousStrides } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, elements, lanesOf } from "../elements.ts";
import { div, mul } from "../elementwise/arithmetic.ts";
import { cast, convert } from "../elementwise/cast.ts";
import { eq } from "../elementwise/comparison.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { packed } from "../views/clone.ts";
import { reshape } from "../views/reshape.ts";
import { wrapDim, wrapDims } from "../views/wrap-dim.ts";
import { planReduction, reducedShape } from "./lanes.ts";
import { recordSelection } from "./record-selection.ts";
import { runReduce } from "./run-reduce.ts";
import { spread, sum } from "./sum.ts";

/** An extremum along axes; where several elements share it, they share its gradient. */
function extremum(op: "max" | "min", name: string, input: Tensor, axes: readonly number[], keepDim: boolean): Tensor {
  const raw = runReduce(op, input, axes, keepDim);
  const output = convert(raw, input.dtype);
  if (needsGradient(input)) {
    const { shape } = input;
    attach(output, {
      name,
      inputs: [input],
      saved: [input],
      savedOutputs: [0],
      backward: (gradient, saved) => {
        const [x, extreme] = saved as [Tensor, Tensor];
        const mask = withoutGradient(() => cast(eq(x, spread(extreme, shape, axes, keepDim)), x.dtype));
        const ties = withoutGradient(() => sum(mask, axes, keepDim));
        return [mul(spread(div(gradient, ties), shape, axes, keepDim), mask)];
      },
    });
  }
  return output;
}

/** `x.max()` and `x.min()` over all elements. @throws RuntimeError when there is none. */
export function extremeOfAll(op: "max" | "min", input: Tensor): Tensor {
  if (input.count === 0) {
    throw runtimeError(
      `${op}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
    );
  }
  const axes = wrapDims([], input.shape.length);
  return extremum(op, op === "max" ? "MaxBackward1" : "MinBackward1", input, axes, false);
}

/** `torch.amax` and `torch.amin`. */
export function amax(op: "max" | "min", input: Tensor, dims: readonly number[], keepDim: boolean): Tensor {
  const axes = wrapDims(dims, input.shape.length);
  for (const axis of axes) checkAxis(op === "max" ? "amax" : "amin", input, axis);
  return extremum(op, op === "max" ? "AmaxBackward0" : "AminBackward0", input, axes, keepDim);
}

function checkAxis(name: string, input: Tensor, axis: number): void {
  if (input.shape[axis] === 0) {
    throw new TorchError("IndexError", `${name}(): Expected reduction dim ${axis} to have non-zero size.`);
  }
}

/** `x.argmax(dim)`; of all elements, row-major, without dim. The first of several; NaN wins. */
export function argExtremum(op: "argmax" | "argmin", input: Tensor, dim: number | undefined, keepDim: boolean): Tensor {
  if (dim === undefined) {
    if (input.count === 0) {
      throw new TorchError("IndexError", `${op}(): Expected reduction dim to be specified for input.numel() == 0.`);
    }
    checkComparable(op, input, input.count);
    const flat = firstExtreme(
      op,
      withoutGradient(() => reshape(input, [-1])),
      0,
      false,
    );
    const shape = keepDim ? input.shape.map(() => 1) : [];
    flat.reshapeInPlace(shape, contiguousStrides(shape), 0);
    return flat;
  }
  const axis = wrapDim(dim, input.shape.length);
  checkAxis(op, input, axis);
  checkComparable(op, input, input.shape[axis] ?? 1);
  return firstExtreme(op, input, axis, keepDim);
}

/** PyTorch compares booleans only where nothing is to be compared. */
function checkComparable(op: "argmax" | "argmin", input: Tensor, n: number): void {
  if (input.dtype === bool && n > 1) throw runtimeError(`"${op}_cpu" not implemented for 'Bool'`);
}

function firstExtreme(op: "argmax" | "argmin", input: Tensor, axis: number, keepDim: boolean): Tensor {
  const wide = packed(input.dtype.isHalf ? convert(input, float32) : input);
  const axes = input.shape.length === 0 ? [] : [axis];
  const { outer, n, inner, shape } = planReduction(wide, axes, keepDim);
  const output = emptyTensor(shape, int64);
  if (output.count > 0) {
    kernels[`arg_reduce_${wide.dtype.kernel}`](ARG_REDUCE[op], outer, n, inner, wide.pointer, output.pointer);
  }
  return output;
}

/** `x.max(dim)` and `x.min(dim)`: values and where they are. */
export function extremeAlong(op: "max" | "min", input: Tensor, dim: number, keepDim: boolean): [Tensor, Tensor] {
  const axis = wrapDim(dim, input.shape.length);
  checkAxis(op, input, axis);
  const indices = firstExtreme(op === "max" ? "argmax" : "argmin", input, axis, true);
  const values = takeAt(input, axis, indices);
  const kept = indices.shape;
  dropAxis(values, indices, input, axis, keepDim);
  recordSelection(values, indices, input, axis, op === "max" ? "MaxBackward0" : "MinBackward0", kept);
  return [values, indices];
}

/** The elements at one place of each lane along an axis. */
function takeAt(input: Tensor, axis: number, indices: Tensor): Tensor {
  const source = packed(input);
  const output = emptyTensor(indices.shape, input.dtype);
  const { outer, n, inner } = lanesOf(input.shape, axis);
  const from = elements(source);
  const to = elements(output);
  const at = bigints(indices);
  for (let o = 0, i = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++, i++) to[i] = from[(o * n + Number(at[i])) * inner + k] as number;
  }
  return output;
}

/** Takes a reduced axis of one out of fresh results. */
export function dropAxis(values: Tensor, indices: Tensor, input: Tensor, axis: number, keepDim: boolean): void {
  if (!keepDim && input.shape.length > 0) {
    const shape = reducedShape(input.shape, [axis], false);
    values.reshapeInPlace(shape, contiguousStrides(shape), 0);
    indices.reshapeInPlace(shape, contiguousStrides(shape), 0);
  }
}
