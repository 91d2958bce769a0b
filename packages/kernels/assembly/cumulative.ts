// Running sums and products along the middle axis. Floats run in double precision and are rounded at
// each step's output; integers give i64.

import { Cumulative } from "./op-codes";

function run<T, A, R>(isSum: bool, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      let value: A = isSum ? 0 : 1;
      for (let i = 0; i < n; i++) {
        const at = <usize>(o * n + i) * <usize>inner + <usize>j;
        const x = <A>load<T>(src + at * sizeof<T>());
        value = isSum ? value + x : value * x;
        store<R>(dst + at * sizeof<R>(), <R>value);
      }
    }
  }
}

export function cumulative_f32(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  run<f32, f64, f32>(op == Cumulative.cumsum, outer, n, inner, src, dst);
}

export function cumulative_f64(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  run<f64, f64, f64>(op == Cumulative.cumsum, outer, n, inner, src, dst);
}

export function cumulative_i64(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  run<i64, i64, i64>(op == Cumulative.cumsum, outer, n, inner, src, dst);
}

export function cumulative_i32(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  run<i32, i64, i64>(op == Cumulative.cumsum, outer, n, inner, src, dst);
}

export function cumulative_i16(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  run<i16, i64, i64>(op == Cumulative.cumsum, outer, n, inner, src, dst);
}

export function cumulative_i8(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  run<i8, i64, i64>(op == Cumulative.cumsum, outer, n, inner, src, dst);
}

export function cumulative_u8(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  run<u8, i64, i64>(op == Cumulative.cumsum, outer, n, inner, src, dst);
}
