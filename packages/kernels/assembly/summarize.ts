// What an inspector shows of a tensor, in two passes.

/**
 * out: f64 [8 + bins] = min, max, mean, standard deviation (n - 1), zeros, NaN, +∞, -∞, then counts of `bins`
 * equal intervals from min to max, the last one closed. Only finite values count, but for the three last counters;
 * without any, min to deviation are NaN. When min = max all fall into the first interval.
 */
function summarize<T>(n: i32, bins: i32, src: usize, out: usize): void {
  const end = src + <usize>n * sizeof<T>();
  let low: f64 = Infinity;
  let high: f64 = -Infinity;
  let sum: f64 = 0;
  let zeros: f64 = 0;
  let nans: f64 = 0;
  let up: f64 = 0;
  let down: f64 = 0;
  for (let at = src; at < end; at += sizeof<T>()) {
    const x = <f64>load<T>(at);
    if (isFloat<T>() && x - x != 0) {
      if (x != x) nans += 1;
      else if (x > 0) up += 1;
      else down += 1;
      continue;
    }
    low = Math.min(low, x);
    high = Math.max(high, x);
    sum += x;
    if (x == 0) zeros += 1;
  }
  const count = <f64>n - nans - up - down;
  const mean = sum / count;
  const counts = out + 64;
  memory.fill(counts, 0, (<usize>bins) << 3);
  const scale = high > low ? <f64>bins / (high - low) : 0;
  let squares: f64 = 0;
  for (let at = src; at < end; at += sizeof<T>()) {
    const x = <f64>load<T>(at);
    if (isFloat<T>() && x - x != 0) continue;
    squares += (x - mean) * (x - mean);
    if (bins > 0) {
      const bin = min(<i32>((x - low) * scale), bins - 1);
      const to = counts + ((<usize>bin) << 3);
      store<f64>(to, load<f64>(to) + 1);
    }
  }
  store<f64>(out, count > 0 ? low : NaN);
  store<f64>(out, count > 0 ? high : NaN, 8);
  store<f64>(out, mean, 16);
  store<f64>(out, count > 1 ? Math.sqrt(squares / (count - 1)) : NaN, 24);
  store<f64>(out, zeros, 32);
  store<f64>(out, nans, 40);
  store<f64>(out, up, 48);
  store<f64>(out, down, 56);
}

export function summarize_f32(n: i32, bins: i32, src: usize, out: usize): void {
  summarize<f32>(n, bins, src, out);
}

export function summarize_f64(n: i32, bins: i32, src: usize, out: usize): void {
  summarize<f64>(n, bins, src, out);
}

export function summarize_i64(n: i32, bins: i32, src: usize, out: usize): void {
  summarize<i64>(n, bins, src, out);
}

export function summarize_i32(n: i32, bins: i32, src: usize, out: usize): void {
  summarize<i32>(n, bins, src, out);
}

export function summarize_i16(n: i32, bins: i32, src: usize, out: usize): void {
  summarize<i16>(n, bins, src, out);
}

export function summarize_i8(n: i32, bins: i32, src: usize, out: usize): void {
  summarize<i8>(n, bins, src, out);
}

export function summarize_u8(n: i32, bins: i32, src: usize, out: usize): void {
  summarize<u8>(n, bins, src, out);
}
