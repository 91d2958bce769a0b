// Pooling whose windows adapt to the output's size and cover the plane evenly.

import { window } from "./pool-average";
import { scatterToPlaces, windowMaximum } from "./pool-max";

/** i32 fields of the adaptive poolings' descriptor. */
@unmanaged
class AdaptivePool {
  batch: i32;
  channels: i32;
  height: i32;
  width: i32;
  outH: i32;
  outW: i32;
  x: usize;
  y: usize;
  /** i64, for the maximum alone. */
  indices: usize;
}

// @ts-ignore: decorator
@inline
function adaptiveStart(o: i32, size: i32, out: i32): i32 {
  return <i32>((<i64>o * <i64>size) / <i64>out);
}

// @ts-ignore: decorator
@inline
function adaptiveEnd(o: i32, size: i32, out: i32): i32 {
  return <i32>((<i64>(o + 1) * <i64>size + <i64>out - 1) / <i64>out);
}

function adaptive<T>(pool: AdaptivePool, isMaximum: bool, isBackward: bool): void {
  const width = pool.width;
  const planeBytes = <usize>(pool.height * width) * sizeof<T>();
  let plane = pool.x;
  let out = pool.y;
  let index = isMaximum ? pool.indices : 0;
  const planes = pool.batch * pool.channels;
  if (isBackward) memory.fill(plane, 0, <usize>planes * planeBytes);
  for (let p = 0; p < planes; p++) {
    for (let oy = 0; oy < pool.outH; oy++) {
      const y0 = adaptiveStart(oy, pool.height, pool.outH);
      const y1 = adaptiveEnd(oy, pool.height, pool.outH);
      for (let ox = 0; ox < pool.outW; ox++) {
        const x0 = adaptiveStart(ox, width, pool.outW);
        const x1 = adaptiveEnd(ox, width, pool.outW);
        if (isMaximum) windowMaximum<T>(plane, width, y0, y1, 1, x0, x1, 1, out, index);
        else window<T>(isBackward, plane, width, y0, y1, x0, x1, (y1 - y0) * (x1 - x0), out);
        out += sizeof<T>();
        if (index != 0) index += 8;
      }
    }
    plane += planeBytes;
  }
}

export function adaptive_avg_pool2d_f32(desc: usize): void {
  adaptive<f32>(changetype<AdaptivePool>(desc), false, false);
}

export function adaptive_avg_pool2d_backward_f32(desc: usize): void {
  adaptive<f32>(changetype<AdaptivePool>(desc), false, true);
}

export function adaptive_max_pool2d_f32(desc: usize): void {
  adaptive<f32>(changetype<AdaptivePool>(desc), true, false);
}

export function adaptive_max_pool2d_backward_f32(desc: usize): void {
  const pool = changetype<AdaptivePool>(desc);
  const outSize = pool.outH * pool.outW;
  scatterToPlaces<f32>(pool.batch * pool.channels, pool.height * pool.width, outSize, pool.x, pool.y, pool.indices);
}

export function adaptive_avg_pool2d_f64(desc: usize): void {
  adaptive<f64>(changetype<AdaptivePool>(desc), false, false);
}

export function adaptive_avg_pool2d_backward_f64(desc: usize): void {
  adaptive<f64>(changetype<AdaptivePool>(desc), false, true);
}

export function adaptive_max_pool2d_f64(desc: usize): void {
  adaptive<f64>(changetype<AdaptivePool>(desc), true, false);
}

export function adaptive_max_pool2d_backward_f64(desc: usize): void {
  const pool = changetype<AdaptivePool>(desc);
  const outSize = pool.outH * pool.outW;
  scatterToPlaces<f64>(pool.batch * pool.channels, pool.height * pool.width, outSize, pool.x, pool.y, pool.indices);
}
