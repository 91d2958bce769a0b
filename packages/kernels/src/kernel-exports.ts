import type { ComputeType, FloatType } from "./dtype-codes.ts";

/** Byte address in the kernels' memory. */
type Pointer = number;
/** Byte address of an i32 descriptor; what it holds is said at each kernel. */
type Desc = number;

type UnaryKernel = (op: number, n: number, x: Pointer, out: Pointer) => void;
type DescKernel = (desc: Desc) => void;
type OpDescKernel = (op: number, desc: Desc) => void;
type AxisOpKernel = (op: number, outer: number, n: number, inner: number, src: Pointer, dst: Pointer) => void;
type ElementBytes = 1 | 2 | 4 | 8;

type Gemm = (
  transA: number,
  transB: number,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Pointer,
  lda: number,
  b: Pointer,
  ldb: number,
  beta: number,
  c: Pointer,
  ldc: number,
) => void;

/** C = op(A)·op(B), no alpha and beta. */
type IntegerGemm = (
  transA: number,
  transB: number,
  m: number,
  n: number,
  k: number,
  a: Pointer,
  lda: number,
  b: Pointer,
  ldb: number,
  c: Pointer,
  ldc: number,
) => void;

/**
 * What the module exports. Counts and strides are in elements, `out` is contiguous, [outer, n, inner] is a contiguous
 * array whose middle axis is worked along. Checks of shapes, indices and divisors are the caller's.
 */
export type KernelExports = {
  /** Contiguous; `out` may be `x`. Op codes: `UNARY`. */
  [K in `unary_${ComputeType}`]: UnaryKernel;
} & {
  /** desc: [ndim, out, a, b, shape…, strideA…, strideB…]. Op codes: `BINARY`. */
  [K in `binary_${ComputeType}`]: OpDescKernel;
} & {
  /** desc as in binary; out is u8 0 or 1. Op codes: `COMPARE`. */
  [K in `compare_${ComputeType}`]: OpDescKernel;
} & {
  /** desc: [ndim, out, cond, a, b, shape…, strideCond…, strideA…, strideB…]; cond is u8. */
  [K in `where_${ElementBytes}`]: DescKernel;
} & {
  /** desc: [ndim, dst, src, shape…, strideDst…, strideSrc…]. */
  [K in `copy_${ElementBytes}`]: DescKernel;
} & {
  /** dst[o, k, :] = src[o, index[k], :]; index i64 [indexCount]. */
  [K in `gather_${ElementBytes}`]: (
    outer: number,
    n: number,
    inner: number,
    indexCount: number,
    src: Pointer,
    index: Pointer,
    dst: Pointer,
  ) => void;
} & {
  /** dst[o, index[k], :] += src[o, k, :]. */
  [K in `scatter_add_${ComputeType}`]: (
    outer: number,
    n: number,
    inner: number,
    indexCount: number,
    dst: Pointer,
    index: Pointer,
    src: Pointer,
  ) => void;
} & {
  [K in `fill_${Exclude<ComputeType, "i64">}`]: (n: number, dst: Pointer, value: number) => void;
} & {
  /** y += alpha·x. */
  [K in `add_scaled_${FloatType}`]: (n: number, alpha: number, x: Pointer, y: Pointer) => void;
} & {
  /** Sums and products of integers are i64, `any` and `all` u8, the rest D. Op codes: `REDUCE`. */
  [K in `reduce_${ComputeType}`]: AxisOpKernel;
} & {
  /** dst is i64. Op codes: `ARG_REDUCE`. */
  [K in `arg_reduce_${ComputeType}`]: AxisOpKernel;
} & {
  /** Integers give i64. Op codes: `CUMULATIVE`. */
  [K in `cumulative_${ComputeType}`]: AxisOpKernel;
} & {
  /** Divides by max(0, n - correction). */
  [K in `var_${FloatType}`]: (
    outer: number,
    n: number,
    inner: number,
    src: Pointer,
    dst: Pointer,
    correction: number,
  ) => void;
} & {
  /** `log` 1: the logarithm of the softmax. */
  [K in `softmax_${FloatType}`]: (
    log: number,
    outer: number,
    n: number,
    inner: number,
    src: Pointer,
    dst: Pointer,
  ) => void;
} & {
  /** `out` is what softmax gave. */
  [K in `softmax_backward_${FloatType}`]: (
    log: number,
    outer: number,
    n: number,
    inner: number,
    grad: Pointer,
    out: Pointer,
    dst: Pointer,
  ) => void;
} & {
  /** C = alpha·op(A)·op(B) + beta·C, row-major, as BLAS has it. */
  [K in `gemm_${FloatType}`]: Gemm;
} & {
  [K in `gemm_${"i64" | "i32"}`]: IntegerGemm;
} & {
  /** `batch` products, strides in elements. */
  [K in `gemm_batch_${FloatType}`]: (
    batch: number,
    strideA: number,
    strideB: number,
    strideC: number,
    ...gemm: Parameters<Gemm>
  ) => void;
} & {
  /**
   * desc: [N, C, H, W, O, kH, kW, sH, sW, pH, pW, dH, dW, groups, outH, outW, x, weight, bias or 0, y, workspace,
   * workspaceBytes]; `conv2d_workspace` says how many bytes. y is overwritten.
   */
  [K in `conv2d_forward_${FloatType}`]: DescKernel;
} & {
  /** The same desc: x is where the input's gradient goes (overwritten), y is the output's gradient. */
  [K in `conv2d_backward_input_${FloatType}`]: DescKernel;
} & {
  /**
   * The same desc: weight is where the weight's gradient goes, bias where the bias's goes (or 0), both overwritten; y is
   * the output's gradient.
   */
  [K in `conv2d_backward_weight_${FloatType}`]: DescKernel;
} & {
  /**
   * desc: [N, C, H, W, kH, kW, sH, sW, pH, pW, dH, dW, outH, outW, x, y, indices or 0]; indices i64, places in the plane.
   * Backward: x is where the input's gradient goes (overwritten), y the output's gradient; only the sizes and indices count.
   */
  [K in `max_pool2d_${FloatType}` | `max_pool2d_backward_${FloatType}`]: DescKernel;
} & {
  /** desc: [N, C, H, W, kH, kW, sH, sW, pH, pW, countIncludePad, divisor or 0, outH, outW, x, y]; backward as above. */
  [K in `avg_pool2d_${FloatType}` | `avg_pool2d_backward_${FloatType}`]: DescKernel;
} & {
  /** desc: [N, C, H, W, outH, outW, x, y]; backward as above. */
  [K in `adaptive_avg_pool2d_${FloatType}` | `adaptive_avg_pool2d_backward_${FloatType}`]: DescKernel;
} & {
  /** desc: [N, C, H, W, outH, outW, x, y, indices or 0]; backward as above. */
  [K in `adaptive_max_pool2d_${FloatType}` | `adaptive_max_pool2d_backward_${FloatType}`]: DescKernel;
} & {
  /** Mean and biased variance of x [N, C, S] per channel. */
  [K in `batch_norm_stats_${FloatType}`]: (
    n: number,
    c: number,
    s: number,
    x: Pointer,
    mean: Pointer,
    variance: Pointer,
  ) => void;
} & {
  /** (x - mean)·invstd·weight + bias. */
  [K in `batch_norm_apply_${FloatType}`]: (
    n: number,
    c: number,
    s: number,
    x: Pointer,
    mean: Pointer,
    invstd: Pointer,
    weight: Pointer | 0,
    bias: Pointer | 0,
    out: Pointer,
  ) => void;
} & {
  /** `train` 1: mean and invstd are the batch's own; 0: they are constants. Gradients whose address is 0 are left out. */
  [K in `batch_norm_backward_${FloatType}`]: (
    train: number,
    n: number,
    c: number,
    s: number,
    x: Pointer,
    gradY: Pointer,
    mean: Pointer,
    invstd: Pointer,
    weight: Pointer | 0,
    gradX: Pointer | 0,
    gradWeight: Pointer | 0,
    gradBias: Pointer | 0,
  ) => void;
} & {
  /** Rows of n values; mean and rstd [rows] are kept for the gradient unless 0. */
  [K in `layer_norm_${FloatType}`]: (
    rows: number,
    n: number,
    eps: number,
    x: Pointer,
    weight: Pointer | 0,
    bias: Pointer | 0,
    out: Pointer,
    mean: Pointer | 0,
    rstd: Pointer | 0,
  ) => void;
} & {
  [K in `layer_norm_backward_${FloatType}`]: (
    rows: number,
    n: number,
    x: Pointer,
    gradY: Pointer,
    mean: Pointer,
    rstd: Pointer,
    weight: Pointer | 0,
    gradX: Pointer | 0,
    gradWeight: Pointer | 0,
    gradBias: Pointer | 0,
  ) => void;
} & {
  /** In place on param, m, v and vmax; `decoupled` 1 is AdamW; `step` counts from 1. */
  [K in `adam_step_${FloatType}`]: (
    n: number,
    param: Pointer,
    grad: Pointer,
    m: Pointer,
    v: Pointer,
    vmax: Pointer | 0,
    lr: number,
    beta1: number,
    beta2: number,
    eps: number,
    weightDecay: number,
    decoupled: number,
    step: number,
    maximize: number,
  ) => void;
} & {
  /** In place on param and momentumBuffer; `first` 1: the buffer is filled with the gradient. */
  [K in `sgd_step_${FloatType}`]: (
    n: number,
    param: Pointer,
    grad: Pointer,
    momentumBuffer: Pointer | 0,
    lr: number,
    momentum: number,
    dampening: number,
    weightDecay: number,
    nesterov: number,
    first: number,
    maximize: number,
  ) => void;
} & {
  /** out: f64 [8 + bins] = finite min, max, mean, std (n - 1), zeros, NaN, +Inf, -Inf, histogram from min to max. */
  [K in `summarize_${ComputeType}`]: (n: number, bins: number, src: Pointer, out: Pointer) => void;
} & {
  /** @param which 0 forward, 1 the input's gradient, 2 the weight's. Bytes, enough for f32 and f64. */
  conv2d_workspace: (desc: Desc, which: number) => number;
  /**
   * Convolutions whose weights no longer change; activations are [rows, columns, channels], channels a multiple of 4 but for
   * `COLUMNS`. desc: [height, width, channels, filters, kernel, stride, pad, outH, outW, activation, method, x, weight, bias,
   * residual or 0, y, workspace]. Activations: 0 none, 1 ReLU, 2 ReLU6, 3 hard swish, 4 hard sigmoid. Methods: `FROZEN`.
   * Bytes of what `frozen_prepare_f32` lays out at `weight`.
   */
  frozen_prepared_bytes: (desc: Desc) => number;
  /** @param weight [filters, channels, kernel, kernel], or [channels, 1, kernel, kernel] where each has its own. */
  frozen_prepare_f32: (desc: Desc, weight: Pointer) => void;
  frozen_workspace: (desc: Desc) => number;
  /**
   * y = activation(conv(x) + bias + residual), overwritten, with room for three more pixels behind it; bias has whole eights.
   * The filters are a multiple of 8, unless one pixel is all there is.
   */
  frozen_conv2d_f32: DescKernel;
  /** desc: [height, width, channels, kernel, stride, pad, outH, outW, x, y]. */
  frozen_max_pool_f32: DescKernel;
  frozen_mean_f32: (pixels: number, channels: number, x: Pointer, out: Pointer) => void;
  /** x[pixels, channels] *= gate[channels]. */
  frozen_gate_f32: (pixels: number, channels: number, gate: Pointer, x: Pointer) => void;
  /**
   * A batch through a linear layer and softmax cross-entropy. desc: [width, classes, batch, features f32 [n, width], labels
   * i32 [n], order i32 [batch], weight, bias, weightGradient or 0, biasGradient, classWeights f64 [classes], scratch
   * f32 [batch, classes], correct i32]. Gradients are overwritten; the count at `correct` is added to.
   * @param divisor of the gradients.
   * @returns the sum of the losses, nats.
   */
  linear_head_f32: (desc: Desc, smoothing: number, weightSum: number, divisor: number) => number;
  /**
   * Resampling in fixed point, weights i32 [count, stride] with 22 bits after the point, as `@thaw/images` makes them.
   * Horizontally, RGB: u8 [rows, rowBytes] to [rows, count, 3]; one byte behind either may be touched.
   */
  resample_rows_rgb: (
    from: Pointer,
    rowBytes: number,
    rows: number,
    starts: Pointer,
    counts: Pointer,
    weights: Pointer,
    stride: number,
    count: number,
    to: Pointer,
  ) => void;
  /** Vertically: rows of at least 16 bytes, the first of them number `firstRow` of the picture, to u8 [count, rowBytes]. */
  resample_columns_u8: (
    from: Pointer,
    rowBytes: number,
    firstRow: number,
    starts: Pointer,
    counts: Pointer,
    weights: Pointer,
    stride: number,
    count: number,
    to: Pointer,
  ) => void;
  fill_i64: (n: number, dst: Pointer, value: bigint) => void;
  /** Dtype codes: `DTYPE`. Contiguous, not overlapping. */
  cast: (from: number, to: number, n: number, src: Pointer, dst: Pointer) => void;
  heap_start: () => Pointer;
  is_relaxed: () => number;
};
