// 2-D convolution, NCHW, and its gradients: which method does what.
// desc: i32 [N, C, H, W, O, kH, kW, sH, sW, pH, pW, dH, dW, groups, outH, outW, x, weight, bias, y, workspace, bytes].

import { forwardByColumns, forwardWorkspace } from "./conv-forward";
import { inputByColumns, inputWorkspace } from "./conv-input";
import { Conv } from "./conv-shape";
import { biasGradient, weightByColumns, weightWorkspace } from "./conv-weight";
import { canSumRows, rowsWorkspace, weightByRows } from "./conv-weight-rows";
import {
  canCorrelate, depthwiseForward, depthwiseInput, depthwiseWeight, depthwiseWorkspace, isDepthwiseFast,
} from "./depthwise";
import { canTransform, forwardByTransform, transformWorkspace } from "./winograd";

/** A call must bring the workspace that `conv2d_workspace` asked for. */
function check(conv: Conv, needed: usize): void {
  if (<usize>conv.workspaceBytes < needed) unreachable();
}

/** Bytes for elements of `size` bytes: the fast methods are for floats of 4. */
function workspaceOf(conv: Conv, which: i32, size: i32): usize {
  if (size == 4) {
    if (which == 2 ? canCorrelate(conv) : isDepthwiseFast(conv)) return depthwiseWorkspace(conv);
    if (which == 2 && canSumRows(conv)) return rowsWorkspace(conv);
  }
  if (which == 0) return size == 4 && canTransform(conv) ? transformWorkspace(conv) : forwardWorkspace(conv, size);
  if (which == 1) return inputWorkspace(conv, size);
  return weightWorkspace(conv, size);
}

/** @param which 0 forward, 1 the input's gradient, 2 the weight's. Enough for f32 and f64. */
export function conv2d_workspace(desc: usize, which: i32): i32 {
  const conv = changetype<Conv>(desc);
  return <i32>max(workspaceOf(conv, which, 4), workspaceOf(conv, which, 8));
}

function forward<T>(conv: Conv): void {
  if (conv.batch == 0 || conv.filters == 0 || conv.pixels <= 0) return;
  check(conv, workspaceOf(conv, 0, <i32>sizeof<T>()));
  if (sizeof<T>() == 4 && isDepthwiseFast(conv)) depthwiseForward(conv);
  else if (sizeof<T>() == 4 && canTransform(conv)) forwardByTransform(conv);
  else forwardByColumns<T>(conv);
}

function backwardInput<T>(conv: Conv): void {
  const bytes = <usize>(conv.batch * conv.channels * conv.height * conv.width) * sizeof<T>();
  if (bytes == 0) return;
  if (conv.filters == 0 || conv.pixels <= 0) {
    memory.fill(conv.x, 0, bytes);
    return;
  }
  check(conv, workspaceOf(conv, 1, <i32>sizeof<T>()));
  if (sizeof<T>() == 4 && isDepthwiseFast(conv)) depthwiseInput(conv);
  else inputByColumns<T>(conv);
}

function backwardWeight<T>(conv: Conv): void {
  if (conv.bias != 0) biasGradient<T>(conv);
  if (conv.filters * conv.taps == 0) return;
  check(conv, workspaceOf(conv, 2, <i32>sizeof<T>()));
  if (sizeof<T>() == 4 && canCorrelate(conv)) depthwiseWeight(conv);
  else if (sizeof<T>() == 4 && canSumRows(conv)) weightByRows(conv);
  else weightByColumns<T>(conv);
}

/** y, overwritten, from x, weight and bias (or 0). */
export function conv2d_forward_f32(desc: usize): void {
  forward<f32>(changetype<Conv>(desc));
}

export function conv2d_forward_f64(desc: usize): void {
  forward<f64>(changetype<Conv>(desc));
}

/** x's gradient, overwritten, from y's and the weight. */
export function conv2d_backward_input_f32(desc: usize): void {
  backwardInput<f32>(changetype<Conv>(desc));
}

export function conv2d_backward_input_f64(desc: usize): void {
  backwardInput<f64>(changetype<Conv>(desc));
}

/** The weight's gradient, and the bias's where `bias` is not 0, both overwritten, from x and y's gradient. */
export function conv2d_backward_weight_f32(desc: usize): void {
  backwardWeight<f32>(changetype<Conv>(desc));
}

export function conv2d_backward_weight_f64(desc: usize): void {
  backwardWeight<f64>(changetype<Conv>(desc));
}
