import { add } from "../../ops/elementwise/arithmetic.ts";
import { named } from "../../ops/record.ts";
import { reshape } from "../../ops/views/reshape.ts";
import { squeeze, unsqueeze } from "../../ops/views/squeeze.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { formatShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { convolve, convolveBack } from "./convolve.ts";
import type { Geometry } from "./geometry.ts";

/** How a kernel moves over its input: rows, then columns. */
export interface Moves {
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly groups: number;
}

/**
 * `F.conv1d`, `F.conv2d`: a cross-correlation, as in all neural networks' libraries.
 * @param input [N, C, H, W] or [C, H, W]; without H for one dimension.
 * @param weight [O, C / groups, kH, kW].
 * @param bias [O].
 * @throws RuntimeError with PyTorch's sentences.
 */
export function conv(input: Tensor, weight: Tensor, bias: Tensor | undefined, moves: Moves, dimensions: 1 | 2): Tensor {
  const isSingle = checkRank(input, dimensions, `conv${dimensions}d`);
  const x = isSingle ? unsqueeze(input, 0) : input;
  checkTypes(x, weight, bias);
  checkMoves(moves, dimensions);
  checkWeight(x, weight, bias, moves.groups);
  const [height, width] = planeOf(x, dimensions);
  const [kernelHeight, kernelWidth] = planeOf(weight, dimensions);
  checkKernel([height, width], [kernelHeight, kernelWidth], moves, dimensions);
  const geometry: Geometry = {
    batch: x.shape[0] as number,
    channels: x.shape[1] as number,
    height,
    width,
    filters: weight.shape[0] as number,
    kernel: [kernelHeight, kernelWidth],
    ...moves,
    outHeight: outputSize(height, kernelHeight, moves, 0),
    outWidth: outputSize(width, kernelWidth, moves, 1),
    isPlane: dimensions === 2,
  };
  const output = convolve(geometry, x, weight, bias);
  return isSingle ? squeeze(output, [0]) : output;
}

/**
 * `F.conv_transpose1d`, `F.conv_transpose2d`: the gradient of a convolution by its input, as a layer.
 * @param weight [C, O / groups, kH, kW].
 * @param outputPadding added to one side of the output.
 */
export function convTranspose(
  input: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  moves: Moves,
  outputPadding: readonly [number, number],
  dimensions: 1 | 2,
): Tensor {
  const isSingle = checkRank(input, dimensions, `conv_transpose${dimensions}d`);
  const x = isSingle ? unsqueeze(input, 0) : input;
  checkTypes(x, weight, bias);
  checkMoves(moves, dimensions);
  const { groups, stride, padding, dilation } = moves;
  const channels = x.shape[1] as number;
  if (channels !== weight.shape[0]) {
    throw runtimeError(
      `Given transposed=1, weight of size ${formatShape(weight.shape)}, expected input${formatShape(x.shape)} to have ${weight.shape[0]} channels, but got ${channels} channels instead`,
    );
  }
  const filters = (weight.shape[1] as number) * groups;
  if (bias !== undefined && (bias.shape.length !== 1 || bias.count !== filters)) {
    throw runtimeError(
      `Given transposed=1, weight of size ${formatShape(weight.shape)}, expected bias to be 1-dimensional with ${filters} elements, but got bias of size ${formatShape(bias.shape)} instead`,
    );
  }
  const [height, width] = planeOf(x, dimensions);
  const kernel = planeOf(weight, dimensions);
  const sizes = [height, width].map((size, axis) => {
    const extra = outputPadding[axis as 0 | 1];
    if (extra >= Math.max(stride[axis as 0 | 1], dilation[axis as 0 | 1]) && extra > 0) {
      throw runtimeError(
        `output padding must be smaller than either stride or dilation, but got output_padding_height: ${outputPadding[0]} output_padding_width: ${outputPadding[1]} stride_height: ${stride[0]} stride_width: ${stride[1]} dilation_height: ${dilation[0]} dilation_width: ${dilation[1]}`,
      );
    }
    const at = axis as 0 | 1;
    return (size - 1) * stride[at] - 2 * padding[at] + dilation[at] * (kernel[at] - 1) + extra + 1;
  }) as [number, number];
  if (sizes[0] <= 0 || sizes[1] <= 0) {
    throw runtimeError(
      `Given input size per channel: (${planeText([height, width], dimensions)}). Calculated output size per channel: (${planeText(sizes, dimensions)}). Output size is too small`,
    );
  }
  const geometry: Geometry = {
    batch: x.shape[0] as number,
    channels: filters,
    height: sizes[0],
    width: sizes[1],
    filters: channels,
    kernel,
    ...moves,
    outHeight: height,
    outWidth: width,
    isPlane: dimensions === 2,
  };
  const raw = convolveBack(geometry, x, weight);
  const column = [filters, ...raw.shape.slice(2).map(() => 1)];
  const output = bias === undefined ? raw : named(add(raw, reshape(bias, column)), "ConvolutionBackward0");
  return isSingle ? squeeze(output, [0]) : output;
}

/** Rows and columns; a sequence is one row. */
function planeOf(tensor: Tensor, dimensions: 1 | 2): [number, number] {
  return dimensions === 1 ? [1, tensor.shape[2] as number] : [tensor.shape[2] as number, tensor.shape[3] as number];
}

function planeText(sizes: readonly [number, number], dimensions: 1 | 2): string {
  return dimensions === 1 ? String(sizes[1]) : sizes.join(" x ");
}

function outputSize(size: number, kernel: number, moves: Moves, axis: 0 | 1): number {
  const span = moves.dilation[axis] * (kernel - 1) + 1;
  return Math.floor((size + 2 * moves.padding[axis] - span) / moves.stride[axis]) + 1;
}

/** @returns whether the input is one sample without a batch axis. */
function checkRank(input: Tensor, dimensions: 1 | 2, name: string): boolean {
  const rank = input.shape.length;
  if (rank !== dimensions + 1 && rank !== dimensions + 2) {
    throw runtimeError(
      `Expected ${dimensions + 1}D (unbatched) or ${dimensions + 2}D (batched) input to ${name}, but got input of size: ${formatShape(input.shape)}`,
    );
  }
  return rank === dimensions + 1;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  float32: "float",
  float64: "double",
  int64: "long int",
  int32: "int",
  int16: "short int",
  int8: "signed char",
  uint8: "unsigned char",
  bool: "bool",
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
};

function checkTypes(input: Tensor, weight: Tensor, bias: Tensor | undefined): void {
  if (bias !== undefined && bias.dtype !== input.dtype) {
    throw runtimeError(
      `Input type (${TYPE_NAMES[input.dtype.name]}) and bias type (${TYPE_NAMES[bias.dtype.name]}) should be the same`,
    );
  }
  if (weight.dtype !== input.dtype) {
    throw runtimeError(`expected scalar type ${input.dtype.scalarName} but found ${weight.dtype.scalarName}`);
  }
  if (!input.dtype.isFloating) {
    throw runtimeError(`"slow_conv2d_cpu" not implemented for '${input.dtype.scalarName}'`);
  }
}

function checkMoves(moves: Moves, dimensions: 1 | 2): void {
  const first = 2 - dimensions;
  if (moves.padding.slice(first).some((size) => size < 0)) throw runtimeError("negative padding is not supported");
  if (moves.stride.slice(first).some((size) => size <= 0)) throw runtimeError("non-positive stride is not supported");
  if (moves.dilation.slice(first).some((size) => size <= 0)) {
    throw runtimeError("dilation should be greater than zero");
  }
  if (moves.groups <= 0) throw runtimeError("non-positive groups is not supported");
}

function checkWeight(x: Tensor, weight: Tensor, bias: Tensor | undefined, groups: number): void {
  const filters = weight.shape[0] as number;
  const size = formatShape(weight.shape);
  if (weight.shape.length !== x.shape.length) {
    throw runtimeError(
      `Expected ${weight.shape.length}-dimensional input for ${weight.shape.length}-dimensional weight ${size}, but got ${x.shape.length}-dimensional input of size ${formatShape(x.shape)} instead`,
    );
  }
  if (filters < groups) {
    throw runtimeError(
      `Given groups=${groups}, expected weight to be at least ${groups} at dimension 0, but got weight of size ${size} instead`,
    );
  }
  if (filters % groups !== 0) {
    throw runtimeError(
      `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size [${size}] instead`,
    );
  }
  const expected = (weight.shape[1] as number) * groups;
  if (x.shape[1] !== expected) {
    throw runtimeError(
      `Given groups=${groups}, weight of size ${size}, expected input${formatShape(x.shape)} to have ${expected} channels, but got ${x.shape[1]} channels instead`,
    );
  }
  if (bias !== undefined && (bias.shape.length !== 1 || bias.count !== filters)) {
    throw runtimeError(
      `Given weight of size ${size}, expected bias to be 1-dimensional with ${filters} elements, but got bias of size ${formatShape(bias.shape)} instead`,
    );
  }
}

function checkKernel(
  plane: readonly [number, number],
  kernel: readonly [number, number],
  moves: Moves,
  dimensions: 1 | 2,
): void {
  const padded = [plane[0] + 2 * moves.padding[0], plane[1] + 2 * moves.padding[1]] as const;
  const spans = [moves.dilation[0] * (kernel[0] - 1) + 1, moves.dilation[1] * (kernel[1] - 1) + 1] as const;
  if (padded[0] < spans[0] || padded[1] < spans[1]) {
    throw runtimeError(
      `Calculated padded input size per channel: (${planeText(padded, dimensions)}). Kernel size: (${planeText(spans, dimensions)}). Kernel size can't be greater than actual input size`,
    );
  }
}
