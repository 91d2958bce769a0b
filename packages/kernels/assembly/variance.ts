// Variance along the middle axis, two passes in double precision.

/** Divides by n - correction; when that is not positive the result is NaN or infinite, as 0/0 and x/0 are. */
function variance<T>(outer: i32, n: i32, inner: i32, src: usize, dst: usize, correction: f64): void {
  const step = <usize>inner * sizeof<T>();
  const divisor = Math.max(0, <f64>n - correction);
  for (let o = 0; o < outer; o++) {
    const start = src + <usize>o * <usize>n * step;
    for (let j = 0; j < inner; j++) {
      const first = start + <usize>j * sizeof<T>();
      const end = first + <usize>n * step;
      let sum: f64 = 0;
      for (let at = first; at < end; at += step) sum += <f64>load<T>(at);
      const mean = sum / <f64>n;
      let squares: f64 = 0;
      for (let at = first; at < end; at += step) {
        const d = <f64>load<T>(at) - mean;
        squares += d * d;
      }
      store<T>(dst, <T>(squares / divisor));
      dst += sizeof<T>();
    }
  }
}

export function var_f32(outer: i32, n: i32, inner: i32, src: usize, dst: usize, correction: f64): void {
  variance<f32>(outer, n, inner, src, dst, correction);
}

export function var_f64(outer: i32, n: i32, inner: i32, src: usize, dst: usize, correction: f64): void {
  variance<f64>(outer, n, inner, src, dst, correction);
}
