import { bool, int64 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { countElements, formatShape, sameShape } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, elements, readable } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { copyInto } from "../elementwise/fill.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { clone, packed } from "../views/clone.ts";
import { expand } from "../views/expand.ts";
import { permute } from "../views/permute.ts";
import { reshape } from "../views/reshape.ts";
import { type AxisIndices, checkMask, resolveIndices } from "./index-tensors.ts";
import { flatNonzero } from "./nonzero.ts";

/** How an advanced index reads a tensor: its indexed axes brought to the front, and one flat place per index. */
interface Plan {
  /** Axes of the input, the indexed ones first. */
  readonly order: readonly number[];
  /** How many elements the indexed axes have together. */
  readonly size: number;
  /** int64, flat places in the indexed axes. */
  readonly places: Tensor;
  readonly indexShape: readonly number[];
  readonly restShape: readonly number[];
  /** Where the index's axes stand in the result. */
  readonly position: number;
}

function planIndex(input: Tensor, indices: AxisIndices): Plan {
  const { shape } = input;
  const indexed = shape.map((_, axis) => axis).filter((axis) => indices[axis] !== undefined);
  const rest = shape.map((_, axis) => axis).filter((axis) => indices[axis] === undefined);
  const first = indexed[0] as number;
  const isTogether = (indexed[indexed.length - 1] as number) - first === indexed.length - 1;
  const indexShape = (indices[first] as Tensor).shape;
  return {
    order: [...indexed, ...rest],
    size: countElements(indexed.map((axis) => shape[axis] as number)),
    places: flatPlaces(input, indices, indexed, indexShape),
    indexShape,
    restShape: rest.map((axis) => shape[axis] as number),
    position: isTogether ? first : 0,
  };
}

/** A mask over the first axes: its places are flat already. */
function planMask(input: Tensor, mask: Tensor): Plan {
  checkMask(mask, input, 0);
  const places = flatNonzero(mask);
  return {
    order: input.shape.map((_, axis) => axis),
    size: mask.count,
    places,
    indexShape: places.shape,
    restShape: input.shape.slice(mask.shape.length),
    position: 0,
  };
}

function flatPlaces(input: Tensor, indices: AxisIndices, axes: readonly number[], shape: readonly number[]): Tensor {
  const places = zeroTensor([countElements(shape)], int64);
  const to = bigints(places);
  for (const [position, axis] of axes.entries()) {
    const size = input.shape[axis] as number;
    const from = bigints(indices[axis] as Tensor);
    const length = BigInt(size);
    for (let i = 0; i < to.length; i++) {
      const index = from[i] as bigint;
      if (index >= length || index < -length) {
        throw new TorchError(
          "IndexError",
          `index ${index} is out of bounds for dimension ${position} with size ${size}`,
        );
      }
      to[i] = (to[i] as bigint) * length + (index < 0n ? index + length : index);
    }
  }
  return places;
}

/** `x[index, …]` with tensors in the brackets. @param given one per axis from the first; undefined takes an axis whole. */
export function indexAdvanced(input: Tensor, given: readonly (Tensor | undefined)[]): Tensor {
  const mask = given.length === 1 ? given[0] : undefined;
  const isByMask = mask?.dtype === bool && mask.shape.length > 0;
  const indices = isByMask ? [mask] : resolveIndices(input, given);
  if (!indices.some((index) => index !== undefined)) return input;
  const plan = isByMask ? planMask(input, mask) : planIndex(input, indices);
  const output = readPlaces(input, plan);
  if (needsGradient(input)) {
    const { shape } = input;
    attach(output, {
      name: "IndexBackward0",
      inputs: [input],
      saved: indices.filter((index) => index !== undefined),
      backward: (gradient) => [indexPut(zeroTensor(shape, gradient.dtype), indices, gradient, true)],
    });
  }
  return output;
}

function readPlaces(input: Tensor, plan: Plan): Tensor {
  const { places, indexShape, restShape, position } = plan;
  return withoutGradient(() => {
    const source = packed(permute(input, plan.order));
    const inner = countElements(restShape);
    const rows = emptyTensor([...indexShape, ...restShape], input.dtype);
    if (rows.count > 0) {
      kernels[`gather_${input.dtype.itemBytes}`](
        1,
        plan.size,
        inner,
        places.count,
        source.pointer,
        places.pointer,
        rows.pointer,
      );
    }
    if (position === 0) return rows;
    return packed(permute(rows, moveIndexTo(position, indexShape.length, restShape.length)));
  });
}

/** The order of axes that brings the index's axes, which are first, behind `position` others. */
function moveIndexTo(position: number, indexRank: number, restRank: number): number[] {
  const rest = Array.from({ length: restRank }, (_, i) => indexRank + i);
  return [...rest.slice(0, position), ...Array.from({ length: indexRank }, (_, i) => i), ...rest.slice(position)];
}

/**
 * `x.index_put(indices, values, accumulate)`: a copy of x with values at the indexed places.
 * @param values broadcast to the shape that reading there would give.
 */
export function indexPut(
  input: Tensor,
  given: readonly (Tensor | undefined)[],
  values: Tensor,
  accumulate: boolean,
): Tensor {
  const indices = resolveIndices(input, given);
  const output = withoutGradient(() => clone(input));
  withoutGradient(() => writePlaces(output, indices, values, accumulate));
  if (needsGradient(input, values)) {
    const { shape } = values;
    attach(output, {
      name: "IndexPutBackward0",
      inputs: [input, values],
      saved: indices.filter((index) => index !== undefined),
      backward: (gradient, _saved, context) => [
        accumulate ? gradient : indexPut(gradient, indices, zeroTensor([], gradient.dtype), false),
        context.needs(1) ? sumToShape(indexAdvanced(gradient, indices), shape) : undefined,
      ],
    });
  }
  return output;
}

function sumToShape(gradient: Tensor, shape: readonly number[]): Tensor {
  // A value with leading axes of 1 broadcasts to fewer axes than it has.
  const extra = shape.length - gradient.shape.length;
  return extra > 0 ? reshape(gradient, [...shape.slice(0, extra), ...gradient.shape]) : gradient;
}

/** Writes values at the indexed places of a contiguous tensor; nothing is recorded. */
export function writePlaces(
  target: Tensor,
  given: readonly (Tensor | undefined)[],
  values: Tensor,
  accumulate: boolean,
): void {
  const indices = resolveIndices(target, given);
  if (!indices.some((index) => index !== undefined)) {
    copyInto(target, values);
    return;
  }
  const plan = planIndex(target, indices);
  const { indexShape, restShape, position, places } = plan;
  const shape = [...restShape.slice(0, position), ...indexShape, ...restShape.slice(position)];
  const shown = broadcastValues(convert(values, target.dtype), shape);
  const toFront = inverse(moveIndexTo(position, indexShape.length, restShape.length));
  const rows = readable(position === 0 ? shown : permute(shown, toFront));
  const moved = permute(target, plan.order);
  const wide = readable(moved);
  const inner = countElements(restShape);
  scatterRows(wide, places, rows, inner, accumulate);
  if (wide.storage !== target.storage) copyInto(moved, wide);
}

function scatterRows(target: Tensor, places: Tensor, rows: Tensor, inner: number, accumulate: boolean): void {
  const to = elements(target);
  const from = elements(rows);
  const at = bigints(places);
  for (let i = 0; i < at.length; i++) {
    const start = Number(at[i]) * inner;
    const row = i * inner;
    for (let j = 0; j < inner; j++) {
      const value = from[row + j] as number;
      to[start + j] = accumulate ? (to[start + j] as number) + value : value;
    }
  }
}

function broadcastValues(values: Tensor, shape: readonly number[]): Tensor {
  if (sameShape(values.shape, shape)) return values;
  let source = values;
  while (source.shape.length > shape.length && source.shape[0] === 1) source = reshape(source, source.shape.slice(1));
  try {
    return expand(source, shape);
  } catch {
    throw runtimeError(
      `shape mismatch: value tensor of shape ${formatShape(values.shape)} cannot be broadcast to indexing result of shape ${formatShape(shape)}`,
    );
  }
}

function inverse(order: readonly number[]): number[] {
  const result = new Array<number>(order.length);
  order.forEach((from, to) => {
    result[from] = to;
  });
  return result;
}
