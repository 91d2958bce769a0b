// The weight's gradient of a small convolution at horizontal stride 1: y's gradient and the image both run along
// their rows, so their products are summed in place, four filters by two taps, and nothing is rearranged.

import { aligned, Conv, padPlanes, SLACK, tapOffsets } from "./conv-shape";
import { madd, sum4 } from "./simd";

/** Bytes of running sums above which rearranging for the matrix product costs less. */
const SUMS_LIMIT: i32 = 1 << 20;

// @ts-ignore: decorator
@inline
function groupsOfFour(n: i32): i32 {
  return (n + 3) >> 2;
}

// @ts-ignore: decorator
@inline
function pairs(n: i32): i32 {
  return (n + 1) >> 1;
}

/** Eight vectors of sums for each four filters and two taps. */
// @ts-ignore: decorator
@inline
function sumsBytes(conv: Conv): i32 {
  return groupsOfFour(conv.groupFilters) * pairs(conv.taps) * 128;
}

export function canSumRows(conv: Conv): bool {
  return conv.strideW == 1 && conv.outW >= 4 && conv.groupFilters >= 4 && sumsBytes(conv) <= SUMS_LIMIT;
}

export function rowsWorkspace(conv: Conv): usize {
  const image = (<usize>(conv.groupChannels * conv.spanH * conv.spanW)) << 2;
  return aligned((<usize>conv.taps + 1) << 2) + aligned(<usize>sumsBytes(conv)) + aligned(image + SLACK);
}

/**
 * Adds the products of four filters' gradients with the image under two taps to eight vectors of sums.
 * @param filterStep bytes between the filters' planes.
 */
function sumRows(
  outH: i32, outW: i32, grad: usize, filterStep: usize, under0: usize, under1: usize, rowStep: usize, sums: usize,
): void {
  let s00 = v128.load(sums);
  let s01 = v128.load(sums, 16);
  let s10 = v128.load(sums, 32);
  let s11 = v128.load(sums, 48);
  let s20 = v128.load(sums, 64);
  let s21 = v128.load(sums, 80);
  let s30 = v128.load(sums, 96);
  let s31 = v128.load(sums, 112);
  let g0 = grad;
  let g1 = g0 + filterStep;
  let g2 = g1 + filterStep;
  let g3 = g2 + filterStep;
  const rest = outW & 3;
  const whole = (<usize>(outW - rest)) << 2;
  const back = (<usize>((4 - rest) & 3)) << 2;
  const mask = i32x4.gt_s(i32x4(0, 1, 2, 3), i32x4.splat(3 - rest));
  for (let y = 0; y < outH; y++) {
    let u = under0;
    let v = under1;
    for (const end = u + whole; u < end; u += 16) {
      const a = v128.load(u);
      const b = v128.load(v);
      let g = v128.load(g0);
      s00 = madd(g, a, s00);
      s01 = madd(g, b, s01);
      g = v128.load(g1);
      s10 = madd(g, a, s10);
      s11 = madd(g, b, s11);
      g = v128.load(g2);
      s20 = madd(g, a, s20);
      s21 = madd(g, b, s21);
      g = v128.load(g3);
      s30 = madd(g, a, s30);
      s31 = madd(g, b, s31);
      v += 16;
      g0 += 16;
      g1 += 16;
      g2 += 16;
      g3 += 16;
    }
    if (rest != 0) {
      // The row's last four, of which those already summed are masked.
      const a = v128.and(v128.load(u - back), mask);
      const b = v128.and(v128.load(v - back), mask);
      let g = v128.and(v128.load(g0 - back), mask);
      s00 = madd(g, a, s00);
      s01 = madd(g, b, s01);
      g = v128.and(v128.load(g1 - back), mask);
      s10 = madd(g, a, s10);
      s11 = madd(g, b, s11);
      g = v128.and(v128.load(g2 - back), mask);
      s20 = madd(g, a, s20);
      s21 = madd(g, b, s21);
      g = v128.and(v128.load(g3 - back), mask);
      s30 = madd(g, a, s30);
      s31 = madd(g, b, s31);
      const part = (<usize>rest) << 2;
      g0 += part;
      g1 += part;
      g2 += part;
      g3 += part;
    }
    under0 += rowStep;
    under1 += rowStep;
  }
  v128.store(sums, s00);
  v128.store(sums, s01, 16);
  v128.store(sums, s10, 32);
  v128.store(sums, s11, 48);
  v128.store(sums, s20, 64);
  v128.store(sums, s21, 80);
  v128.store(sums, s30, 96);
  v128.store(sums, s31, 112);
}

export function weightByRows(conv: Conv): void {
  const taps = conv.taps;
  const filters = conv.groupFilters;
  const channels = conv.groupChannels;
  const tapPairs = pairs(taps);
  const offsets = conv.workspace;
  const sums = offsets + aligned((<usize>taps + 1) << 2);
  const padded = sums + aligned(<usize>sumsBytes(conv));
  const isUnpadded = conv.isUnpadded;
  const rowStep = isUnpadded ? conv.width : conv.spanW;
  tapOffsets<f32>(conv, isUnpadded ? conv.height * conv.width : conv.spanH * conv.spanW, rowStep, offsets);
  // An odd last tap is summed twice and stored once.
  store<i32>(offsets + ((<usize>taps) << 2), load<i32>(offsets + ((<usize>(taps - 1)) << 2)));
  const planeX = (<usize>(conv.height * conv.width)) << 2;
  const planeY = (<usize>conv.pixels) << 2;
  const rowBytes = (<usize>(rowStep * conv.strideH)) << 2;
  for (let g = 0; g < conv.groups; g++) {
    memory.fill(sums, 0, <usize>sumsBytes(conv));
    for (let n = 0; n < conv.batch; n++) {
      const x = conv.x + <usize>(n * conv.channels + g * channels) * planeX;
      let image = x;
      if (!isUnpadded) {
        image = padded;
        padPlanes<f32>(channels, x, conv.height, conv.width, conv.padH, conv.padW, conv.spanH, conv.spanW, padded);
      }
      let to = sums;
      for (let o = 0; o < filters; o += 4) {
        // Fewer than four filters are left: the last four are summed, and those counted before are not stored.
        const first = min(o, filters - 4);
        const grad = conv.y + <usize>(n * conv.filters + g * filters + first) * planeY;
        for (let k = 0; k < tapPairs; k++) {
          const at = offsets + ((<usize>k) << 3);
          const under0 = image + load<u32>(at);
          const under1 = image + load<u32>(at, 4);
          sumRows(conv.outH, conv.outW, grad, planeY, under0, under1, rowBytes, to);
          to += 128;
        }
      }
    }
    for (let o = 0; o < filters; o++) {
      const group = o >> 2;
      const inGroup = o - min(group << 2, filters - 4);
      for (let k = 0; k < taps; k++) {
        const at = sums + <usize>((group * tapPairs + (k >> 1)) * 128 + inGroup * 32 + (k & 1) * 16);
        store<f32>(conv.weight + ((<usize>((g * filters + o) * taps + k)) << 2), sum4(v128.load(at)));
      }
    }
  }
}
