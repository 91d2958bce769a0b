// Batch normalisation over [N, C, S] and layer normalisation over rows. Sums run in double precision.

import { sumFloats } from "./reduce";
import { madd64, maddOf, promoteHigh } from "./simd";

/** Σ x of a contiguous run. */
function sum<T>(n: i32, x: usize): f64 {
  if (sizeof<T>() == 4) return sumFloats(n, x);
  let total: f64 = 0;
  for (const end = x + <usize>n * sizeof<T>(); x < end; x += sizeof<T>()) total += <f64>load<T>(x);
  return total;
}

/** Σ (x - shiftX)·(y - shiftY) of contiguous floats, in f64. */
function products(n: i32, x: usize, shiftX: f64, y: usize, shiftY: f64): f64 {
  const end = x + ((<usize>n) << 2);
  const sx = f64x2.splat(shiftX);
  const sy = f64x2.splat(shiftY);
  let a = f64x2.splat(0);
  let b = a;
  for (; x + 16 <= end; x += 16) {
    const v = v128.load(x);
    const w = v128.load(y);
    const low = f64x2.sub(f64x2.promote_low_f32x4(w), sy);
    const high = f64x2.sub(promoteHigh(w), sy);
    a = madd64(f64x2.sub(f64x2.promote_low_f32x4(v), sx), low, a);
    b = madd64(f64x2.sub(promoteHigh(v), sx), high, b);
    y += 16;
  }
  a = f64x2.add(a, b);
  let total = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
  for (; x < end; x += 4) {
    total += (<f64>load<f32>(x) - shiftX) * (<f64>load<f32>(y) - shiftY);
    y += 4;
  }
  return total;
}

/** Σ (x - mean)². */
function squares<T>(n: i32, x: usize, mean: f64): f64 {
  if (sizeof<T>() == 4) return products(n, x, mean, x, mean);
  let a: f64 = 0;
  let b: f64 = 0;
  const end = x + <usize>n * sizeof<T>();
  for (; x + 2 * sizeof<T>() <= end; x += 2 * sizeof<T>()) {
    const d = <f64>load<T>(x) - mean;
    const e = <f64>load<T>(x, sizeof<T>()) - mean;
    a += d * d;
    b += e * e;
  }
  if (x < end) a += (<f64>load<T>(x) - mean) * (<f64>load<T>(x) - mean);
  return a + b;
}

/** Σ (x - mean)·g. */
function covariance<T>(n: i32, x: usize, g: usize, mean: f64): f64 {
  if (sizeof<T>() == 4) return products(n, x, mean, g, 0);
  let a: f64 = 0;
  let b: f64 = 0;
  const end = x + <usize>n * sizeof<T>();
  for (; x + 2 * sizeof<T>() <= end; x += 2 * sizeof<T>()) {
    a += (<f64>load<T>(x) - mean) * <f64>load<T>(g);
    b += (<f64>load<T>(x, sizeof<T>()) - mean) * <f64>load<T>(g, sizeof<T>());
    g += 2 * sizeof<T>();
  }
  if (x < end) a += (<f64>load<T>(x) - mean) * <f64>load<T>(g);
  return a + b;
}

// @ts-ignore: decorator
@inline
function at<T>(array: usize, i: i32): usize {
  return array + <usize>i * sizeof<T>();
}

/** The i-th of an optional array. */
// @ts-ignore: decorator
@inline
function valueOr<T>(array: usize, i: i32, otherwise: T): T {
  return array == 0 ? otherwise : load<T>(at<T>(array, i));
}

/** out = x·scale + shift. */
function affine<T>(n: i32, x: usize, scale: T, shift: T, out: usize): void {
  const bytes = <usize>n * sizeof<T>();
  const s = v128.splat<T>(scale);
  const t = v128.splat<T>(shift);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(out + i, maddOf<T>(v128.load(x + i), s, t));
  for (; i < bytes; i += sizeof<T>()) store<T>(out + i, load<T>(x + i) * scale + shift);
}

/** Mean and biased variance of every channel. */
function batchStats<T>(batch: i32, channels: i32, size: i32, x: usize, mean: usize, variance: usize): void {
  const count = <f64>batch * <f64>size;
  for (let c = 0; c < channels; c++) {
    let total: f64 = 0;
    for (let n = 0; n < batch; n++) total += sum<T>(size, at<T>(x, (n * channels + c) * size));
    const middle = total / count;
    let spread: f64 = 0;
    for (let n = 0; n < batch; n++) spread += squares<T>(size, at<T>(x, (n * channels + c) * size), middle);
    store<T>(at<T>(mean, c), <T>middle);
    store<T>(at<T>(variance, c), <T>(spread / count));
  }
}

/** out = (x - mean)·invstd·weight + bias. */
function batchApply<T>(
  batch: i32, channels: i32, size: i32, x: usize, mean: usize, invstd: usize, weight: usize, bias: usize, out: usize,
): void {
  for (let n = 0; n < batch; n++) {
    for (let c = 0; c < channels; c++) {
      const scale = load<T>(at<T>(invstd, c)) * valueOr<T>(weight, c, <T>1);
      const shift = valueOr<T>(bias, c, <T>0) - load<T>(at<T>(mean, c)) * scale;
      const from = (n * channels + c) * size;
      affine<T>(size, at<T>(x, from), scale, shift, at<T>(out, from));
    }
  }
}

/**
 * Training: gx = (gy - mean(gy) - (x - mean)·Σ(gy·(x - mean))·invstd²/count)·invstd·weight. Evaluation: gx = gy·invstd·weight.
 * gw = Σ gy·(x - mean)·invstd; gb = Σ gy. Each of the three is left out where its address is 0.
 */
function batchBackward<T>(
  isTraining: bool, batch: i32, channels: i32, size: i32, x: usize, gradY: usize, mean: usize, invstd: usize,
  weight: usize, gradX: usize, gradWeight: usize, gradBias: usize,
): void {
  const count = <f64>batch * <f64>size;
  for (let c = 0; c < channels; c++) {
    const middle = load<T>(at<T>(mean, c));
    const inverse = load<T>(at<T>(invstd, c));
    let total: f64 = 0;
    let product: f64 = 0;
    if (isTraining || gradWeight != 0 || gradBias != 0) {
      for (let n = 0; n < batch; n++) {
        const from = (n * channels + c) * size;
        total += sum<T>(size, at<T>(gradY, from));
        product += covariance<T>(size, at<T>(x, from), at<T>(gradY, from), <f64>middle);
      }
    }
    if (gradWeight != 0) store<T>(at<T>(gradWeight, c), <T>(product * <f64>inverse));
    if (gradBias != 0) store<T>(at<T>(gradBias, c), <T>total);
    if (gradX == 0) continue;
    const scale = inverse * valueOr<T>(weight, c, <T>1);
    const slope = <T>((product * <f64>inverse * <f64>inverse) / count);
    const gradMean = <T>(total / count);
    for (let n = 0; n < batch; n++) {
      const from = (n * channels + c) * size;
      if (isTraining) trained<T>(size, at<T>(x, from), at<T>(gradY, from), middle, gradMean, slope, scale, at<T>(gradX, from));
      else affine<T>(size, at<T>(gradY, from), scale, <T>0, at<T>(gradX, from));
    }
  }
}

/** gx = (gy - gradMean - (x - mean)·slope)·scale. */
function trained<T>(n: i32, x: usize, g: usize, mean: T, gradMean: T, slope: T, scale: T, out: usize): void {
  const bytes = <usize>n * sizeof<T>();
  const m = v128.splat<T>(mean);
  const gm = v128.splat<T>(gradMean);
  const k = v128.splat<T>(slope);
  const s = v128.splat<T>(scale);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const drift = v128.mul<T>(v128.sub<T>(v128.load(x + i), m), k);
    v128.store(out + i, v128.mul<T>(v128.sub<T>(v128.sub<T>(v128.load(g + i), gm), drift), s));
  }
  for (; i < bytes; i += sizeof<T>()) {
    store<T>(out + i, (load<T>(g + i) - gradMean - (load<T>(x + i) - mean) * slope) * scale);
  }
}

/** Rows of n: out = (x - mean)·rstd·weight + bias with rstd = 1/√(biased variance + eps). mean and rstd are kept unless 0. */
function layerNorm<T>(
  rows: i32, n: i32, eps: f64, x: usize, weight: usize, bias: usize, out: usize, mean: usize, rstd: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const row = at<T>(x, r * n);
    const to = at<T>(out, r * n);
    const middle = sum<T>(n, row) / <f64>n;
    const inverse = <T>(1 / Math.sqrt(squares<T>(n, row, middle) / <f64>n + eps));
    const centre = <T>middle;
    for (let j = 0; j < n; j++) {
      const value = (load<T>(at<T>(row, j)) - centre) * inverse;
      store<T>(at<T>(to, j), value * valueOr<T>(weight, j, <T>1) + valueOr<T>(bias, j, <T>0));
    }
    if (mean != 0) store<T>(at<T>(mean, r), centre);
    if (rstd != 0) store<T>(at<T>(rstd, r), inverse);
  }
}

/**
 * With h = (x - mean)·rstd and u = gy·weight: gx = rstd·(u - mean(u) - h·mean(u·h)); gw = Σ gy·h; gb = Σ gy.
 * Each is left out where its address is 0.
 */
function layerBackward<T>(
  rows: i32, n: i32, x: usize, gradY: usize, mean: usize, rstd: usize, weight: usize, gradX: usize, gradWeight: usize,
  gradBias: usize,
): void {
  if (gradWeight != 0) memory.fill(gradWeight, 0, <usize>n * sizeof<T>());
  if (gradBias != 0) memory.fill(gradBias, 0, <usize>n * sizeof<T>());
  for (let r = 0; r < rows; r++) {
    const row = at<T>(x, r * n);
    const grad = at<T>(gradY, r * n);
    const middle = <f64>load<T>(at<T>(mean, r));
    const inverse = <f64>load<T>(at<T>(rstd, r));
    let total: f64 = 0;
    let product: f64 = 0;
    for (let j = 0; j < n; j++) {
      const g = <f64>load<T>(at<T>(grad, j));
      const h = (<f64>load<T>(at<T>(row, j)) - middle) * inverse;
      const u = g * <f64>valueOr<T>(weight, j, <T>1);
      total += u;
      product += u * h;
      if (gradWeight != 0) store<T>(at<T>(gradWeight, j), load<T>(at<T>(gradWeight, j)) + <T>(g * h));
      if (gradBias != 0) store<T>(at<T>(gradBias, j), load<T>(at<T>(gradBias, j)) + <T>g);
    }
    if (gradX == 0) continue;
    total /= <f64>n;
    product /= <f64>n;
    for (let j = 0; j < n; j++) {
      const h = (<f64>load<T>(at<T>(row, j)) - middle) * inverse;
      const u = <f64>load<T>(at<T>(grad, j)) * <f64>valueOr<T>(weight, j, <T>1);
      store<T>(at<T>(gradX, r * n + j), <T>((u - total - h * product) * inverse));
    }
  }
}

export function batch_norm_stats_f32(batch: i32, channels: i32, size: i32, x: usize, mean: usize, variance: usize): void {
  batchStats<f32>(batch, channels, size, x, mean, variance);
}

export function batch_norm_apply_f32(
  batch: i32, channels: i32, size: i32, x: usize, mean: usize, invstd: usize, weight: usize, bias: usize, out: usize,
): void {
  batchApply<f32>(batch, channels, size, x, mean, invstd, weight, bias, out);
}

export function batch_norm_backward_f32(
  isTraining: i32, batch: i32, channels: i32, size: i32, x: usize, gradY: usize, mean: usize, invstd: usize,
  weight: usize, gradX: usize, gradWeight: usize, gradBias: usize,
): void {
  batchBackward<f32>(
    isTraining != 0, batch, channels, size, x, gradY, mean, invstd, weight, gradX, gradWeight, gradBias,
  );
}

export function layer_norm_f32(
  rows: i32, n: i32, eps: f64, x: usize, weight: usize, bias: usize, out: usize, mean: usize, rstd: usize,
): void {
  layerNorm<f32>(rows, n, eps, x, weight, bias, out, mean, rstd);
}

export function layer_norm_backward_f32(
  rows: i32, n: i32, x: usize, gradY: usize, mean: usize, rstd: usize, weight: usize, gradX: usize, gradWeight: usize,
  gradBias: usize,
): void {
  layerBackward<f32>(rows, n, x, gradY, mean, rstd, weight, gradX, gradWeight, gradBias);
}

export function batch_norm_stats_f64(batch: i32, channels: i32, size: i32, x: usize, mean: usize, variance: usize): void {
  batchStats<f64>(batch, channels, size, x, mean, variance);
}

export function batch_norm_apply_f64(
  batch: i32, channels: i32, size: i32, x: usize, mean: usize, invstd: usize, weight: usize, bias: usize, out: usize,
): void {
  batchApply<f64>(batch, channels, size, x, mean, invstd, weight, bias, out);
}

export function batch_norm_backward_f64(
  isTraining: i32, batch: i32, channels: i32, size: i32, x: usize, gradY: usize, mean: usize, invstd: usize,
  weight: usize, gradX: usize, gradWeight: usize, gradBias: usize,
): void {
  batchBackward<f64>(
    isTraining != 0, batch, channels, size, x, gradY, mean, invstd, weight, gradX, gradWeight, gradBias,
  );
}

export function layer_norm_f64(
  rows: i32, n: i32, eps: f64, x: usize, weight: usize, bias: usize, out: usize, mean: usize, rstd: usize,
): void {
  layerNorm<f64>(rows, n, eps, x, weight, bias, out, mean, rstd);
}

export function layer_norm_backward_f64(
  rows: i32, n: i32, x: usize, gradY: usize, mean: usize, rstd: usize, weight: usize, gradX: usize, gradWeight: usize,
  gradBias: usize,
): void {
  layerBackward<f64>(rows, n, x, gradY, mean, rstd, weight, gradX, gradWeight, gradBias);
}
