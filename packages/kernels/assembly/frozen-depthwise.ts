// A filter for each channel by itself, four channels in a vector: four neighbouring results share each weight.

import { aligned } from "./conv-shape";
import { activated, Frozen, padPixels } from "./frozen-shape";
import { madd } from "./simd";

/** Rows and columns of the padded image that the taps reach. */
// @ts-ignore: decorator
@inline
function span(results: i32, conv: Frozen): i32 {
  return (results - 1) * conv.stride + conv.kernel;
}

export function depthwiseFrozenWorkspace(conv: Frozen): usize {
  return aligned((<usize>(span(conv.outH, conv) * span(conv.outW, conv) * conv.channels)) << 2);
}

/** [channels, taps] to [taps, channels]. */
export function depthwisePrepare(conv: Frozen, weight: usize): void {
  const taps = conv.kernel * conv.kernel;
  for (let c = 0; c < conv.channels; c++) {
    for (let i = 0; i < taps; i++) {
      store<f32>(conv.weight + ((<usize>(i * conv.channels + c)) << 2), load<f32>(weight + ((<usize>(c * taps + i)) << 2)));
    }
  }
}

// @ts-ignore: decorator
@inline
function finish(at: usize, v: v128, residual: usize, code: i32): void {
  if (residual != 0) v = f32x4.add(v, v128.load(at + residual));
  v128.store(at, activated(v, code));
}

export function depthwiseFrozen(conv: Frozen): void {
  const pixel = (<usize>conv.channels) << 2;
  const columns = span(conv.outW, conv);
  const row = <usize>columns * pixel;
  const image = conv.workspace;
  padPixels(conv.x, conv.height, conv.width, conv.channels, conv.pad, span(conv.outH, conv), columns, image);
  const step = pixel * <usize>conv.stride;
  const residual = conv.residual != 0 ? conv.residual - conv.y : 0;
  const code = conv.activation;
  const kernel = conv.kernel;
  const stride = conv.stride;
  const outW = conv.outW;
  for (let y = 0; y < conv.outH; y++) {
    const line = image + <usize>(y * stride) * row;
    const out = conv.y + <usize>(y * outW) * pixel;
    let x = 0;
    while (x < outW) {
      const left = outW - x;
      // The last few are computed with what is before them once more.
      if (left < 4 && outW >= 4) x = outW - 4;
      const isFour = outW >= 4;
      const from = line + <usize>x * step;
      const to = out + <usize>x * pixel;
      for (let c: usize = 0; c < pixel; c += 16) {
        const start = v128.load(conv.bias + c);
        if (!isFour) {
          single(from + c, row, pixel, conv.weight + c, kernel, start, to + c, residual, code);
        } else if (kernel == 3 && stride == 1) {
          quad3(from + c, row, pixel, conv.weight + c, start, to + c, residual, code);
        } else if (kernel == 5 && stride == 1) {
          quad5(from + c, row, pixel, conv.weight + c, start, to + c, residual, code);
        } else {
          quad(from + c, row, pixel, step, conv.weight + c, kernel, start, to + c, residual, code);
        }
      }
      x += isFour ? 4 : 1;
    }
  }
}

// @ts-ignore: decorator
@inline
function single(
  at: usize, row: usize, pixel: usize, w: usize, kernel: i32, sum: v128, to: usize, residual: usize, code: i32,
): void {
  for (let ky = 0; ky < kernel; ky++) {
    let p = at;
    for (let kx = 0; kx < kernel; kx++) {
      sum = madd(v128.load(w), v128.load(p), sum);
      w += pixel;
      p += pixel;
    }
    at += row;
  }
  finish(to, sum, residual, code);
}

/** Four results of any kernel and stride. */
// @ts-ignore: decorator
@inline
function quad(
  at: usize, row: usize, pixel: usize, step: usize, w: usize, kernel: i32, a: v128, to: usize, residual: usize, code: i32,
): void {
  let b = a;
  let c = a;
  let d = a;
  for (let ky = 0; ky < kernel; ky++) {
    let p = at;
    for (let kx = 0; kx < kernel; kx++) {
      const s = v128.load(w);
      a = madd(s, v128.load(p), a);
      b = madd(s, v128.load(p + step), b);
      c = madd(s, v128.load(p + 2 * step), c);
      d = madd(s, v128.load(p + 3 * step), d);
      w += pixel;
      p += pixel;
    }
    at += row;
  }
  finish(to, a, residual, code);
  finish(to + pixel, b, residual, code);
  finish(to + 2 * pixel, c, residual, code);
  finish(to + 3 * pixel, d, residual, code);
}

/** Four results of 3×3 at stride 1: six values serve them in each row. */
// @ts-ignore: decorator
@inline
function quad3(at: usize, row: usize, pixel: usize, w: usize, a: v128, to: usize, residual: usize, code: i32): void {
  let b = a;
  let c = a;
  let d = a;
  for (let ky = 0; ky < 3; ky++) {
    const w0 = v128.load(w);
    const w1 = v128.load(w + pixel);
    const w2 = v128.load(w + 2 * pixel);
    a = madd(w0, v128.load(at), a);
    let v = v128.load(at + pixel);
    a = madd(w1, v, a);
    b = madd(w0, v, b);
    v = v128.load(at + 2 * pixel);
    a = madd(w2, v, a);
    b = madd(w1, v, b);
    c = madd(w0, v, c);
    v = v128.load(at + 3 * pixel);
    b = madd(w2, v, b);
    c = madd(w1, v, c);
    d = madd(w0, v, d);
    v = v128.load(at + 4 * pixel);
    c = madd(w2, v, c);
    d = madd(w1, v, d);
    d = madd(w2, v128.load(at + 5 * pixel), d);
    w += 3 * pixel;
    at += row;
  }
  finish(to, a, residual, code);
  finish(to + pixel, b, residual, code);
  finish(to + 2 * pixel, c, residual, code);
  finish(to + 3 * pixel, d, residual, code);
}

/** Four results of 5×5 at stride 1: eight values serve them in each row. */
// @ts-ignore: decorator
@inline
function quad5(at: usize, row: usize, pixel: usize, w: usize, a: v128, to: usize, residual: usize, code: i32): void {
  let b = a;
  let c = a;
  let d = a;
  for (let ky = 0; ky < 5; ky++) {
    const w0 = v128.load(w);
    const w1 = v128.load(w + pixel);
    const w2 = v128.load(w + 2 * pixel);
    const w3 = v128.load(w + 3 * pixel);
    const w4 = v128.load(w + 4 * pixel);
    let p = at;
    a = madd(w0, v128.load(p), a);
    p += pixel;
    let v = v128.load(p);
    a = madd(w1, v, a);
    b = madd(w0, v, b);
    p += pixel;
    v = v128.load(p);
    a = madd(w2, v, a);
    b = madd(w1, v, b);
    c = madd(w0, v, c);
    p += pixel;
    v = v128.load(p);
    a = madd(w3, v, a);
    b = madd(w2, v, b);
    c = madd(w1, v, c);
    d = madd(w0, v, d);
    p += pixel;
    v = v128.load(p);
    a = madd(w4, v, a);
    b = madd(w3, v, b);
    c = madd(w2, v, c);
    d = madd(w1, v, d);
    p += pixel;
    v = v128.load(p);
    b = madd(w4, v, b);
    c = madd(w3, v, c);
    d = madd(w2, v, d);
    p += pixel;
    v = v128.load(p);
    c = madd(w4, v, c);
    d = madd(w3, v, d);
    p += pixel;
    d = madd(w4, v128.load(p), d);
    w += 5 * pixel;
    at += row;
  }
  finish(to, a, residual, code);
  finish(to + pixel, b, residual, code);
  finish(to + 2 * pixel, c, residual, code);
  finish(to + 3 * pixel, d, residual, code);
}
