import { runtimeError } from "../../storage/torch-error.ts";
import { contiguousStrides } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { elements, readable } from "../elements.ts";
import { div, mul } from "../elementwise/arithmetic.ts";
import { cast, convert } from "../elementwise/cast.ts";
import { eq } from "../elementwise/comparison.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { clone, packed } from "../views/clone.ts";
import { wrapDim } from "../views/wrap-dim.ts";
import { checkIndex, checkIndexSizes, forEachPlace, indexNumbers, placeAt } from "./places.ts";

/** `torch.gather(x, dim, index)`: at each place of the index, the element that lies at that index along the axis. */
export function gather(input: Tensor, dim: number, index: Tensor): Tensor {
  const axis = wrapDim(dim, input.shape.length);
  const places = checkIndex("gather", input, index);
  checkIndexSizes(places, input, axis);
  const output = gatherRaw(input, axis, places);
  if (needsGradient(input)) {
    const { shape } = input;
    attach(output, {
      name: "GatherBackward0",
      inputs: [input],
      saved: [places],
      backward: (gradient, [saved]) => [scatterAdd(zeroTensor(shape, gradient.dtype), axis, saved as Tensor, gradient)],
    });
  }
  return output;
}

/** {@link gather} with nothing recorded. @param index contiguous int64. */
function gatherRaw(input: Tensor, axis: number, index: Tensor): Tensor {
  const source = packed(input);
  const output = emptyTensor(index.shape, input.dtype);
  const at = indexNumbers(index);
  const from = elements(source);
  const to = elements(output);
  const strides = contiguousStrides(input.shape);
  const along = strides[axis] ?? 1;
  const size = input.shape[axis] ?? 1;
  strides[axis] = 0;
  forEachPlace(index.shape, strides, strides, (place, start) => {
    to[place] = from[start + placeAt(at[place] as number, axis, size) * along] as number;
  });
  return output;
}

/** How what arrives at a place joins what is there. */
type Combine = "set" | "sum" | "prod" | "amax" | "amin";

function combine(how: Combine, before: number | bigint, value: number | bigint): number | bigint {
  switch (how) {
    case "set":
      return value;
    case "sum":
      return (before as number) + (value as number);
    case "prod":
      return (before as number) * (value as number);
    case "amax":
      return value > before || Number.isNaN(value) ? value : before;
    default:
      return value < before || Number.isNaN(value) ? value : before;
  }
}

/** A copy of the input with the source's elements combined in at the indices; nothing is recorded. */
function scatterRaw(
  input: Tensor,
  axis: number,
  index: Tensor,
  source: Tensor,
  how: Combine,
  seen?: Uint8Array,
): Tensor {
  const output = input.dtype.isHalf ? readable(input) : withoutGradient(() => clone(input));
  const values = readable(source);
  const at = indexNumbers(index);
  const to = elements(output);
  const from = elements(values);
  const strides = contiguousStrides(input.shape);
  const along = strides[axis] ?? 1;
  const size = input.shape[axis] ?? 1;
  strides[axis] = 0;
  forEachPlace(index.shape, strides, contiguousStrides(values.shape), (place, start, source) => {
    const target = start + placeAt(at[place] as number, axis, size) * along;
    const value = from[source] as number;
    const isFirst = seen !== undefined && seen[target] === 0;
    if (isFirst) seen[target] = 1;
    to[target] = isFirst ? value : combine(how, to[target] as number, value);
  });
  return convert(output, input.dtype);
}

function prepare(
  name: string,
  input: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
): [axis: number, index: Tensor] {
  if (input.dtype !== source.dtype) throw runtimeError(`${name}(): Expected self.dtype to be equal to src.dtype`);
  const axis = wrapDim(dim, input.shape.length);
  const places = checkIndex(name, input, index);
  checkIndexSizes(places, input, axis);
  checkIndexSizes(places, source, axis, "src");
  return [axis, places];
}

/** `x.scatter(dim, index, src)`: a copy with the source's elements at the indices. */
export function scatter(input: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  const [axis, places] = prepare("scatter", input, dim, index, source);
  const output = scatterRaw(input, axis, places, source, "set");
  if (needsGradient(input, source)) {
    attach(output, {
      name: "ScatterBackward0",
      inputs: [input, source],
      saved: [places],
      backward: (gradient, [saved], context) => {
        const at = saved as Tensor;
        return [
          context.needs(0) ? scatter(gradient, axis, at, zeroTensor(at.shape, gradient.dtype)) : undefined,
          context.needs(1) ? gather(gradient, axis, at) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `x.scatter_add(dim, index, src)`. */
export function scatterAdd(input: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  const [axis, places] = prepare("scatter", input, dim, index, source);
  const output = scatterRaw(input, axis, places, source, "sum");
  if (needsGradient(input, source)) {
    attach(output, {
      name: "ScatterAddBackward0",
      inputs: [input, source],
      saved: [places],
      backward: (gradient, [saved], context) => [
        gradient,
        context.needs(1) ? gather(gradient, axis, saved as Tensor) : undefined,
      ],
    });
  }
  return output;
}

/** The reductions of `scatter_reduce`, by the code that the bridge passes. */
export const SCATTER_REDUCTIONS = ["sum", "prod", "mean", "amax", "amin"] as const;

/**
 * `x.scatter_reduce(dim, index, src, reduce)`.
 * @param includeSelf whether what stands in x takes part where something arrives.
 */
export function scatterReduce(
  input: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  reduce: (typeof SCATTER_REDUCTIONS)[number],
  includeSelf: boolean,
): Tensor {
  const [axis, places] = prepare("scatter", input, dim, index, source);
  const seen = includeSelf ? undefined : new Uint8Array(input.count);
  const how = reduce === "mean" ? "sum" : reduce;
  let output = scatterRaw(input, axis, places, source, how, seen);
  const counts = reduce === "mean" ? countArrivals(input, axis, places, source, includeSelf) : undefined;
  if (counts !== undefined) output = withoutGradient(() => convert(div(output, counts), input.dtype));
  if (needsGradient(input, source)) recordReduce(output, input, axis, places, source, reduce, includeSelf, counts);
  return output;
}

function countArrivals(input: Tensor, axis: number, index: Tensor, source: Tensor, includeSelf: boolean): Tensor {
  return withoutGradient(() => {
    const ones = convert(eq(source, source), input.dtype);
    const start = includeSelf ? convert(eq(input, input), input.dtype) : zeroTensor(input.shape, input.dtype);
    const counts = scatterRaw(start, axis, index, ones, "sum");
    const values = elements(packed(counts));
    for (let i = 0; i < values.length; i++) if (Number(values[i]) === 0) values[i] = 1;
    return counts;
  });
}

function recordReduce(
  output: Tensor,
  input: Tensor,
  axis: number,
  index: Tensor,
  source: Tensor,
  reduce: (typeof SCATTER_REDUCTIONS)[number],
  includeSelf: boolean,
  counts: Tensor | undefined,
): void {
  attach(output, {
    name: "ScatterReduceBackward0",
    inputs: [input, source],
    saved: counts === undefined ? [input, index, source] : [input, index, source, counts],
    savedOutputs: [0],
    backward: (gradient, saved) => {
      const [x, at, values] = saved as [Tensor, Tensor, Tensor];
      const result = saved[saved.length - 1] as Tensor;
      const [ofInput, ofSource] = reduceGradients(gradient, x, axis, at, values, result, reduce, counts && saved[3]);
      const covered = includeSelf ? ofInput : scatter(ofInput, axis, at, zeroTensor(at.shape, ofInput.dtype));
      return [covered, ofSource];
    },
  });
}

function reduceGradients(
  gradient: Tensor,
  input: Tensor,
  axis: number,
  index: Tensor,
  source: Tensor,
  result: Tensor,
  reduce: (typeof SCATTER_REDUCTIONS)[number],
  counts: Tensor | undefined,
): [Tensor, Tensor] {
  if (reduce === "sum") return [gradient, gather(gradient, axis, index)];
  if (reduce === "mean") {
    const shared = div(gradient, counts as Tensor);
    return [shared, gather(shared, axis, index)];
  }
  if (reduce === "prod") {
    const product = mul(gradient, result);
    return [div(product, input), div(gather(product, axis, index), source)];
  }
  const isInput = cast(eq(input, result), gradient.dtype);
  const isSource = cast(eq(source, gather(result, axis, index)), gradient.dtype);
  const ties = withoutGradient(() => scatterAdd(isInput, axis, index, isSource));
  const shared = div(gradient, mul(ties, number(1)));
  return [mul(shared, isInput), mul(gather(shared, axis, index), isSource)];
}
