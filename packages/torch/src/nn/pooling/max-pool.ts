import { convert } from "../../ops/elementwise/cast.ts";
import { attachAll, isGradEnabled, needsGradient } from "../../ops/record.ts";
import { packed } from "../../ops/views/clone.ts";
import { float32, int64 } from "../../storage/dtype.ts";
import { kernels, memory } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { gatherPlanes, scatterPlanes } from "./places.ts";
import { checkWindow, planesOf, type Window, withPlane } from "./window.ts";

/**
 * `F.max_pool1d`, `F.max_pool2d`.
 * @returns the maxima, and where each lies in its plane (int64).
 */
export function maxPool(input: Tensor, window: Window, dimensions: 1 | 2): [Tensor, Tensor] {
  const [outHeight, outWidth] = checkWindow(input, window, dimensions, `max_pool${dimensions}d`);
  if (!input.dtype.isFloating) {
    throw runtimeError(`"max_pool2d" not implemented for '${input.dtype.scalarName}'`);
  }
  const { batch, channels, height, width } = planesOf(input, dimensions);
  const source = packed(input.dtype.isHalf ? convert(input, float32) : input);
  const shape = withPlane(input, outHeight, outWidth, dimensions);
  const values = emptyTensor(shape, source.dtype);
  const indices = emptyTensor(shape, int64);
  const desc = memory.scratch;
  memory.i32.set(
    [
      batch,
      channels,
      height,
      width,
      ...window.kernel,
      ...window.stride,
      ...window.padding,
      ...window.dilation,
      outHeight,
      outWidth,
      source.pointer,
      values.pointer,
      indices.pointer,
    ],
    desc >> 2,
  );
  if (values.count > 0) (source.dtype === float32 ? kernels.max_pool2d_f32 : kernels.max_pool2d_f64)(desc);
  const output = convert(values, input.dtype);
  if (needsGradient(input)) {
    const name = dimensions === 2 ? "MaxPool2DWithIndicesBackward0" : "SqueezeBackward1";
    recordPlaces(output, indices, input, name, dimensions);
  }
  return [output, indices];
}

/** The gradient goes to the places that were chosen. */
export function recordPlaces(output: Tensor, indices: Tensor, input: Tensor, name: string, dimensions: 1 | 2): void {
  const { shape } = input;
  attachAll([output], {
    name,
    inputs: [input],
    saved: [indices],
    backward: ([gradient], [places]) => {
      const chosen = places as Tensor;
      const flowing = gradient as Tensor;
      const spread = scatterPlanes(flowing, chosen, shape, dimensions);
      if (isGradEnabled() && needsGradient(flowing)) {
        attachAll([spread], {
          name: "MaxPoolBackwardBackward0",
          inputs: [flowing],
          saved: [chosen],
          backward: ([outer], [again]) => [gatherPlanes(outer as Tensor, again as Tensor, dimensions)],
        });
      }
      return [spread];
    },
  });
}
