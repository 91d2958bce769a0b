import { convert } from "../../ops/elementwise/cast.ts";
import { needsGradient } from "../../ops/record.ts";
import { packed } from "../../ops/views/clone.ts";
import { float32, int64 } from "../../storage/dtype.ts";
import { kernels, memory } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { recordPlaces } from "./max-pool.ts";
import { planesOf, withPlane } from "./window.ts";

/** `F.adaptive_max_pool1d`, `F.adaptive_max_pool2d`. @returns the maxima, and where each lies in its plane. */
export function adaptiveMaxPool(
  input: Tensor,
  outHeight: number,
  outWidth: number,
  dimensions: 1 | 2,
): [Tensor, Tensor] {
  const rank = input.shape.length;
  if (rank !== dimensions + 1 && rank !== dimensions + 2) {
    throw runtimeError(
      `adaptive_max_pool${dimensions}d(): Expected ${dimensions + 1}D or ${dimensions + 2}D tensor, but got: [${input.shape.join(", ")}]`,
    );
  }
  const { batch, channels, height, width } = planesOf(input, dimensions);
  const source = packed(input.dtype.isHalf ? convert(input, float32) : input);
  const shape = withPlane(input, outHeight, outWidth, dimensions);
  const values = emptyTensor(shape, source.dtype);
  const indices = emptyTensor(shape, int64);
  const desc = memory.scratch;
  memory.i32.set(
    [batch, channels, height, width, outHeight, outWidth, source.pointer, values.pointer, indices.pointer],
    desc >> 2,
  );
  const kernel = source.dtype === float32 ? kernels.adaptive_max_pool2d_f32 : kernels.adaptive_max_pool2d_f64;
  if (values.count > 0) kernel(desc);
  const output = convert(values, input.dtype);
  if (needsGradient(input)) {
    const name = dimensions === 2 ? "AdaptiveMaxPool2DBackward0" : "SqueezeBackward1";
    recordPlaces(output, indices, input, name, dimensions);
  }
  return [output, indices];
}
