import { convert } from "../../ops/elementwise/cast.ts";
import { zeroTensor } from "../../ops/region.ts";
import { packed } from "../../ops/views/clone.ts";
import { type DType, float32 } from "../../storage/dtype.ts";
import { kernels, memory } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { type Geometry, inputShape, outputShape, weightShape } from "./geometry.ts";

const FORWARD = 0;
const INPUT = 1;
const WEIGHT = 2;
/** Where workspace and its bytes stand in the descriptor. */
const WORKSPACE_AT = 20;

type Pass = typeof FORWARD | typeof INPUT | typeof WEIGHT;

/** Runs one pass: writes the descriptor, lends it a workspace, calls the kernel. One call serves the whole batch. */
function run(pass: Pass, g: Geometry, dtype: DType, x: number, weight: number, bias: number, y: number): void {
  const sizes = [
    g.batch,
    g.channels,
    g.height,
    g.width,
    g.filters,
    ...g.kernel,
    ...g.stride,
    ...g.padding,
    ...g.dilation,
    g.groups,
    g.outHeight,
    g.outWidth,
    x,
    weight,
    bias,
    y,
  ];
  const desc = memory.scratch;
  const at = desc >> 2;
  memory.i32.set(sizes, at);
  const bytes = kernels.conv2d_workspace(desc, pass);
  const workspace = bytes === 0 ? 0 : memory.allocate(bytes);
  memory.i32[at + WORKSPACE_AT] = workspace;
  memory.i32[at + WORKSPACE_AT + 1] = bytes;
  try {
    kernelOf(pass, dtype)(desc);
  } finally {
    if (bytes > 0) memory.release(workspace, bytes);
  }
}

function kernelOf(pass: Pass, dtype: DType): (desc: number) => void {
  const isDouble = dtype.kernel === "f64";
  if (pass === FORWARD) return isDouble ? kernels.conv2d_forward_f64 : kernels.conv2d_forward_f32;
  if (pass === INPUT) return isDouble ? kernels.conv2d_backward_input_f64 : kernels.conv2d_backward_input_f32;
  return isDouble ? kernels.conv2d_backward_weight_f64 : kernels.conv2d_backward_weight_f32;
}

function ready(tensor: Tensor): Tensor {
  return packed(tensor.dtype.isHalf ? convert(tensor, float32) : tensor);
}

/** The output, nothing recorded. */
export function runForward(g: Geometry, input: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor {
  const x = ready(input);
  const w = ready(weight);
  const b = bias === undefined ? undefined : ready(bias);
  const output = emptyTensor(outputShape(g), x.dtype);
  if (output.count > 0) run(FORWARD, g, x.dtype, x.pointer, w.pointer, b?.pointer ?? 0, output.pointer);
  return convert(output, input.dtype);
}

/** The input's gradient from the output's, nothing recorded. */
export function runInputGradient(g: Geometry, gradient: Tensor, weight: Tensor): Tensor {
  const y = ready(gradient);
  const w = ready(weight);
  if (y.count === 0) return zeroTensor(inputShape(g), gradient.dtype);
  const result = emptyTensor(inputShape(g), y.dtype);
  if (result.count > 0) run(INPUT, g, y.dtype, result.pointer, w.pointer, 0, y.pointer);
  return convert(result, gradient.dtype);
}

/** The weight's gradient, and the bias's where wanted; nothing recorded. */
export function runWeightGradient(
  g: Geometry,
  input: Tensor,
  gradient: Tensor,
  wantsBias: boolean,
): [weight: Tensor, bias: Tensor | undefined] {
  const x = ready(input);
  const y = ready(gradient);
  if (y.count === 0) {
    return [zeroTensor(weightShape(g), input.dtype), wantsBias ? zeroTensor([g.filters], input.dtype) : undefined];
  }
  const result = emptyTensor(weightShape(g), x.dtype);
  const bias = wantsBias ? emptyTensor([g.filters], x.dtype) : undefined;
  run(WEIGHT, g, x.dtype, x.pointer, result.pointer, bias?.pointer ?? 0, y.pointer);
  return [convert(result, input.dtype), bias === undefined ? undefined : convert(bias, input.dtype)];
}
