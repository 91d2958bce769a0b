// Matrix products that are too narrow for packing to pay.

import { maddOf, sumLanes } from "./simd";

// @ts-ignore: decorator
@inline
function put<T>(c: usize, value: T, adds: bool): void {
  store<T>(c, adds ? load<T>(c) + value : value);
}

/** a·b + c, rounded once for floats, as the vectors beside it are. */
// @ts-ignore: decorator
@inline
function fused<T>(a: T, b: T, c: T): T {
  if (sizeof<T>() == 4) return <T>(<f64>a * <f64>b + <f64>c);
  return a * b + c;
}

/** One row of A with one of B. */
function dot<T>(k: i32, a: usize, b: usize): T {
  const end = a + <usize>k * sizeof<T>();
  let s0 = v128.splat<T>(<T>0);
  let s1 = s0;
  for (; a + 32 <= end; a += 32) {
    s0 = maddOf<T>(v128.load(a), v128.load(b), s0);
    s1 = maddOf<T>(v128.load(a, 16), v128.load(b, 16), s1);
    b += 32;
  }
  let sum = sumLanes<T>(v128.add<T>(s0, s1));
  for (; a < end; a += sizeof<T>()) {
    sum += load<T>(a) * load<T>(b);
    b += sizeof<T>();
  }
  return sum;
}

/** Four rows x with two rows y; results at c + i·stepX + j·stepY bytes. */
function dots42<T>(
  k: i32, x: usize, rowX: usize, y: usize, rowY: usize, alpha: T, adds: bool, c: usize, stepX: usize, stepY: usize,
): void {
  let x0 = x;
  let x1 = x0 + rowX;
  let x2 = x1 + rowX;
  let x3 = x2 + rowX;
  let y0 = y;
  let y1 = y0 + rowY;
  const bytes = <usize>k * sizeof<T>();
  const end = x0 + (bytes & ~15);
  let s00 = v128.splat<T>(<T>0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  while (x0 < end) {
    const u = v128.load(y0);
    const v = v128.load(y1);
    let w = v128.load(x0);
    s00 = maddOf<T>(w, u, s00);
    s01 = maddOf<T>(w, v, s01);
    w = v128.load(x1);
    s10 = maddOf<T>(w, u, s10);
    s11 = maddOf<T>(w, v, s11);
    w = v128.load(x2);
    s20 = maddOf<T>(w, u, s20);
    s21 = maddOf<T>(w, v, s21);
    w = v128.load(x3);
    s30 = maddOf<T>(w, u, s30);
    s31 = maddOf<T>(w, v, s31);
    x0 += 16;
    x1 += 16;
    x2 += 16;
    x3 += 16;
    y0 += 16;
    y1 += 16;
  }
  let r00 = sumLanes<T>(s00);
  let r01 = sumLanes<T>(s01);
  let r10 = sumLanes<T>(s10);
  let r11 = sumLanes<T>(s11);
  let r20 = sumLanes<T>(s20);
  let r21 = sumLanes<T>(s21);
  let r30 = sumLanes<T>(s30);
  let r31 = sumLanes<T>(s31);
  for (let rest = bytes & 15; rest > 0; rest -= sizeof<T>()) {
    const u = load<T>(y0);
    const v = load<T>(y1);
    r00 += load<T>(x0) * u;
    r01 += load<T>(x0) * v;
    r10 += load<T>(x1) * u;
    r11 += load<T>(x1) * v;
    r20 += load<T>(x2) * u;
    r21 += load<T>(x2) * v;
    r30 += load<T>(x3) * u;
    r31 += load<T>(x3) * v;
    x0 += sizeof<T>();
    x1 += sizeof<T>();
    x2 += sizeof<T>();
    x3 += sizeof<T>();
    y0 += sizeof<T>();
    y1 += sizeof<T>();
  }
  put<T>(c, alpha * r00, adds);
  put<T>(c + stepY, alpha * r01, adds);
  c += stepX;
  put<T>(c, alpha * r10, adds);
  put<T>(c + stepY, alpha * r11, adds);
  c += stepX;
  put<T>(c, alpha * r20, adds);
  put<T>(c + stepY, alpha * r21, adds);
  c += stepX;
  put<T>(c, alpha * r30, adds);
  put<T>(c + stepY, alpha * r31, adds);
}

/** C (+)= alpha · A · Bᵀ where both run contiguously along k. */
export function dots<T>(
  m: i32, n: i32, k: i32, alpha: T, a: usize, lda: i32, b: usize, ldb: i32, adds: bool, c: usize, rowC: usize,
): void {
  const rowA = <usize>lda * sizeof<T>();
  const rowB = <usize>ldb * sizeof<T>();
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    const x = a + <usize>i * rowA;
    const to = c + <usize>i * rowC;
    let j = 0;
    for (; j + 2 <= n; j += 2) {
      dots42<T>(k, x, rowA, b + <usize>j * rowB, rowB, alpha, adds, to + <usize>j * sizeof<T>(), rowC, sizeof<T>());
    }
    for (; j < n; j++) {
      for (let r = 0; r < 4; r++) {
        const value = alpha * dot<T>(k, x + <usize>r * rowA, b + <usize>j * rowB);
        put<T>(to + <usize>r * rowC + <usize>j * sizeof<T>(), value, adds);
      }
    }
  }
  if (i + 2 <= m) {
    const x = a + <usize>i * rowA;
    const to = c + <usize>i * rowC;
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      dots42<T>(k, b + <usize>j * rowB, rowB, x, rowA, alpha, adds, to + <usize>j * sizeof<T>(), sizeof<T>(), rowC);
    }
    for (; j < n; j++) {
      for (let r = 0; r < 2; r++) {
        const value = alpha * dot<T>(k, x + <usize>r * rowA, b + <usize>j * rowB);
        put<T>(to + <usize>r * rowC + <usize>j * sizeof<T>(), value, adds);
      }
    }
    i += 2;
  }
  for (; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const value = alpha * dot<T>(k, a + <usize>i * rowA, b + <usize>j * rowB);
      put<T>(c + <usize>i * rowC + <usize>j * sizeof<T>(), value, adds);
    }
  }
}

/** C += alpha · A · B for few rows of A: each row of C gathers the rows of B, four at a time. */
export function rowsOfB<T>(
  m: i32, n: i32, k: i32, alpha: T, a: usize, rowA: i32, stepA: i32, b: usize, ldb: i32, c: usize, rowC: usize,
): void {
  const rowB = <usize>ldb * sizeof<T>();
  const step = <usize>stepA * sizeof<T>();
  const bytes = <usize>n * sizeof<T>();
  for (let i = 0; i < m; i++) {
    let x = a + <usize>i * <usize>rowA * sizeof<T>();
    const to = c + <usize>i * rowC;
    let from = b;
    let p = 0;
    for (; p + 4 <= k; p += 4) {
      const w0 = alpha * load<T>(x);
      const w1 = alpha * load<T>(x + step);
      const w2 = alpha * load<T>(x + 2 * step);
      const w3 = alpha * load<T>(x + 3 * step);
      const v0 = v128.splat<T>(w0);
      const v1 = v128.splat<T>(w1);
      const v2 = v128.splat<T>(w2);
      const v3 = v128.splat<T>(w3);
      let b0 = from;
      let b1 = b0 + rowB;
      let b2 = b1 + rowB;
      let b3 = b2 + rowB;
      let j: usize = 0;
      for (; j + 16 <= bytes; j += 16) {
        let sum = maddOf<T>(v0, v128.load(b0 + j), v128.load(to + j));
        sum = maddOf<T>(v1, v128.load(b1 + j), sum);
        sum = maddOf<T>(v2, v128.load(b2 + j), sum);
        v128.store(to + j, maddOf<T>(v3, v128.load(b3 + j), sum));
      }
      for (; j < bytes; j += sizeof<T>()) {
        let sum = fused<T>(w0, load<T>(b0 + j), load<T>(to + j));
        sum = fused<T>(w1, load<T>(b1 + j), sum);
        sum = fused<T>(w2, load<T>(b2 + j), sum);
        store<T>(to + j, fused<T>(w3, load<T>(b3 + j), sum));
      }
      x += 4 * step;
      from += 4 * rowB;
    }
    for (; p < k; p++) {
      const w = alpha * load<T>(x);
      const v = v128.splat<T>(w);
      let j: usize = 0;
      for (; j + 16 <= bytes; j += 16) v128.store(to + j, maddOf<T>(v, v128.load(from + j), v128.load(to + j)));
      for (; j < bytes; j += sizeof<T>()) store<T>(to + j, fused<T>(w, load<T>(from + j), load<T>(to + j)));
      x += step;
      from += rowB;
    }
  }
}
