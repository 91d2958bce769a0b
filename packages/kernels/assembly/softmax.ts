// Softmax and its logarithm along the middle axis of a contiguous [outer, n, inner], and their gradients.
// The maximum is taken out first, so that large values do not overflow. A row of -∞ alone gives NaN.

import { exp4 } from "./math-vector";
import { extremeOfFloats, sumFloats } from "./reduce";

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

function rowsOfFloats(isLog: bool, outer: i32, n: i32, src: usize, dst: usize): void {
  const row = (<usize>n) << 2;
  for (let o = 0; o < outer; o++) {
    const shift = extremeOfFloats(true, n, src);
    expShifted(n, src, shift, dst);
    const sum = sumFloats(n, dst);
    if (isLog) {
      const by = <f32>Math.log(sum);
      for (let i: usize = 0; i < row; i += 4) store<f32>(dst + i, load<f32>(src + i) - shift - by);
    } else {
      const total = <f32>sum;
      const four = f32x4.splat(total);
      let i: usize = 0;
      for (; i + 16 <= row; i += 16) v128.store(dst + i, f32x4.div(v128.load(dst + i), four));
      for (; i < row; i += 4) store<f32>(dst + i, load<f32>(dst + i) / total);
    }
    src += row;
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
