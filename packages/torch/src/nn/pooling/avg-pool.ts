import { convert } from "../../ops/elementwise/cast.ts";
import { attach, needsGradient } from "../../ops/record.ts";
import { packed } from "../../ops/views/clone.ts";
import { float32 } from "../../storage/dtype.ts";
import { kernels, memory } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { checkWindow, type Planes, planesOf, type Window, withPlane } from "./window.ts";

/** What a linear pooling is: the sizes between planes and address pair in its descriptor, and its two kernels. */
interface LinearPool {
  readonly name: string;
  readonly planes: Planes;
  readonly sizes: readonly number[];
  readonly kernel: "avg_pool2d" | "adaptive_avg_pool2d";
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
}

/**
 * `F.avg_pool1d`, `F.avg_pool2d`.
 * @param countIncludePad padding counts in the divisor.
 * @param divisor in place of the number of elements.
 */
export function avgPool(
  input: Tensor,
  window: Window,
  countIncludePad: boolean,
  divisor: number | undefined,
  dimensions: 1 | 2,
): Tensor {
  const [outHeight, outWidth] = checkWindow(input, window, dimensions, `avg_pool${dimensions}d`);
  if (!input.dtype.isFloating) {
    throw runtimeError(`"avg_pool2d" not implemented for '${input.dtype.scalarName}'`);
  }
  if (divisor === 0) throw runtimeError("divisor must be not zero");
  return pool(input, {
    name: dimensions === 2 ? "AvgPool2DBackward0" : "SqueezeBackward1",
    planes: planesOf(input, dimensions),
    sizes: [
      ...window.kernel,
      ...window.stride,
      ...window.padding,
      countIncludePad ? 1 : 0,
      divisor ?? 0,
      outHeight,
      outWidth,
    ],
    kernel: "avg_pool2d",
    inputShape: input.shape,
    outputShape: withPlane(input, outHeight, outWidth, dimensions),
  });
}

/** `F.adaptive_avg_pool1d`, `F.adaptive_avg_pool2d`: means of windows that cover the plane evenly. */
export function adaptiveAvgPool(input: Tensor, outHeight: number, outWidth: number, dimensions: 1 | 2): Tensor {
  const rank = input.shape.length;
  if (rank !== dimensions + 1 && rank !== dimensions + 2) {
    throw runtimeError(
      dimensions === 2
        ? `adaptive_avg_pool2d(): Expected 3D or 4D tensor, but got [${input.shape.join(", ")}]`
        : `adaptive_avg_pool1d() Expected 1D or 2D tensor, but got [${input.shape.join(", ")}]`,
    );
  }
  if (!input.dtype.isFloating) {
    throw runtimeError(`"adaptive_avg_pool2d_cpu" not implemented for '${input.dtype.scalarName}'`);
  }
  const isMean = outHeight === 1 && outWidth === 1 && dimensions === 2;
  return pool(input, {
    name: isMean ? "MeanBackward1" : dimensions === 2 ? "AdaptiveAvgPool2DBackward0" : "SqueezeBackward1",
    planes: planesOf(input, dimensions),
    sizes: [outHeight, outWidth],
    kernel: "adaptive_avg_pool2d",
    inputShape: input.shape,
    outputShape: withPlane(input, outHeight, outWidth, dimensions),
  });
}

function pool(input: Tensor, how: LinearPool): Tensor {
  const source = packed(input.dtype.isHalf ? convert(input, float32) : input);
  const values = emptyTensor(how.outputShape, source.dtype);
  if (values.count > 0) {
    const desc = describe(how, source.pointer, values.pointer);
    kernels[`${how.kernel}_${source.dtype.kernel as "f32" | "f64"}`](desc);
  }
  const output = convert(values, input.dtype);
  if (needsGradient(input)) {
    attach(output, { name: how.name, inputs: [input], backward: (gradient) => [poolBack(gradient, how)] });
  }
  return output;
}

/** The gradient of a linear pooling; its own gradient is the pooling. */
function poolBack(gradient: Tensor, how: LinearPool): Tensor {
  const source = packed(gradient.dtype.isHalf ? convert(gradient, float32) : gradient);
  const values = emptyTensor(how.inputShape, source.dtype);
  if (values.count > 0) {
    const desc = describe(how, values.pointer, source.pointer);
    kernels[`${how.kernel}_backward_${source.dtype.kernel as "f32" | "f64"}`](desc);
  }
  const output = convert(values, gradient.dtype);
  if (needsGradient(gradient)) {
    attach(output, {
      name: how.name.replace(/0$/, "Backward0"),
      inputs: [gradient],
      backward: (outer) => [pool(outer, how)],
    });
  }
  return output;
}

function describe(how: LinearPool, x: number, y: number): number {
  const { batch, channels, height, width } = how.planes;
  const desc = memory.scratch;
  memory.i32.set([batch, channels, height, width, ...how.sizes, x, y], desc >> 2);
  return desc;
}
