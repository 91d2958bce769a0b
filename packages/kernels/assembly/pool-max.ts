// Maximum pooling over planes [N·C, H, W]: windows that may be padded, overlap or be dilated.

/** i32 fields of max_pool2d's descriptor, forward and backward. */
@unmanaged
class MaxPool {
  batch: i32;
  channels: i32;
  height: i32;
  width: i32;
  kernelH: i32;
  kernelW: i32;
  strideH: i32;
  strideW: i32;
  padH: i32;
  padW: i32;
  dilationH: i32;
  dilationW: i32;
  outH: i32;
  outW: i32;
  /** x, or its gradient. */
  x: usize;
  /** y, or its gradient. */
  y: usize;
  /** i64 [N, C, outH, outW], places in the plane; forward may have 0 here. */
  indices: usize;
}

/** First tap of a window that begins at `start`, a multiple of the dilation away. */
// @ts-ignore: decorator
@inline
function firstInside(start: i32, dilation: i32): i32 {
  while (start < 0) start += dilation;
  return start;
}

/** The largest of a window; the first of equals, but the last NaN, as PyTorch has it. */
// @ts-ignore: decorator
@inline
export function windowMaximum<T>(
  plane: usize, width: i32, y0: i32, y1: i32, stepY: i32, x0: i32, x1: i32, stepX: i32, out: usize, index: usize,
): void {
  let best = <T>-Infinity;
  let at = y0 * width + x0;
  for (let y = y0; y < y1; y += stepY) {
    for (let x = x0; x < x1; x += stepX) {
      const value = load<T>(plane + <usize>(y * width + x) * sizeof<T>());
      if (value > best || value != value) {
        best = value;
        at = y * width + x;
      }
    }
  }
  store<T>(out, best);
  if (index != 0) store<i64>(index, <i64>at);
}

/** Four values along a row: neighbours, or every second one. */
// @ts-ignore: decorator
@inline
function four(at: usize, stride: i32): v128 {
  if (stride == 1) return v128.load(at);
  return v128.shuffle<u32>(v128.load(at), v128.load(at, 16), 0, 2, 4, 6);
}

/** A row of 2×2 windows side by side on floats, without padding, with their places: a network's usual pooling. */
function row22(plane: usize, width: i32, y: i32, outW: i32, out: usize, index: usize): void {
  const top = plane + ((<usize>(2 * y * width)) << 2);
  const bottom = top + ((<usize>width) << 2);
  const one = i32x4.splat(1);
  const below = i32x4.splat(width);
  const step = i32x4.splat(8);
  let first = i32x4.add(i32x4(0, 2, 4, 6), i32x4.splat(2 * y * width));
  let x = 0;
  for (; x + 4 <= outW; x += 4) {
    const at = (<usize>x) << 3;
    const t0 = v128.load(top + at);
    const t1 = v128.load(top + at, 16);
    const b0 = v128.load(bottom + at);
    const b1 = v128.load(bottom + at, 16);
    let best = v128.shuffle<u32>(t0, t1, 0, 2, 4, 6);
    let place = first;
    const b = v128.shuffle<u32>(t0, t1, 1, 3, 5, 7);
    let wins = v128.or(f32x4.gt(b, best), f32x4.ne(b, b));
    best = v128.bitselect(b, best, wins);
    place = v128.bitselect(i32x4.add(first, one), place, wins);
    const c = v128.shuffle<u32>(b0, b1, 0, 2, 4, 6);
    wins = v128.or(f32x4.gt(c, best), f32x4.ne(c, c));
    best = v128.bitselect(c, best, wins);
    const second = i32x4.add(first, below);
    place = v128.bitselect(second, place, wins);
    const d = v128.shuffle<u32>(b0, b1, 1, 3, 5, 7);
    wins = v128.or(f32x4.gt(d, best), f32x4.ne(d, d));
    v128.store(out, v128.bitselect(d, best, wins));
    out += 16;
    if (index != 0) {
      place = v128.bitselect(i32x4.add(second, one), place, wins);
      v128.store(index, i64x2.extend_low_i32x4_s(place));
      v128.store(index, i64x2.extend_high_i32x4_s(place), 16);
      index += 32;
    }
    first = i32x4.add(first, step);
  }
  for (; x < outW; x++) {
    windowMaximum<f32>(plane, width, 2 * y, 2 * y + 2, 1, 2 * x, 2 * x + 2, 1, out, index);
    out += 4;
    if (index != 0) index += 8;
  }
}

/** Four windows side by side on floats, all of whose columns lie inside, `stride` 1 or 2. */
// @ts-ignore: decorator
@inline
function fourWindows(
  plane: usize, width: i32, y0: i32, y1: i32, stepY: i32, x: i32, kernelW: i32, stepX: i32, stride: i32, out: usize,
  index: usize,
): void {
  let best = f32x4.splat(-Infinity);
  const firstPlace = i32x4.add(i32x4.splat(y0 * width + x), i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(stride)));
  let place = firstPlace;
  let isNaN = f32x4.splat(0);
  for (let y = y0; y < y1; y += stepY) {
    let at = plane + ((<usize>(y * width + x)) << 2);
    let tap = (y - y0) * width;
    for (let kx = 0; kx < kernelW; kx++) {
      const value = four(at, stride);
      if (index != 0) {
        const wins = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
        best = v128.bitselect(value, best, wins);
        place = v128.bitselect(i32x4.add(firstPlace, i32x4.splat(tap)), place, wins);
        tap += stepX;
      } else {
        best = f32x4.pmax(best, value);
        isNaN = v128.or(isNaN, f32x4.ne(value, value));
      }
      at += (<usize>stepX) << 2;
    }
  }
  v128.store(out, v128.or(best, isNaN));
  if (index != 0) {
    v128.store(index, i64x2.extend_low_i32x4_s(place));
    v128.store(index, i64x2.extend_high_i32x4_s(place), 16);
  }
}

function maxPool<T>(pool: MaxPool): void {
  const width = pool.width;
  const planeBytes = <usize>(pool.height * width) * sizeof<T>();
  let plane = pool.x;
  let out = pool.y;
  let index = pool.indices;
  const stepIndex: usize = index != 0 ? 8 : 0;
  const isVector = sizeof<T>() == 4 && pool.strideW <= 2;
  const isHalving =
    sizeof<T>() == 4 && pool.kernelH == 2 && pool.kernelW == 2 && pool.strideH == 2 && pool.strideW == 2 &&
    pool.padH == 0 && pool.padW == 0 && pool.dilationH == 1 && pool.dilationW == 1 &&
    pool.outH * 2 <= pool.height && pool.outW * 2 <= width;
  const reach = (pool.kernelW - 1) * pool.dilationW;
  for (let p = pool.batch * pool.channels; p > 0; p--) {
    for (let oy = 0; oy < pool.outH; oy++) {
      if (isHalving) {
        row22(plane, width, oy, pool.outW, out, index);
        out += <usize>pool.outW * sizeof<T>();
        index += <usize>pool.outW * stepIndex;
        continue;
      }
      const startY = oy * pool.strideH - pool.padH;
      const y0 = firstInside(startY, pool.dilationH);
      const y1 = min(startY + (pool.kernelH - 1) * pool.dilationH + 1, pool.height);
      let ox = 0;
      while (ox < pool.outW) {
        const startX = ox * pool.strideW - pool.padW;
        if (isVector && startX >= 0 && ox + 4 <= pool.outW && startX + reach + 4 * pool.strideW <= width) {
          if (pool.strideW == 1) {
            fourWindows(plane, width, y0, y1, pool.dilationH, startX, pool.kernelW, pool.dilationW, 1, out, index);
          } else {
            fourWindows(plane, width, y0, y1, pool.dilationH, startX, pool.kernelW, pool.dilationW, 2, out, index);
          }
          out += 16;
          index += 4 * stepIndex;
          ox += 4;
          continue;
        }
        const x0 = firstInside(startX, pool.dilationW);
        const x1 = min(startX + reach + 1, width);
        windowMaximum<T>(plane, width, y0, y1, pool.dilationH, x0, x1, pool.dilationW, out, index);
        out += sizeof<T>();
        index += stepIndex;
        ox++;
      }
    }
    plane += planeBytes;
  }
}

/** gx = 0, then gx[place] += gy; the same for every pooling that keeps places. */
export function scatterToPlaces<T>(planes: i32, size: i32, outSize: i32, gradX: usize, gradY: usize, index: usize): void {
  const planeBytes = <usize>size * sizeof<T>();
  memory.fill(gradX, 0, <usize>planes * planeBytes);
  for (; planes > 0; planes--) {
    for (let i = 0; i < outSize; i++) {
      const at = gradX + <usize>load<i64>(index) * sizeof<T>();
      store<T>(at, load<T>(at) + load<T>(gradY));
      gradY += sizeof<T>();
      index += 8;
    }
    gradX += planeBytes;
  }
}

export function max_pool2d_f32(desc: usize): void {
  maxPool<f32>(changetype<MaxPool>(desc));
}

export function max_pool2d_backward_f32(desc: usize): void {
  const pool = changetype<MaxPool>(desc);
  const outSize = pool.outH * pool.outW;
  scatterToPlaces<f32>(pool.batch * pool.channels, pool.height * pool.width, outSize, pool.x, pool.y, pool.indices);
}

export function max_pool2d_f64(desc: usize): void {
  maxPool<f64>(changetype<MaxPool>(desc));
}

export function max_pool2d_backward_f64(desc: usize): void {
  const pool = changetype<MaxPool>(desc);
  const outSize = pool.outH * pool.outW;
  scatterToPlaces<f64>(pool.batch * pool.channels, pool.height * pool.width, outSize, pool.x, pool.y, pool.indices);
}
