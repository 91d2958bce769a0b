// Reductions over the middle axis of a contiguous [outer, n, inner].
// Sums of floats are cascades; integer sums and products are i64; any and all give u8.

import { sumColumns, sumRow } from "./cascade-sum";
import { Reduce } from "./op-codes";
import { promoteHigh } from "./simd";

/** Columns that are accumulated together when inner > 1, so that memory is read in order. */
const COLUMNS: i32 = 512;
const SUMS: usize = memory.data(512 * 8, 16);

/** Sum of n contiguous floats, in f64. */
export function sumFloats(n: i32, src: usize): f64 {
  const end = src + ((<usize>n) << 2);
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  for (; src + 32 <= end; src += 32) {
    const v = v128.load(src);
    const w = v128.load(src, 16);
    a = f64x2.add(a, f64x2.promote_low_f32x4(v));
    b = f64x2.add(b, promoteHigh(v));
    c = f64x2.add(c, f64x2.promote_low_f32x4(w));
    d = f64x2.add(d, promoteHigh(w));
  }
  const total = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  let sum = f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
  for (; src < end; src += 4) sum += <f64>load<f32>(src);
  return sum;
}

/** Largest or smallest of n contiguous floats; NaN wins. */
export function extremeOfFloats(isMax: bool, n: i32, src: usize): f32 {
  const start: f32 = isMax ? -Infinity : Infinity;
  const end = src + ((<usize>n) << 2);
  let a = f32x4.splat(start);
  let b = a;
  let isNaN = f32x4.splat(0);
  if (isMax) {
    for (; src + 32 <= end; src += 32) {
      const v = v128.load(src);
      const w = v128.load(src, 16);
      isNaN = v128.or(isNaN, v128.or(f32x4.ne(v, v), f32x4.ne(w, w)));
      a = f32x4.pmax(a, v);
      b = f32x4.pmax(b, w);
    }
    a = f32x4.pmax(a, b);
  } else {
    for (; src + 32 <= end; src += 32) {
      const v = v128.load(src);
      const w = v128.load(src, 16);
      isNaN = v128.or(isNaN, v128.or(f32x4.ne(v, v), f32x4.ne(w, w)));
      a = f32x4.pmin(a, v);
      b = f32x4.pmin(b, w);
    }
    a = f32x4.pmin(a, b);
  }
  if (v128.any_true(isNaN)) return NaN;
  let best = start;
  v128.store(SUMS, a);
  for (let lane: usize = 0; lane < 16; lane += 4) {
    best = isMax ? max<f32>(best, load<f32>(SUMS + lane)) : min<f32>(best, load<f32>(SUMS + lane));
  }
  for (; src < end; src += 4) best = isMax ? max<f32>(best, load<f32>(src)) : min<f32>(best, load<f32>(src));
  return best;
}

/** A sum that starts at 0, in A. */
@unmanaged
class Sum {
  @inline
  start<A>(): A {
    return 0;
  }

  @inline
  join<A>(a: A, b: A): A {
    return a + b;
  }
}

@unmanaged
class Product {
  @inline
  start<A>(): A {
    return 1;
  }

  @inline
  join<A>(a: A, b: A): A {
    return a * b;
  }
}

@unmanaged
class Largest {
  @inline
  start<A>(): A {
    return isFloat<A>() ? <A>-Infinity : <A>i64.MIN_VALUE;
  }

  @inline
  join<A>(a: A, b: A): A {
    if (isFloat<A>()) return max<A>(a, b);
    return a > b ? a : b;
  }
}

@unmanaged
class Smallest {
  @inline
  start<A>(): A {
    return isFloat<A>() ? <A>Infinity : <A>i64.MAX_VALUE;
  }

  @inline
  join<A>(a: A, b: A): A {
    if (isFloat<A>()) return min<A>(a, b);
    return a < b ? a : b;
  }
}

/** Joins T values in accumulators of type A (8 bytes) and stores them as R. */
function accumulate<T, A, R, OP>(outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  const op = changetype<OP>(0);
  if (inner == 1) {
    for (let o = 0; o < outer; o++) {
      let all = op.start<A>();
      for (const end = src + <usize>n * sizeof<T>(); src < end; src += sizeof<T>()) all = op.join<A>(all, <A>load<T>(src));
      store<R>(dst, <R>all);
      dst += sizeof<R>();
    }
    return;
  }
  const row = <usize>inner * sizeof<T>();
  for (let o = 0; o < outer; o++) {
    for (let j0 = 0; j0 < inner; j0 += COLUMNS) {
      const width = min(COLUMNS, inner - j0);
      for (let j = 0; j < width; j++) store<A>(SUMS + ((<usize>j) << 3), op.start<A>());
      for (let i = 0; i < n; i++) {
        let from = src + <usize>i * row + <usize>j0 * sizeof<T>();
        for (let at = SUMS, end = SUMS + ((<usize>width) << 3); at < end; at += 8) {
          store<A>(at, op.join<A>(load<A>(at), <A>load<T>(from)));
          from += sizeof<T>();
        }
      }
      for (let j = 0; j < width; j++) {
        store<R>(dst, <R>load<A>(SUMS + ((<usize>j) << 3)));
        dst += sizeof<R>();
      }
    }
    src += <usize>n * row;
  }
}

/** Whether any, or all, of the values are not 0; NaN counts as not 0. */
function truth<T>(isAny: bool, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      let result = !isAny;
      for (let i = 0; i < n && result != isAny; i++) {
        result = load<T>(src + (<usize>(o * n + i) * <usize>inner + <usize>j) * sizeof<T>()) != 0;
      }
      store<u8>(dst++, <u8>result);
    }
  }
}

function reduceFloat<T>(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  switch (op) {
    case Reduce.sum:
      for (let o = 0; o < outer; o++) {
        if (inner == 1) store<T>(dst, sumRow<T>(n, src));
        else sumColumns<T>(n, inner, src, dst);
        src += <usize>n * <usize>inner * sizeof<T>();
        dst += <usize>inner * sizeof<T>();
      }
      return;
    case Reduce.prod: return accumulate<T, f64, T, Product>(outer, n, inner, src, dst);
    case Reduce.max:
    case Reduce.min:
      if (sizeof<T>() == 4 && inner == 1) {
        for (let o = 0; o < outer; o++) {
          store<f32>(dst + ((<usize>o) << 2), extremeOfFloats(op == Reduce.max, n, src));
          src += (<usize>n) << 2;
        }
      } else if (op == Reduce.max) {
        accumulate<T, f64, T, Largest>(outer, n, inner, src, dst);
      } else {
        accumulate<T, f64, T, Smallest>(outer, n, inner, src, dst);
      }
      return;
    default: return truth<T>(op == Reduce.any, outer, n, inner, src, dst);
  }
}

function reduceInteger<T>(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  switch (op) {
    case Reduce.sum: return accumulate<T, i64, i64, Sum>(outer, n, inner, src, dst);
    case Reduce.prod: return accumulate<T, i64, i64, Product>(outer, n, inner, src, dst);
    case Reduce.max: return accumulate<T, i64, T, Largest>(outer, n, inner, src, dst);
    case Reduce.min: return accumulate<T, i64, T, Smallest>(outer, n, inner, src, dst);
    default: return truth<T>(op == Reduce.any, outer, n, inner, src, dst);
  }
}

export function reduce_f32(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  reduceFloat<f32>(op, outer, n, inner, src, dst);
}

export function reduce_f64(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  reduceFloat<f64>(op, outer, n, inner, src, dst);
}

export function reduce_i64(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  reduceInteger<i64>(op, outer, n, inner, src, dst);
}

export function reduce_i32(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  reduceInteger<i32>(op, outer, n, inner, src, dst);
}

export function reduce_i16(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  reduceInteger<i16>(op, outer, n, inner, src, dst);
}

export function reduce_i8(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  reduceInteger<i8>(op, outer, n, inner, src, dst);
}

export function reduce_u8(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  reduceInteger<u8>(op, outer, n, inner, src, dst);
}
