import { runtimeError } from "../../storage/torch-error.ts";
import { formatShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";

/** A window that moves over planes: rows, then columns. */
export interface Window {
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly ceil: boolean;
}

/** The planes of an input: a sequence is a plane of one row, an input without a batch axis is a batch of one. */
export interface Planes {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** Reads the planes off an input's shape; dimensions are 1 for sequences, 2 for images. */
export function planesOf(input: Tensor, dimensions: 1 | 2): Planes {
  const { shape } = input;
  const isBatched = shape.length === dimensions + 2;
  const [batch, channels] = isBatched ? shape : [1, shape[0]];
  const width = shape[shape.length - 1] as number;
  const height = dimensions === 1 ? 1 : (shape[shape.length - 2] as number);
  return { batch: batch as number, channels: channels as number, height, width };
}

/** The input's shape with other rows and columns. */
export function withPlane(input: Tensor, height: number, width: number, dimensions: 1 | 2): number[] {
  return [...input.shape.slice(0, -dimensions), ...(dimensions === 1 ? [width] : [height, width])];
}

/** How often a window fits; with `ceil`, also where it only begins inside (padding on the left counts as inside). */
function pooledSize(size: number, window: Window, axis: 0 | 1): number {
  const kernel = window.kernel[axis];
  const stride = window.stride[axis];
  const padding = window.padding[axis];
  const span = window.dilation[axis] * (kernel - 1) + 1;
  const room = size + 2 * padding - span;
  if (!window.ceil) return Math.floor(room / stride) + 1;
  const count = Math.ceil(room / stride) + 1;
  return (count - 1) * stride >= size + padding ? count - 1 : count;
}

/** Checks a window against the input. @throws RuntimeError with PyTorch's sentences. */
export function checkWindow(input: Tensor, window: Window, dimensions: 1 | 2, name: string): [number, number] {
  const rank = input.shape.length;
  const rows = 2 - dimensions;
  if (rank !== dimensions + 1 && rank !== dimensions + 2) {
    throw runtimeError(
      dimensions === 2
        ? "non-empty 3D or 4D (batch mode) tensor expected for input"
        : `${name}() Expected 2D or 3D input tensor, but got ${formatShape(input.shape)}`,
    );
  }
  if (window.stride.slice(rows).some((size) => size <= 0)) throw runtimeError("stride should not be zero");
  for (let axis = rows; axis < 2; axis++) {
    const padding = window.padding[axis as 0 | 1];
    const kernel = window.kernel[axis as 0 | 1];
    if (padding < 0) throw runtimeError(`pad must be non-negative, but got pad: ${padding}`);
    if (padding * 2 > kernel) {
      throw runtimeError(`pad should be at most half of kernel size, but got pad=${padding} and kernel_size=${kernel}`);
    }
  }
  const { channels, height, width } = planesOf(input, dimensions);
  const outHeight = dimensions === 1 ? 1 : pooledSize(height, window, 0);
  const outWidth = pooledSize(width, window, 1);
  if (outHeight < 1 || outWidth < 1) {
    throw runtimeError(
      `Given input size: (${channels}x${height}x${width}). Calculated output size: (${channels}x${Math.max(outHeight, 0)}x${Math.max(outWidth, 0)}). Output size is too small`,
    );
  }
  return [outHeight, outWidth];
}
