import { type DType, float32, int32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { convert } from "../elementwise/cast.ts";
import { zeroTensor } from "../region.ts";
import { packed } from "../views/clone.ts";

/** The dtype in which a product of matrices of this dtype is computed. */
function computeType(dtype: DType): DType {
  if (dtype.isHalf) return float32;
  if (dtype.name === "bool") throw runtimeError(`"addmm_impl_cpu_" not implemented for 'Bool'`);
  return dtype.itemBytes < 4 ? int32 : dtype;
}

/** Whether the last two axes are rows (0) or columns (1) without gaps; -1 when neither. */
function layoutOf(tensor: Tensor): 0 | 1 | -1 {
  const { shape, strides } = tensor;
  const row = strides.length - 2;
  const rows = shape[row] as number;
  const columns = shape[row + 1] as number;
  const rowStride = strides[row] as number;
  const columnStride = strides[row + 1] as number;
  if ((columnStride === 1 || columns === 1) && (rowStride >= columns || rows === 1)) return 0;
  if ((rowStride === 1 || rows === 1) && (columnStride >= rows || columns === 1)) return 1;
  return -1;
}

/** The leading dimension for the layout; axes of one element may have any stride. */
function leadingOf(tensor: Tensor, layout: 0 | 1): number {
  const { shape, strides } = tensor;
  const row = shape.length - 2;
  const rows = shape[row] as number;
  const columns = shape[row + 1] as number;
  if (layout === 0) return rows === 1 ? Math.max(columns, 1) : (strides[row] as number);
  return columns === 1 ? Math.max(rows, 1) : (strides[row + 1] as number);
}

/**
 * `a·b`, nothing recorded. Transposed and sliced operands are read where they lie.
 * @param a [M, K].
 * @param b [K, N], of the same dtype.
 * @param into contiguous [M, N] to which the product is added (floats only); a new tensor when left out.
 */
export function multiply(a: Tensor, b: Tensor, into?: Tensor): Tensor {
  const { dtype } = a;
  const compute = computeType(dtype);
  if (compute !== dtype) {
    const product = multiply(
      convert(a, compute),
      convert(b, compute),
      into === undefined ? into : convert(into, compute),
    );
    return convert(product, dtype);
  }
  const m = a.shape[0] as number;
  const k = a.shape[1] as number;
  const n = b.shape[1] as number;
  if (k === 0 || m === 0 || n === 0) return into ?? zeroTensor([m, n], dtype);
  let layoutA = layoutOf(a);
  let layoutB = layoutOf(b);
  const left = layoutA < 0 ? packed(a) : a;
  const right = layoutB < 0 ? packed(b) : b;
  if (layoutA < 0) layoutA = 0;
  if (layoutB < 0) layoutB = 0;
  const lda = leadingOf(left, layoutA as 0 | 1);
  const ldb = leadingOf(right, layoutB as 0 | 1);
  const out = into ?? emptyTensor([m, n], dtype);
  const beta = into === undefined ? 0 : 1;
  const { pointer } = out;
  if (dtype.kernel === "f32") {
    kernels.gemm_f32(layoutA, layoutB, m, n, k, 1, left.pointer, lda, right.pointer, ldb, beta, pointer, n);
  } else if (dtype.kernel === "f64") {
    kernels.gemm_f64(layoutA, layoutB, m, n, k, 1, left.pointer, lda, right.pointer, ldb, beta, pointer, n);
  } else {
    const gemm = dtype.kernel === "i64" ? kernels.gemm_i64 : kernels.gemm_i32;
    gemm(layoutA, layoutB, m, n, k, left.pointer, lda, right.pointer, ldb, pointer, n);
  }
  return out;
}

/**
 * `a[i]·b[i]` for each i of a batch, nothing recorded; a batch stride of 0 repeats one matrix.
 * @param a [B, M, K].
 * @param b [B, K, N], of the same dtype.
 */
export function multiplyBatch(a: Tensor, b: Tensor): Tensor {
  const { dtype } = a;
  const compute = computeType(dtype);
  if (compute !== dtype) return convert(multiplyBatch(convert(a, compute), convert(b, compute)), dtype);
  const [batch, m, k] = a.shape as [number, number, number];
  const n = b.shape[2] as number;
  if (k === 0 || batch * m * n === 0) return zeroTensor([batch, m, n], dtype);
  let layoutA = layoutOf(a);
  let layoutB = layoutOf(b);
  const left = layoutA < 0 ? packed(a) : a;
  const right = layoutB < 0 ? packed(b) : b;
  if (layoutA < 0) layoutA = 0;
  if (layoutB < 0) layoutB = 0;
  const lda = leadingOf(left, layoutA as 0 | 1);
  const ldb = leadingOf(right, layoutB as 0 | 1);
  const out = emptyTensor([batch, m, n], dtype);
  const strideA = batch === 1 ? 0 : (left.strides[0] as number);
  const strideB = batch === 1 ? 0 : (right.strides[0] as number);
  if (dtype.isFloating) {
    const gemm = dtype.kernel === "f32" ? kernels.gemm_batch_f32 : kernels.gemm_batch_f64;
    const { pointer } = out;
    gemm(
      batch,
      strideA,
      strideB,
      m * n,
      layoutA,
      layoutB,
      m,
      n,
      k,
      1,
      left.pointer,
      lda,
      right.pointer,
      ldb,
      0,
      pointer,
      n,
    );
    return out;
  }
  const gemm = dtype.kernel === "i64" ? kernels.gemm_i64 : kernels.gemm_i32;
  const bytes = dtype.itemBytes;
  for (let i = 0; i < batch; i++) {
    const atA = left.pointer + i * strideA * bytes;
    const atB = right.pointer + i * strideB * bytes;
    gemm(layoutA, layoutB, m, n, k, atA, lda, atB, ldb, out.pointer + i * m * n * bytes, n);
  }
  return out;
}
