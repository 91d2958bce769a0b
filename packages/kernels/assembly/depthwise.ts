// Convolution of each channel with a filter of its own, f32: too little work per value for a matrix product. The
// padded plane is walked once, four output rows and four columns at a time.

import { aligned, Conv, padPlanes, SLACK } from "./conv-shape";
import { madd, sum4 } from "./simd";

const LANES: usize = memory.data(16, 16);

/** Four values along a row: neighbours, or every second one. */
// @ts-ignore: decorator
@inline
function four(at: usize, stride: i32): v128 {
  if (stride == 1) return v128.load(at);
  return v128.shuffle<u32>(v128.load(at), v128.load(at, 16), 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function put(out: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(out, value);
    return;
  }
  v128.store(LANES, value);
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) store<f32>(out + i, load<f32>(LANES + i));
}

/**
 * One plane: out[y, x] = bias + Σ w[ky, kx] · plane[y·sH + ky·dH, x·stride + kx·dW].
 * @param step which way the filter is read: 4, or -4 from its last value for a turned one.
 */
function plane(
  image: usize, spanW: i32, weight: usize, step: usize, bias: f32, kernelH: i32, kernelW: i32, strideH: i32, stride: i32,
  dilationH: i32, dilationW: i32, outH: i32, outW: i32, out: usize,
): void {
  const row = (<usize>spanW) << 2;
  const rowOut = (<usize>outW) << 2;
  const rowStep = row * <usize>strideH;
  const nextKy = row * <usize>dilationH;
  const nextKx = (<usize>dilationW) << 2;
  const start = f32x4.splat(bias);
  let y = 0;
  for (; y + 4 <= outH; y += 4) {
    for (let x = 0; x < outW; x += 4) {
      let a = start;
      let b = start;
      let c = start;
      let d = start;
      let w = weight;
      let from = image + <usize>y * rowStep + ((<usize>(x * stride)) << 2);
      for (let ky = 0; ky < kernelH; ky++) {
        let at = from;
        for (let kx = 0; kx < kernelW; kx++) {
          const s = v128.load32_splat(w);
          let q = at;
          a = madd(s, four(q, stride), a);
          q += rowStep;
          b = madd(s, four(q, stride), b);
          q += rowStep;
          c = madd(s, four(q, stride), c);
          q += rowStep;
          d = madd(s, four(q, stride), d);
          w += step;
          at += nextKx;
        }
        from += nextKy;
      }
      let to = out + <usize>y * rowOut + ((<usize>x) << 2);
      const count = outW - x;
      put(to, a, count);
      to += rowOut;
      put(to, b, count);
      to += rowOut;
      put(to, c, count);
      to += rowOut;
      put(to, d, count);
    }
  }
  for (; y < outH; y++) {
    for (let x = 0; x < outW; x += 4) {
      let a = start;
      let w = weight;
      let from = image + <usize>y * rowStep + ((<usize>(x * stride)) << 2);
      for (let ky = 0; ky < kernelH; ky++) {
        let at = from;
        for (let kx = 0; kx < kernelW; kx++) {
          a = madd(v128.load32_splat(w), four(at, stride), a);
          w += step;
          at += nextKx;
        }
        from += nextKy;
      }
      put(out + <usize>y * rowOut + ((<usize>x) << 2), a, outW - x);
    }
  }
}

/** 3×3 without dilation at stride 1: six rows of values serve four rows of results. */
function plane33(image: usize, spanW: i32, weight: usize, step: usize, bias: f32, outH: i32, outW: i32, out: usize): void {
  const row = (<usize>spanW) << 2;
  const rowOut = (<usize>outW) << 2;
  const start = f32x4.splat(bias);
  const w0 = v128.load32_splat(weight);
  const w1 = v128.load32_splat(weight + step);
  const w2 = v128.load32_splat(weight + 2 * step);
  const w3 = v128.load32_splat(weight + 3 * step);
  const w4 = v128.load32_splat(weight + 4 * step);
  const w5 = v128.load32_splat(weight + 5 * step);
  const w6 = v128.load32_splat(weight + 6 * step);
  const w7 = v128.load32_splat(weight + 7 * step);
  const w8 = v128.load32_splat(weight + 8 * step);
  for (let x = 0; x < outW; x += 4) {
    const count = outW - x;
    let at = image + ((<usize>x) << 2);
    let to = out + ((<usize>x) << 2);
    // `above` lacks its last row of taps, `here` its last two.
    let u = v128.load(at);
    let v = v128.load(at, 4);
    let w = v128.load(at, 8);
    at += row;
    let above = madd(w2, w, madd(w1, v, madd(w0, u, start)));
    u = v128.load(at);
    v = v128.load(at, 4);
    w = v128.load(at, 8);
    at += row;
    above = madd(w5, w, madd(w4, v, madd(w3, u, above)));
    let here = madd(w2, w, madd(w1, v, madd(w0, u, start)));
    for (let y = 0; y < outH; y++) {
      u = v128.load(at);
      v = v128.load(at, 4);
      w = v128.load(at, 8);
      at += row;
      put(to, madd(w8, w, madd(w7, v, madd(w6, u, above))), count);
      to += rowOut;
      above = madd(w5, w, madd(w4, v, madd(w3, u, here)));
      here = madd(w2, w, madd(w1, v, madd(w0, u, start)));
    }
  }
}

function convolve(
  image: usize, spanW: i32, weight: usize, step: usize, bias: f32, kernelH: i32, kernelW: i32, strideH: i32, strideW: i32,
  dilationH: i32, dilationW: i32, outH: i32, outW: i32, out: usize,
): void {
  if (kernelH == 3 && kernelW == 3 && strideH == 1 && strideW == 1 && dilationH == 1 && dilationW == 1) {
    plane33(image, spanW, weight, step, bias, outH, outW, out);
  } else if (strideW == 1) {
    plane(image, spanW, weight, step, bias, kernelH, kernelW, strideH, 1, dilationH, dilationW, outH, outW, out);
  } else {
    plane(image, spanW, weight, step, bias, kernelH, kernelW, strideH, 2, dilationH, dilationW, outH, outW, out);
  }
}

/** Whether these loops serve: one filter a channel, horizontal stride 1 or 2. */
export function isDepthwiseFast(conv: Conv): bool {
  return conv.isDepthwise && conv.strideW <= 2;
}

/** Rows and columns of the spread gradient that the input's gradient reads. */
// @ts-ignore: decorator
@inline
function spreadH(conv: Conv): i32 {
  return conv.height + (conv.kernelH - 1) * conv.dilationH;
}

// @ts-ignore: decorator
@inline
function spreadW(conv: Conv): i32 {
  return conv.width + (conv.kernelW - 1) * conv.dilationW;
}

/** One plane, of x or of the spread gradient. */
export function depthwiseWorkspace(conv: Conv): usize {
  const forward = conv.spanH * conv.spanW;
  const backward = spreadH(conv) * spreadW(conv);
  return aligned(((<usize>max(forward, backward)) << 2) + SLACK);
}

export function depthwiseForward(conv: Conv): void {
  const taps = conv.kernelH * conv.kernelW;
  const planeX = (<usize>(conv.height * conv.width)) << 2;
  const planeY = (<usize>conv.pixels) << 2;
  for (let p = 0; p < conv.batch * conv.channels; p++) {
    const c = p % conv.channels;
    const x = conv.x + <usize>p * planeX;
    padPlanes<f32>(1, x, conv.height, conv.width, conv.padH, conv.padW, conv.spanH, conv.spanW, conv.workspace);
    const bias = conv.bias != 0 ? load<f32>(conv.bias + ((<usize>c) << 2)) : <f32>0;
    const weight = conv.weight + ((<usize>(c * taps)) << 2);
    convolve(
      conv.workspace, conv.spanW, weight, 4, bias, conv.kernelH, conv.kernelW, conv.strideH, conv.strideW,
      conv.dilationH, conv.dilationW, conv.outH, conv.outW, conv.y + <usize>p * planeY,
    );
  }
}

/** y's gradient of one plane with its values `stride` apart, where the turned filter meets them. */
function spread(conv: Conv, grad: usize): void {
  const width = spreadW(conv);
  const top = (conv.kernelH - 1) * conv.dilationH - conv.padH;
  const left = (conv.kernelW - 1) * conv.dilationW - conv.padW;
  if (conv.strideH == 1 && conv.strideW == 1) {
    padPlanes<f32>(1, grad, conv.outH, conv.outW, top, left, spreadH(conv), width, conv.workspace);
    return;
  }
  memory.fill(conv.workspace, 0, (<usize>(spreadH(conv) * width)) << 2);
  for (let oy = 0; oy < conv.outH; oy++) {
    const y = top + oy * conv.strideH;
    if (y < 0 || y >= spreadH(conv)) continue;
    const row = conv.workspace + ((<usize>(y * width)) << 2);
    for (let ox = 0; ox < conv.outW; ox++) {
      const x = left + ox * conv.strideW;
      if (x >= 0 && x < width) store<f32>(row + ((<usize>x) << 2), load<f32>(grad + ((<usize>(oy * conv.outW + ox)) << 2)));
    }
  }
}

export function depthwiseInput(conv: Conv): void {
  const taps = conv.kernelH * conv.kernelW;
  const planeX = (<usize>(conv.height * conv.width)) << 2;
  const planeY = (<usize>conv.pixels) << 2;
  for (let p = 0; p < conv.batch * conv.channels; p++) {
    const c = p % conv.channels;
    spread(conv, conv.y + <usize>p * planeY);
    const last = conv.weight + ((<usize>(c * taps + taps - 1)) << 2);
    convolve(
      conv.workspace, spreadW(conv), last, <usize>-4, 0, conv.kernelH, conv.kernelW, 1, 1, conv.dilationH,
      conv.dilationW, conv.height, conv.width, conv.x + <usize>p * planeX,
    );
  }
}

/** Byte offsets of four taps in the padded plane. */
const TAPS: usize = memory.data(4 * 4, 16);

/** Σ gy · plane at four taps at once, added to their weights' gradients. */
function correlate(conv: Conv, grad: usize, stride: i32, first: i32, to: usize): void {
  const taps = conv.kernelH * conv.kernelW;
  for (let i = 0; i < 4; i++) {
    const tap = min(first + i, taps - 1);
    const ky = tap / conv.kernelW;
    const at = ky * conv.dilationH * conv.spanW + (tap - ky * conv.kernelW) * conv.dilationW;
    store<i32>(TAPS + ((<usize>i) << 2), at << 2);
  }
  const o0 = <usize>load<i32>(TAPS);
  const o1 = <usize>load<i32>(TAPS, 4);
  const o2 = <usize>load<i32>(TAPS, 8);
  const o3 = <usize>load<i32>(TAPS, 12);
  const outW = conv.outW;
  const whole = outW & ~3;
  // What is left of a row is taken with the columns before it, whose lanes are masked.
  const rest = outW - whole;
  const mask = i32x4.gt_s(i32x4(0, 1, 2, 3), i32x4.splat(3 - rest));
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let row = conv.workspace;
  const next = (<usize>(conv.spanW * conv.strideH)) << 2;
  for (let y = 0; y < conv.outH; y++) {
    let at = row;
    for (let x = 0; x < whole; x += 4) {
      const g = v128.load(grad);
      a = madd(g, four(at + o0, stride), a);
      b = madd(g, four(at + o1, stride), b);
      c = madd(g, four(at + o2, stride), c);
      d = madd(g, four(at + o3, stride), d);
      grad += 16;
      at += (<usize>stride) << 4;
    }
    if (rest != 0) {
      at = row + ((<usize>((outW - 4) * stride)) << 2);
      grad += (<usize>rest) << 2;
      const g = v128.and(v128.load(grad - 16), mask);
      a = madd(g, zeroed(four(at + o0, stride), mask), a);
      b = madd(g, zeroed(four(at + o1, stride), mask), b);
      c = madd(g, zeroed(four(at + o2, stride), mask), c);
      d = madd(g, zeroed(four(at + o3, stride), mask), d);
    }
    row += next;
  }
  add(to, a);
  if (first + 1 < taps) add(to + 4, b);
  if (first + 2 < taps) add(to + 8, c);
  if (first + 3 < taps) add(to + 12, d);
}

/** Masked lanes as zeros: 0 times an infinity would be NaN. */
// @ts-ignore: decorator
@inline
function zeroed(value: v128, mask: v128): v128 {
  return v128.and(value, mask);
}

// @ts-ignore: decorator
@inline
function add(to: usize, value: v128): void {
  store<f32>(to, load<f32>(to) + sum4(value));
}

/** Whether a row of results fills a vector. */
export function canCorrelate(conv: Conv): bool {
  return isDepthwiseFast(conv) && conv.outW >= 4;
}

export function depthwiseWeight(conv: Conv): void {
  const taps = conv.kernelH * conv.kernelW;
  const planeX = (<usize>(conv.height * conv.width)) << 2;
  const planeY = (<usize>conv.pixels) << 2;
  memory.fill(conv.weight, 0, (<usize>(conv.channels * taps)) << 2);
  for (let p = 0; p < conv.batch * conv.channels; p++) {
    const c = p % conv.channels;
    const x = conv.x + <usize>p * planeX;
    padPlanes<f32>(1, x, conv.height, conv.width, conv.padH, conv.padW, conv.spanH, conv.spanW, conv.workspace);
    const grad = conv.y + <usize>p * planeY;
    for (let k = 0; k < taps; k += 4) {
      const to = conv.weight + ((<usize>(c * taps + k)) << 2);
      if (conv.strideW == 1) correlate(conv, grad, 1, k, to);
      else correlate(conv, grad, 2, k, to);
    }
  }
}
