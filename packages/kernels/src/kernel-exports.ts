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
  fill_i64: (n: number, dst: Pointer, value: bigint) => void;
  /** Dtype codes: `DTYPE`. Contiguous, not overlapping. */
  cast: (from: number, to: number, n: number, src: Pointer, dst: Pointer) => void;
  heap_start: () => Pointer;
  is_relaxed: () => number;
};
