// Convolutions of a network whose weights no longer change: activations lie as [rows, columns, channels], weights are
// laid out once, and bias, residual and activation are part of the last store.

/** i32 fields, in the order of the descriptor; kernel, stride and padding are square. */
@unmanaged
export class Frozen {
  height: i32;
  width: i32;
  channels: i32;
  filters: i32;
  kernel: i32;
  stride: i32;
  pad: i32;
  outH: i32;
  outW: i32;
  /** 0 none, 1 ReLU, 2 ReLU6, 3 hard swish, 4 hard sigmoid. */
  activation: i32;
  /** 0 by columns, 2 or 4 by Winograd's F(2×2, 3×3) or F(4×4, 3×3), 1 each channel by itself. */
  method: i32;
  /** [height, width, channels]. */
  x: usize;
  /** What `frozen_prepare_f32` made. */
  weight: usize;
  /** [filters], in whole eights. */
  bias: usize;
  /** [outH, outW, filters], added before the activation, or 0. */
  residual: usize;
  /** [outH, outW, filters], and room for three more pixels. */
  y: usize;
  workspace: usize;

  @inline
  get pixels(): i32 {
    return this.outH * this.outW;
  }

  /** Whether each pixel sees itself alone. */
  @inline
  get isPointwise(): bool {
    return this.kernel == 1 && this.stride == 1 && this.pad == 0;
  }

  /** Filters in whole panels. */
  @inline
  get panels(): i32 {
    return (this.filters + 7) >> 3;
  }
}

export const COLUMNS: i32 = 0;
export const DEPTHWISE: i32 = 1;

// @ts-ignore: decorator
@inline
export function activated(v: v128, code: i32): v128 {
  if (code == 0) return v;
  const zero = f32x4.splat(0);
  if (code == 1) return f32x4.pmax(v, zero);
  const six = f32x4.splat(6);
  if (code == 2) return f32x4.pmin(f32x4.pmax(v, zero), six);
  const gate = f32x4.mul(f32x4.pmin(f32x4.pmax(f32x4.add(v, f32x4.splat(3)), zero), six), f32x4.splat(1.0 / 6.0));
  return code == 3 ? f32x4.mul(v, gate) : gate;
}

/** Copies [height, width, channels] into [rows, columns, channels] with `pad` rows and columns of zeros around it. */
export function padPixels(
  x: usize, height: i32, width: i32, channels: i32, pad: i32, rows: i32, columns: i32, to: usize,
): void {
  const pixel = (<usize>channels) << 2;
  const rowTo = <usize>columns * pixel;
  const copied = min(width, columns - pad);
  const left = <usize>pad * pixel;
  const inner = <usize>copied * pixel;
  for (let y = 0; y < rows; y++) {
    const source = y - pad;
    if (source < 0 || source >= height) {
      memory.fill(to, 0, rowTo);
    } else {
      memory.fill(to, 0, left);
      memory.copy(to + left, x + <usize>source * <usize>width * pixel, inner);
      memory.fill(to + left + inner, 0, rowTo - left - inner);
    }
    to += rowTo;
  }
}
