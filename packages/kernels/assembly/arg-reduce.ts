// Index of the largest or smallest along the middle axis, first occurrence; the first NaN wins.

import { ArgReduce } from "./op-codes";

function argReduce<T>(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  const step = <usize>inner * sizeof<T>();
  for (let o = 0; o < outer; o++) {
    const start = src + <usize>o * <usize>n * step;
    for (let j = 0; j < inner; j++) {
      let at = start + <usize>j * sizeof<T>();
      let best = load<T>(at);
      let index = 0;
      for (let i = 0; i < n; i++) {
        const x = load<T>(at);
        if (isFloat<T>() && x != x) {
          index = i;
          break;
        }
        if (op == ArgReduce.argmax ? x > best : x < best) {
          best = x;
          index = i;
        }
        at += step;
      }
      store<i64>(dst, <i64>index);
      dst += 8;
    }
  }
}

export function arg_reduce_f32(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  argReduce<f32>(op, outer, n, inner, src, dst);
}

export function arg_reduce_f64(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  argReduce<f64>(op, outer, n, inner, src, dst);
}

export function arg_reduce_i64(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  argReduce<i64>(op, outer, n, inner, src, dst);
}

export function arg_reduce_i32(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  argReduce<i32>(op, outer, n, inner, src, dst);
}

export function arg_reduce_i16(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  argReduce<i16>(op, outer, n, inner, src, dst);
}

export function arg_reduce_i8(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  argReduce<i8>(op, outer, n, inner, src, dst);
}

export function arg_reduce_u8(op: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  argReduce<u8>(op, outer, n, inner, src, dst);
}
