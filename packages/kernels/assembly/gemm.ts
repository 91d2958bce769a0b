// C = alpha · op(A) · op(B) + beta · C, row-major, with BLAS's meaning: beta = 0 does not read C.
// Blocked as in Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008).

import { MR, tile, tileColumns } from "./gemm-tile";
import { laneDots } from "./gemm-lanes";
import { dots, rowsOfB } from "./gemm-small";
import { PANELS_A, PANELS_A_BYTES, PANELS_B, TILE } from "./workspace";

/** Depth of one block: a panel of B then fits the first-level cache. */
export const KC: i32 = 320;
/** Columns of one block of B, which then stays in the second-level cache. */
export const NC: i32 = 256;
/** Columns of one block that is as deep as the whole product. */
const DEEP_COLUMNS: i32 = 64;
/** Products of one column from here on are bound by how fast B is read. */
const LONG: i64 = 1 << 16;
/** Results of up to so many values are summed by lanes. */
const SMALL_RESULT: i32 = 1200;

/**
 * Up to MR rows of A as a panel [depth][MR], missing rows 0.
 * @param rowA bytes between rows of A, whose values run contiguously along the depth.
 */
function packRows<T>(height: i32, depth: i32, a: usize, rowA: usize, to: usize): void {
  let k = 0;
  if (sizeof<T>() == 4 && height == MR) {
    let a0 = a;
    let a1 = a0 + rowA;
    let a2 = a1 + rowA;
    let a3 = a2 + rowA;
    let at = to;
    for (; k + 4 <= depth; k += 4) {
      const r0 = v128.load(a0);
      const r1 = v128.load(a1);
      const r2 = v128.load(a2);
      const r3 = v128.load(a3);
      const low01 = v128.shuffle<u32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<u32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<u32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<u32>(r2, r3, 2, 6, 3, 7);
      v128.store(at, v128.shuffle<u64>(low01, low23, 0, 2));
      v128.store(at, v128.shuffle<u64>(low01, low23, 1, 3), 16);
      v128.store(at, v128.shuffle<u64>(high01, high23, 0, 2), 32);
      v128.store(at, v128.shuffle<u64>(high01, high23, 1, 3), 48);
      a0 += 16;
      a1 += 16;
      a2 += 16;
      a3 += 16;
      at += 64;
    }
  }
  const step = <usize>MR * sizeof<T>();
  for (let r = 0; r < MR; r++) {
    let at = to + <usize>k * step + <usize>r * sizeof<T>();
    let from = a + <usize>r * rowA + <usize>k * sizeof<T>();
    for (let p = k; p < depth; p++) {
      store<T>(at, r < height ? load<T>(from) : <T>0);
      from += sizeof<T>();
      at += step;
    }
  }
}

/** Up to MR columns of a stored A, which are rows of its transpose, as a panel [depth][MR], missing ones 0. */
function packColumnsOfA<T>(height: i32, depth: i32, a: usize, rowA: usize, to: usize): void {
  if (height == MR) {
    const bytes = <usize>MR * sizeof<T>();
    for (let k = 0; k < depth; k++) {
      for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(a + i));
      to += bytes;
      a += rowA;
    }
    return;
  }
  for (let k = 0; k < depth; k++) {
    for (let r = 0; r < MR; r++) {
      store<T>(to, r < height ? load<T>(a + <usize>r * sizeof<T>()) : <T>0);
      to += sizeof<T>();
    }
    a += rowA;
  }
}

/** B[k0.., j0..] in panels [depth][two vectors], columns beyond the matrix 0. */
function packB<T>(transposed: bool, depth: i32, columns: i32, b: usize, ldb: i32, to: usize): void {
  const nr = tileColumns<T>();
  const row = <usize>ldb * sizeof<T>();
  for (let j = 0; j < columns; j += nr) {
    const width = min(nr, columns - j);
    if (transposed) {
      for (let c = 0; c < nr; c++) {
        let at = to + <usize>c * sizeof<T>();
        if (c < width) {
          let from = b + <usize>(j + c) * row;
          for (let k = 0; k < depth; k++) {
            store<T>(at, load<T>(from));
            from += sizeof<T>();
            at += <usize>nr * sizeof<T>();
          }
        } else {
          for (let k = 0; k < depth; k++) {
            store<T>(at, <T>0);
            at += <usize>nr * sizeof<T>();
          }
        }
      }
      to += <usize>nr * <usize>depth * sizeof<T>();
      continue;
    }
    let from = b + <usize>j * sizeof<T>();
    for (let k = 0; k < depth; k++) {
      if (width == nr) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      } else {
        for (let c = 0; c < nr; c++) {
          store<T>(to + <usize>c * sizeof<T>(), c < width ? load<T>(from + <usize>c * sizeof<T>()) : <T>0);
        }
      }
      to += 32;
      from += row;
    }
  }
}

/** Adds or stores the valid corner of the edge tile. */
function storeEdge<T>(rows: i32, columns: i32, adds: bool, c: usize, rowC: usize): void {
  const nr = tileColumns<T>();
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < columns; j++) {
      const at = c + <usize>r * rowC + <usize>j * sizeof<T>();
      const value = load<T>(TILE + <usize>(r * nr + j) * sizeof<T>());
      store<T>(at, adds ? load<T>(at) + value : value);
    }
  }
}

/**
 * op(A) (rows × depth) times packed B (depth × columns) into C. Each group of rows is packed as it is needed and
 * stays in the first-level cache while all of B's panels pass.
 * @param rowA bytes between stored rows of A.
 */
export function multiplyPanels<T>(
  transA: bool, rows: i32, columns: i32, depth: i32, a: usize, rowA: usize, panelsB: usize, alpha: T, adds: bool,
  c: usize, rowC: usize,
): void {
  const nr = tileColumns<T>();
  const stepA = <usize>MR * sizeof<T>();
  const panelBytes = <usize>32 * <usize>depth;
  for (let i = 0; i < rows; i += MR) {
    const height = min(MR, rows - i);
    if (transA) packColumnsOfA<T>(height, depth, a + <usize>i * sizeof<T>(), rowA, PANELS_A);
    else packRows<T>(height, depth, a + <usize>i * rowA, rowA, PANELS_A);
    let panelB = panelsB;
    let to = c + <usize>i * rowC;
    for (let j = 0; j < columns; j += nr) {
      const width = min(nr, columns - j);
      if (height == MR && width == nr) {
        tile<T>(depth, PANELS_A, stepA, panelB, 32, alpha, adds, to, rowC);
      } else {
        tile<T>(depth, PANELS_A, stepA, panelB, 32, alpha, false, TILE, 32);
        storeEdge<T>(height, width, adds, to, rowC);
      }
      panelB += panelBytes;
      to += 32;
    }
  }
}

/** C *= beta; 0 overwrites whatever was there, NaN too. */
function scale<T>(rows: i32, columns: i32, beta: T, c: usize, rowC: usize): void {
  for (let i = 0; i < rows; i++) {
    const start = c + <usize>i * rowC;
    const end = start + <usize>columns * sizeof<T>();
    if (beta == 0) memory.fill(start, 0, end - start);
    else for (let at = start; at < end; at += sizeof<T>()) store<T>(at, load<T>(at) * beta);
  }
}

export function gemm<T>(
  transA: bool, transB: bool, m: i32, n: i32, k: i32,
  alpha: T, a: usize, lda: i32, b: usize, ldb: i32, beta: T, c: usize, ldc: i32,
): void {
  if (m == 0 || n == 0) return;
  const rowC = <usize>ldc * sizeof<T>();
  let adds = beta != 0;
  if ((adds && beta != 1) || k == 0 || alpha == 0) scale<T>(m, n, beta, c, rowC);
  if (k == 0 || alpha == 0) return;
  // A single row lies the same way in either order.
  if (m == 1 && transA && lda == 1) {
    transA = false;
    lda = k;
  }
  // A long product with one column reads B once, along its memory.
  if (n == 1 && !transB && ldb == 1 && <i64>m * <i64>k > LONG) {
    transB = true;
    ldb = k;
  }
  // Which products add in which order is how OpenBLAS does it on processors with 512-bit vectors, found by trying:
  // below 32 products, and in large results, in order of k with fused steps; in small results by 16 lanes.
  if (!transA && transB && k >= 32) {
    if (sizeof<T>() == 4 && m * n <= SMALL_RESULT) {
      laneDots(m, n, k, <f32>alpha, a, <usize>lda << 2, b, <usize>ldb << 2, adds, c, rowC);
      return;
    }
    if (m < 4) {
      dots<T>(m, n, k, alpha, a, lda, b, ldb, adds, c, rowC);
      return;
    }
  }
  if (!transB && m < 4 && (!adds || <i64>n * <i64>k > LONG)) {
    if (!adds) scale<T>(m, n, 0, c, rowC);
    rowsOfB<T>(m, n, k, alpha, a, transA ? 1 : lda, transA ? lda : 1, b, ldb, c, rowC);
    return;
  }
  const isSplit = (!transA && transB) || <f64>m * <f64>n * <f64>k > 1e6;
  const deepest = <i32>(PANELS_A_BYTES / (<usize>MR * sizeof<T>()));
  const widest = isSplit || k <= KC ? NC : DEEP_COLUMNS;
  for (let j0 = 0; j0 < n; j0 += widest) {
    const columns = min(widest, n - j0);
    let depth = 0;
    for (let k0 = 0; k0 < k; k0 += depth) {
      depth = isSplit ? depthOf(k - k0) : min(deepest, k - k0);
      const fromB = b + (transB ? <usize>j0 * <usize>ldb + <usize>k0 : <usize>k0 * <usize>ldb + <usize>j0) * sizeof<T>();
      packB<T>(transB, depth, columns, fromB, ldb, PANELS_B);
      const fromA = a + (transA ? <usize>k0 * <usize>lda : <usize>k0) * sizeof<T>();
      const to = c + <usize>j0 * sizeof<T>();
      multiplyPanels<T>(
        transA, m, columns, depth, fromA, <usize>lda * sizeof<T>(), PANELS_B, alpha, adds || k0 > 0, to, rowC,
      );
    }
  }
}

/** Depth of the next block where `rest` is left: two blocks of equal depth rather than a whole and a short one. */
function depthOf(rest: i32): i32 {
  if (rest >= 2 * KC) return KC;
  return rest > KC ? ((rest >> 1) + 15) & ~15 : rest;
}

function gemmInteger<T>(
  transA: bool, transB: bool, m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, ldb: i32, c: usize, ldc: i32,
): void {
  const stepA = <usize>(transA ? lda : <i32>1) * sizeof<T>();
  const stepB = <usize>(transB ? 1 : ldb) * sizeof<T>();
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let x = a + <usize>i * <usize>(transA ? 1 : lda) * sizeof<T>();
      let y = b + <usize>j * <usize>(transB ? ldb : <i32>1) * sizeof<T>();
      let sum: T = 0;
      for (let p = 0; p < k; p++) {
        sum += load<T>(x) * load<T>(y);
        x += stepA;
        y += stepB;
      }
      store<T>(c + (<usize>i * <usize>ldc + <usize>j) * sizeof<T>(), sum);
    }
  }
}

export function gemm_f32(
  transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f32, a: usize, lda: i32, b: usize, ldb: i32, beta: f32, c: usize, ldc: i32,
): void {
  gemm<f32>(transA != 0, transB != 0, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

export function gemm_f64(
  transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f64, a: usize, lda: i32, b: usize, ldb: i32, beta: f64, c: usize, ldc: i32,
): void {
  gemm<f64>(transA != 0, transB != 0, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

/** `batch` products; strides in elements, 0 to use one matrix for all. */
function gemmBatch<T>(
  batch: i32, strideA: i32, strideB: i32, strideC: i32, transA: bool, transB: bool, m: i32, n: i32, k: i32,
  alpha: T, a: usize, lda: i32, b: usize, ldb: i32, beta: T, c: usize, ldc: i32,
): void {
  for (let i = 0; i < batch; i++) {
    gemm<T>(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    a += <usize>strideA * sizeof<T>();
    b += <usize>strideB * sizeof<T>();
    c += <usize>strideC * sizeof<T>();
  }
}

export function gemm_batch_f32(
  batch: i32, strideA: i32, strideB: i32, strideC: i32, transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f32, a: usize, lda: i32, b: usize, ldb: i32, beta: f32, c: usize, ldc: i32,
): void {
  gemmBatch<f32>(
    batch, strideA, strideB, strideC, transA != 0, transB != 0, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc,
  );
}

export function gemm_batch_f64(
  batch: i32, strideA: i32, strideB: i32, strideC: i32, transA: i32, transB: i32, m: i32, n: i32, k: i32,
  alpha: f64, a: usize, lda: i32, b: usize, ldb: i32, beta: f64, c: usize, ldc: i32,
): void {
  gemmBatch<f64>(
    batch, strideA, strideB, strideC, transA != 0, transB != 0, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc,
  );
}

export function gemm_i64(
  transA: i32, transB: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, ldb: i32, c: usize, ldc: i32,
): void {
  gemmInteger<i64>(transA != 0, transB != 0, m, n, k, a, lda, b, ldb, c, ldc);
}

export function gemm_i32(
  transA: i32, transB: i32, m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, ldb: i32, c: usize, ldc: i32,
): void {
  gemmInteger<i32>(transA != 0, transB != 0, m, n, k, a, lda, b, ldb, c, ldc);
}
