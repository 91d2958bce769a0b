// One value everywhere, and y += alpha·x.

import { maddOf } from "./simd";

function fill<T>(n: i32, dst: usize, value: T): void {
  const end = dst + <usize>n * sizeof<T>();
  const four = v128.splat<T>(value);
  for (; dst + 16 <= end; dst += 16) v128.store(dst, four);
  for (; dst < end; dst += sizeof<T>()) store<T>(dst, value);
}

function addScaled<T>(n: i32, alpha: T, x: usize, y: usize): void {
  const end = y + <usize>n * sizeof<T>();
  const four = v128.splat<T>(alpha);
  for (; y + 16 <= end; y += 16) {
    v128.store(y, maddOf<T>(four, v128.load(x), v128.load(y)));
    x += 16;
  }
  for (; y < end; y += sizeof<T>()) {
    store<T>(y, load<T>(y) + alpha * load<T>(x));
    x += sizeof<T>();
  }
}

export function fill_f32(n: i32, dst: usize, value: f32): void {
  fill<f32>(n, dst, value);
}

export function fill_f64(n: i32, dst: usize, value: f64): void {
  fill<f64>(n, dst, value);
}

export function fill_i64(n: i32, dst: usize, value: i64): void {
  fill<i64>(n, dst, value);
}

export function fill_i32(n: i32, dst: usize, value: i32): void {
  fill<i32>(n, dst, value);
}

export function fill_i16(n: i32, dst: usize, value: i16): void {
  fill<i16>(n, dst, value);
}

export function fill_i8(n: i32, dst: usize, value: i8): void {
  fill<i8>(n, dst, value);
}

export function fill_u8(n: i32, dst: usize, value: u8): void {
  memory.fill(dst, value, <usize>n);
}

export function add_scaled_f32(n: i32, alpha: f32, x: usize, y: usize): void {
  addScaled<f32>(n, alpha, x, y);
}

export function add_scaled_f64(n: i32, alpha: f64, x: usize, y: usize): void {
  addScaled<f64>(n, alpha, x, y);
}
