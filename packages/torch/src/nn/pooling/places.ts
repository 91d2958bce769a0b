import { bigints, numbers } from "../../ops/elements.ts";
import { convert } from "../../ops/elementwise/cast.ts";
import { zeroTensor } from "../../ops/region.ts";
import { packed } from "../../ops/views/clone.ts";
import { float32 } from "../../storage/dtype.ts";
import { memory } from "../../storage/runtime.ts";
import { countElements } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";

/** The planes of a shape, and the elements of each in it and in the pooled one; a sequence has one axis, an image two. */
function planeSizes(
  shape: readonly number[],
  pooled: readonly number[],
  dimensions: 1 | 2,
): { planes: number; from: number; to: number } {
  return {
    planes: countElements(shape.slice(0, -dimensions)),
    from: countElements(shape.slice(-dimensions)),
    to: countElements(pooled.slice(-dimensions)),
  };
}

/** Adds each gradient at its place in the plane of the input's shape. */
export function scatterPlanes(gradient: Tensor, places: Tensor, shape: readonly number[], dimensions: 1 | 2): Tensor {
  if (gradient.dtype.isHalf) {
    return convert(scatterPlanes(convert(gradient, float32), places, shape, dimensions), gradient.dtype);
  }
  const source = packed(gradient);
  const result = zeroTensor(shape, source.dtype);
  const { planes, from, to } = planeSizes(shape, places.shape, dimensions);
  const out = numbers(result);
  const values = numbers(source);
  // The places are below 2^31, so that the low words tell them without bigints.
  const low = memory.i32;
  const at = places.pointer >> 2;
  for (let plane = 0, i = 0; plane < planes; plane++) {
    const start = plane * from;
    for (let end = i + to; i < end; i++) {
      const place = start + (low[at + 2 * i] as number);
      out[place] = (out[place] as number) + (values[i] as number);
    }
  }
  return result;
}

/** The elements of the input's shape at the places; the gradient of {@link scatterPlanes}. */
export function gatherPlanes(input: Tensor, places: Tensor, dimensions: 1 | 2): Tensor {
  const source = packed(input);
  const result = emptyTensor(places.shape, source.dtype);
  const { planes, from, to } = planeSizes(input.shape, places.shape, dimensions);
  const out = numbers(result);
  const values = numbers(source);
  const index = bigints(places);
  for (let plane = 0, i = 0; plane < planes; plane++) {
    for (let end = i + to; i < end; i++) out[i] = values[plane * from + Number(index[i])] as number;
  }
  return result;
}
