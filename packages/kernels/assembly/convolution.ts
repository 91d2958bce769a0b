// 2-D convolution, NCHW, and its gradients: which method does what.
// desc: i32 [N, C, H, W, O, kH, kW, sH, sW, pH, pW, dH, dW, groups, outH, outW, x, weight, bias, y, workspace, bytes].

import { forwardByColumns, forwardWorkspace } from "./conv-forward";
import { inputByColumns, inputWorkspace } from "./conv-input";
import { Conv } from "./conv-shape";
import { biasGradient, weightByColumns, weightWorkspace } from "./conv-weight";

/** A call must bring the workspace that `conv2d_workspace` asked for. */
function check(conv: Conv, needed: usize): void {
  if (<usize>conv.workspaceBytes < needed) unreachable();
}

/** @param which 0 forward, 1 the input's gradient, 2 the weight's. Enough for f32 and f64. */
export function conv2d_workspace(desc: usize, which: i32): i32 {
  const conv = changetype<Conv>(desc);
  if (which == 0) return <i32>forwardWorkspace(conv, 8);
  if (which == 1) return <i32>inputWorkspace(conv, 8);
  return <i32>weightWorkspace(conv, 8);
}

function forward<T>(conv: Conv): void {
  if (conv.batch == 0 || conv.filters == 0 || conv.pixels <= 0) return;
  check(conv, forwardWorkspace(conv, <i32>sizeof<T>()));
  forwardByColumns<T>(conv);
}

function backwardInput<T>(conv: Conv): void {
  const bytes = <usize>(conv.batch * conv.channels * conv.height * conv.width) * sizeof<T>();
  if (bytes == 0) return;
  if (conv.filters == 0 || conv.pixels <= 0) {
    memory.fill(conv.x, 0, bytes);
    return;
  }
  check(conv, inputWorkspace(conv, <i32>sizeof<T>()));
  inputByColumns<T>(conv);
}

function backwardWeight<T>(conv: Conv): void {
  if (conv.bias != 0) biasGradient<T>(conv);
  if (conv.filters * conv.taps == 0) return;
  check(conv, weightWorkspace(conv, <i32>sizeof<T>()));
  weightByColumns<T>(conv);
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
