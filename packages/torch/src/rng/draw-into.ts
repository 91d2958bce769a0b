import { applyInPlace } from "../autograd/in-place.ts";
import { convert } from "../ops/elementwise/cast.ts";
import { needsGradient } from "../ops/record.ts";
import { type DType, float32, float64 } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../views/tensor.ts";
import type { NumberSink } from "./fill-distributions.ts";

/**
 * A new tensor filled by `fill`, which is given its elements. float16 and bfloat16 are drawn as float32 and rounded;
 * int64 is drawn as numbers.
 */
export function drawTensor(shape: readonly number[], dtype: DType, fill: (elements: NumberSink) => void): Tensor {
  if (dtype.isHalf) return convert(drawTensor(shape, float32, fill), dtype);
  if (dtype.name === "int64") {
    const drawn = drawTensor(shape, float64, fill);
    return convert(drawn, dtype);
  }
  const tensor = emptyTensor(shape, dtype);
  fill(sinkOf(tensor));
  return tensor;
}

/** The elements of a contiguous tensor that are no bigints. */
export function sinkOf(tensor: Tensor): NumberSink {
  const start = tensor.pointer / tensor.dtype.itemBytes;
  const end = start + tensor.count;
  switch (tensor.dtype.kernel) {
    case "f32":
      return memory.f32.subarray(start, end);
    case "f64":
      return memory.f64.subarray(start, end);
    case "i32":
      return memory.i32.subarray(start, end);
    case "i16":
      return memory.i16.subarray(start, end);
    case "i8":
      return memory.i8.subarray(start, end);
    default:
      return memory.u8.subarray(start, end);
  }
}

/** Fills a tensor in place, in the order in which its elements lie in memory: so PyTorch draws into a transposed one. */
export function drawInto(target: Tensor, fill: (elements: NumberSink) => void, name = "FillBackward0"): Tensor {
  const isDirect = target.isContiguous && !target.dtype.isHalf && target.dtype.name !== "int64" && !target.isInference;
  if (isDirect && !needsGradient(target)) {
    fill(sinkOf(target));
    target.version.value += 1;
    return target;
  }
  return applyInPlace(target, () => drawLike(target, fill), name);
}

/** A tensor laid out like `like` (its axes in the same order in memory), filled in memory order. */
export function drawLike(like: Tensor, fill: (elements: NumberSink) => void, dtype = like.dtype): Tensor {
  const { shape, strides } = like;
  if (like.isContiguous) return drawTensor(shape, dtype, fill);
  const order = shape.map((_, axis) => axis).sort((a, b) => (strides[b] as number) - (strides[a] as number) || a - b);
  const drawn = drawTensor(
    order.map((axis) => shape[axis] as number),
    dtype,
    fill,
  );
  const own = new Array<number>(shape.length);
  order.forEach((axis, place) => {
    own[axis] = drawn.strides[place] as number;
  });
  return aliasTensor(drawn, shape, own, 0);
}
