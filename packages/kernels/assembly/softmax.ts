// Softmax and its logarithm along the middle axis of a contiguous [outer, n, inner], and their gradients.
// The maximum is taken out first, so that large values do not overflow. A row of -∞ alone gives NaN.

import { exp4, log4 } from "./math-vector";
import { extremeOfFloats } from "./reduce";

const TAIL: usize = memory.data(16, 16);

/** dst = e^(src - shift), n contiguous floats. */
function expShifted(n: i32, src: usize, shift: f32, dst: usize): void {
  const by = f32x4.splat(shift);
  const bytes = (<usize>n) << 2;
  const whole = bytes & ~15;
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(dst + i, exp4(f32x4.sub(v128.load(src + i), by)));
  if (i < bytes) {
    memory.copy(TAIL, src + i, bytes - i);
    v128.store(TAIL, exp4(f32x4.sub(v128.load(TAIL), by)));
    memory.copy(dst + i, TAIL, bytes - i);
  }
}

/** log of one float, as the vectors have it. */
// @ts-ignore: decorator
@inline
function logOf(x: f32): f32 {
  return f32x4.extract_lane(log4(f32x4.splat(x)), 0);
}

// @ts-ignore: decorator
@inline
function expOf(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}

const LANES: usize = memory.data(32, 16);

/** Sum of n contiguous floats in eight lanes that are then added by halves: PyTorch's order within a row. */
function sumLanesOfRow(n: i32, src: usize): f32 {
  if (n < 8) {
    let sum = load<f32>(src);
    for (let i = 1; i < n; i++) sum += load<f32>(src + ((<usize>i) << 2));
    return sum;
  }
  let low = v128.load(src);
  let high = v128.load(src, 16);
  let at = src + 32;
  const end = src + ((<usize>n) << 2);
  for (; at + 32 <= end; at += 32) {
    low = f32x4.add(low, v128.load(at));
    high = f32x4.add(high, v128.load(at, 16));
  }
  if (at < end) {
    v128.store(LANES, low);
    v128.store(LANES, high, 16);
    for (let to = LANES; at < end; at += 4, to += 4) store<f32>(to, load<f32>(to) + load<f32>(at));
    low = v128.load(LANES);
    high = v128.load(LANES, 16);
  }
  const four = f32x4.add(low, high);
  return (
    f32x4.extract_lane(four, 0) + f32x4.extract_lane(four, 2) + (f32x4.extract_lane(four, 1) + f32x4.extract_lane(four, 3))
  );
}

function rowsOfFloats(isLog: bool, outer: i32, n: i32, src: usize, dst: usize): void {
  const row = (<usize>n) << 2;
  for (let o = 0; o < outer; o++) {
    const shift = extremeOfFloats(true, n, src);
    expShifted(n, src, shift, dst);
    const sum = sumLanesOfRow(n, dst);
    if (isLog) {
      const by = logOf(sum);
      for (let i: usize = 0; i < row; i += 4) store<f32>(dst + i, load<f32>(src + i) - shift - by);
    } else {
      const share: f32 = <f32>1 / sum;
      const four = f32x4.splat(share);
      let i: usize = 0;
      for (; i + 16 <= row; i += 16) v128.store(dst + i, f32x4.mul(v128.load(dst + i), four));
      for (; i < row; i += 4) store<f32>(dst + i, load<f32>(dst + i) * share);
    }
    src += row;
    dst += row;
  }
}

/** Floats along an axis that is not the last: in order, each step rounded. */
function columnOfFloats(isLog: bool, n: i32, step: usize, src: usize, dst: usize): void {
  const length = <usize>n * step;
  let shift: f32 = -Infinity;
  for (let i: usize = 0; i < length; i += step) shift = max<f32>(shift, load<f32>(src + i));
  let sum: f32 = 0;
  for (let i: usize = 0; i < length; i += step) {
    const power = expOf(load<f32>(src + i) - shift);
    sum += power;
    if (!isLog) store<f32>(dst + i, power);
  }
  const logSum = isLog ? logOf(sum) : <f32>0;
  for (let i: usize = 0; i < length; i += step) {
    store<f32>(dst + i, isLog ? load<f32>(src + i) - shift - logSum : load<f32>(dst + i) / sum);
  }
}

/** One row's gradient, in the order of the row's own sums. */
function rowGradients(isLog: bool, outer: i32, n: i32, grad: usize, out: usize, dst: usize): void {
  const row = (<usize>n) << 2;
  for (let o = 0; o < outer; o++) {
    if (isLog) {
      const sum = sumLanesOfRow(n, grad);
      for (let i: usize = 0; i < row; i += 4) {
        store<f32>(dst + i, <f32>(<f64>load<f32>(grad + i) - <f64>expOf(load<f32>(out + i)) * <f64>sum));
      }
    } else {
      for (let i: usize = 0; i < row; i += 4) store<f32>(dst + i, load<f32>(grad + i) * load<f32>(out + i));
      const sum = sumLanesOfRow(n, dst);
      for (let i: usize = 0; i < row; i += 4) store<f32>(dst + i, (load<f32>(grad + i) - sum) * load<f32>(out + i));
    }
    grad += row;
    out += row;
    dst += row;
  }
}

function softmax<T>(isLog: bool, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  if (sizeof<T>() == 4 && inner == 1 && n > 0) {
    rowsOfFloats(isLog, outer, n, src, dst);
    return;
  }
  const step = <usize>inner * sizeof<T>();
  const length = <usize>n * step;
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      const start = (<usize>o * <usize>n * <usize>inner + <usize>j) * sizeof<T>();
      if (sizeof<T>() == 4) {
        columnOfFloats(isLog, n, step, src + start, dst + start);
        continue;
      }
      const end = start + length;
      let shift: f64 = -Infinity;
      for (let i = start; i < end; i += step) shift = Math.max(shift, <f64>load<T>(src + i));
      let sum: f64 = 0;
      for (let i = start; i < end; i += step) sum += Math.exp(<f64>load<T>(src + i) - shift);
      const logSum = Math.log(sum);
      for (let i = start; i < end; i += step) {
        const x = <f64>load<T>(src + i) - shift;
        store<T>(dst + i, <T>(isLog ? x - logSum : Math.exp(x) / sum));
      }
    }
  }
}

/** softmax: out·(grad - Σ grad·out); log-softmax: grad - e^out · Σ grad. */
function softmaxBackward<T>(
  isLog: bool, outer: i32, n: i32, inner: i32, grad: usize, out: usize, dst: usize,
): void {
  if (sizeof<T>() == 4 && inner == 1 && n > 0) {
    rowGradients(isLog, outer, n, grad, out, dst);
    return;
  }
  const step = <usize>inner * sizeof<T>();
  const length = <usize>n * step;
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      const start = (<usize>o * <usize>n * <usize>inner + <usize>j) * sizeof<T>();
      const end = start + length;
      let sum: f64 = 0;
      for (let i = start; i < end; i += step) {
        sum += isLog ? <f64>load<T>(grad + i) : <f64>load<T>(grad + i) * <f64>load<T>(out + i);
      }
      for (let i = start; i < end; i += step) {
        const g = <f64>load<T>(grad + i);
        const y = <f64>load<T>(out + i);
        store<T>(dst + i, <T>(isLog ? g - Math.exp(y) * sum : y * (g - sum)));
      }
    }
  }
}

export function softmax_f32(isLog: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  softmax<f32>(isLog != 0, outer, n, inner, src, dst);
}

export function softmax_f64(isLog: i32, outer: i32, n: i32, inner: i32, src: usize, dst: usize): void {
  softmax<f64>(isLog != 0, outer, n, inner, src, dst);
}

export function softmax_backward_f32(
  isLog: i32, outer: i32, n: i32, inner: i32, grad: usize, out: usize, dst: usize,
): void {
  softmaxBackward<f32>(isLog != 0, outer, n, inner, grad, out, dst);
}

export function softmax_backward_f64(
  isLog: i32, outer: i32, n: i32, inner: i32, grad: usize, out: usize, dst: usize,
): void {
  softmaxBackward<f64>(isLog != 0, outer, n, inner, grad, out, dst);
}
