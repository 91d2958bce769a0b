// 3×3 convolution at stride 1 in 16 multiplications for 2×2 results instead of 36, f32.
// Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A with F(2×2, 3×3) of Lavin and Gray, "Fast Algorithms for Convolutional Neural
// Networks" (2016). The larger F(4×4, 3×3) is faster still, but loses a digit in single precision.

import { aligned, Conv, padPlanes, SLACK } from "./conv-shape";
import { MR, tile } from "./gemm-tile";

/** Bytes that the transformed image and product of one block of tiles may take. */
const BLOCK_BYTES: i32 = 2 << 20;
const LANES: usize = memory.data(16, 16);

/** Whether the saved products outweigh the transforms, and few enough channels are involved to stay in the caches. */
export function canTransform(conv: Conv): bool {
  return (
    conv.kernelH == 3 && conv.kernelW == 3 && conv.strideH == 1 && conv.strideW == 1 && conv.dilationH == 1 &&
    conv.dilationW == 1 && conv.groups == 1 && conv.channels >= 32 && conv.filters >= 32 && conv.outH >= 8 && conv.outW >= 8
  );
}

// @ts-ignore: decorator
@inline
function tileRows(conv: Conv): i32 {
  return (conv.outH + 1) >> 1;
}

/** Tiles in a row, in whole vectors. */
// @ts-ignore: decorator
@inline
function tileColumnsOf(conv: Conv): i32 {
  return (((conv.outW + 1) >> 1) + 3) & ~3;
}

// @ts-ignore: decorator
@inline
function paddedH(conv: Conv): i32 {
  return 2 * tileRows(conv) + 2;
}

// @ts-ignore: decorator
@inline
function paddedW(conv: Conv): i32 {
  return 2 * tileColumnsOf(conv) + 2;
}

/** Filters in whole tiles of the product. */
// @ts-ignore: decorator
@inline
function paddedFilters(conv: Conv): i32 {
  return (conv.filters + MR - 1) & ~(MR - 1);
}

/** Tiles of one block: a multiple of 8. */
function blockTiles(conv: Conv): i32 {
  const all = (tileRows(conv) * tileColumnsOf(conv) + 7) & ~7;
  const fitting = (BLOCK_BYTES / (64 * (conv.channels + paddedFilters(conv)))) & ~7;
  return min(all, max(32, fitting));
}

// @ts-ignore: decorator
@inline
function imageBytes(conv: Conv): usize {
  return aligned(((<usize>(conv.channels * paddedH(conv) * paddedW(conv))) << 2) + SLACK);
}

export function transformWorkspace(conv: Conv): usize {
  const filters = <usize>paddedFilters(conv);
  const channels = <usize>conv.channels;
  return imageBytes(conv) + 64 * (filters * channels + <usize>blockTiles(conv) * (filters + channels));
}

/** The i-th value of four filters. */
// @ts-ignore: decorator
@inline
function fourFilters(weight: usize, step: usize, i: usize): v128 {
  const at = weight + (i << 2);
  let v = v128.load32_zero(at);
  v = v128.load32_lane(at + step, v, 1);
  v = v128.load32_lane(at + 2 * step, v, 2);
  return v128.load32_lane(at + 3 * step, v, 3);
}

/** to[16][filters / 4][channels][4] = G g Gᵀ; filters past the last are zeros. */
function transformFilters(conv: Conv, to: usize): void {
  const channels = conv.channels;
  const half = f32x4.splat(0.5);
  const plane = (<usize>(paddedFilters(conv) * channels)) << 2;
  const filterStep = (<usize>(channels * 9)) << 2;
  for (let o = 0; o < conv.filters; o += MR) {
    const isWhole = o + MR <= conv.filters;
    for (let c = 0; c < channels; c++) {
      const from = conv.weight + ((<usize>((o * channels + c) * 9)) << 2);
      let at = to + ((<usize>(o * channels + c * MR)) << 2);
      if (!isWhole) {
        partialFilters(conv, o, c, at, plane);
        continue;
      }
      const g0 = fourFilters(from, filterStep, 0);
      const g1 = fourFilters(from, filterStep, 1);
      const g2 = fourFilters(from, filterStep, 2);
      const g3 = fourFilters(from, filterStep, 3);
      const g4 = fourFilters(from, filterStep, 4);
      const g5 = fourFilters(from, filterStep, 5);
      const g6 = fourFilters(from, filterStep, 6);
      const g7 = fourFilters(from, filterStep, 7);
      const g8 = fourFilters(from, filterStep, 8);
      // Rows of G g: g0, (g0 + g1 + g2)/2, (g0 - g1 + g2)/2, g2.
      filterRow(g0, g1, g2, half, at, plane);
      at += 4 * plane;
      const s0 = f32x4.mul(half, f32x4.add(g0, g6));
      const s1 = f32x4.mul(half, f32x4.add(g1, g7));
      const s2 = f32x4.mul(half, f32x4.add(g2, g8));
      const t0 = f32x4.mul(half, g3);
      const t1 = f32x4.mul(half, g4);
      const t2 = f32x4.mul(half, g5);
      filterRow(f32x4.add(s0, t0), f32x4.add(s1, t1), f32x4.add(s2, t2), half, at, plane);
      at += 4 * plane;
      filterRow(f32x4.sub(s0, t0), f32x4.sub(s1, t1), f32x4.sub(s2, t2), half, at, plane);
      at += 4 * plane;
      filterRow(g6, g7, g8, half, at, plane);
    }
  }
}

/** One row of (G g) Gᵀ. */
// @ts-ignore: decorator
@inline
function filterRow(a: v128, b: v128, c: v128, half: v128, to: usize, plane: usize): void {
  const even = f32x4.mul(half, f32x4.add(a, c));
  const odd = f32x4.mul(half, b);
  v128.store(to, a);
  v128.store(to + plane, f32x4.add(even, odd));
  v128.store(to + 2 * plane, f32x4.sub(even, odd));
  v128.store(to + 3 * plane, c);
}

const FEW: usize = memory.data(4 * 9 * 4, 16);

/** The last filters, fewer than four: copied beside zeros first. */
function partialFilters(conv: Conv, o: i32, c: i32, to: usize, plane: usize): void {
  memory.fill(FEW, 0, 4 * 36);
  for (let r = 0; o + r < conv.filters; r++) {
    memory.copy(FEW + <usize>r * 36, conv.weight + <usize>(((o + r) * conv.channels + c) * 36), 36);
  }
  const half = f32x4.splat(0.5);
  for (let row: usize = 0; row < 4; row++) {
    const a = filterColumn(row, 0, half);
    const b = filterColumn(row, 1, half);
    filterRow(a, b, filterColumn(row, 2, half), half, to + row * 4 * plane, plane);
  }
}

/** One value of G g for the four filters in FEW. */
function filterColumn(row: usize, column: usize, half: v128): v128 {
  const top = fourFilters(FEW, 36, column);
  const bottom = fourFilters(FEW, 36, 6 + column);
  if (row == 0) return top;
  if (row == 3) return bottom;
  const even = f32x4.mul(half, f32x4.add(top, bottom));
  const odd = f32x4.mul(half, fourFilters(FEW, 36, 3 + column));
  return row == 1 ? f32x4.add(even, odd) : f32x4.sub(even, odd);
}

/** Columns of Bᵀ d for four tiles: d0 - d2, d1 + d2, d2 - d1, d1 - d3, stored one plane apart. */
// @ts-ignore: decorator
@inline
function imageRow(d0: v128, d1: v128, d2: v128, d3: v128, to: usize, plane: usize): void {
  v128.store(to, f32x4.sub(d0, d2));
  v128.store(to + plane, f32x4.add(d1, d2));
  v128.store(to + 2 * plane, f32x4.sub(d2, d1));
  v128.store(to + 3 * plane, f32x4.sub(d1, d3));
}

// @ts-ignore: decorator
@inline
function evens(a: v128, b: v128): v128 {
  return v128.shuffle<u32>(a, b, 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function odds(a: v128, b: v128): v128 {
  return v128.shuffle<u32>(a, b, 1, 3, 5, 7);
}

/** to[16][tiles / 8][channels][8] = Bᵀ d B of `tiles` tiles from `first` on. */
function transformImage(conv: Conv, image: usize, first: i32, tiles: i32, planeTiles: i32, to: usize): void {
  const channels = conv.channels;
  const inRow = tileColumnsOf(conv);
  const row = (<usize>paddedW(conv)) << 2;
  const channelStep = row * <usize>paddedH(conv);
  const plane = (<usize>(planeTiles * channels)) << 2;
  for (let t = 0; t < tiles; t += 4) {
    const ty = (first + t) / inRow;
    const tx = first + t - ty * inRow;
    let from = image + <usize>(2 * ty) * row + ((<usize>(2 * tx)) << 2);
    let at = to + ((<usize>((t >> 3) * 8 * channels + (t & 4))) << 2);
    for (let c = 0; c < channels; c++) {
      const r1 = from + row;
      const r2 = r1 + row;
      const r3 = r2 + row;
      // Rows of d, then of Bᵀ d, as eight neighbours and the two after them.
      const a0 = v128.load(from);
      const a1 = v128.load(from, 16);
      const a2 = v128.load64_zero(from, 32);
      const b0 = v128.load(r1);
      const b1 = v128.load(r1, 16);
      const b2 = v128.load64_zero(r1, 32);
      const c0 = v128.load(r2);
      const c1 = v128.load(r2, 16);
      const c2 = v128.load64_zero(r2, 32);
      const d0 = v128.load(r3);
      const d1 = v128.load(r3, 16);
      const d2 = v128.load64_zero(r3, 32);
      spreadRow(f32x4.sub(a0, c0), f32x4.sub(a1, c1), f32x4.sub(a2, c2), at, plane);
      spreadRow(f32x4.add(b0, c0), f32x4.add(b1, c1), f32x4.add(b2, c2), at + 4 * plane, plane);
      spreadRow(f32x4.sub(c0, b0), f32x4.sub(c1, b1), f32x4.sub(c2, b2), at + 8 * plane, plane);
      spreadRow(f32x4.sub(b0, d0), f32x4.sub(b1, d1), f32x4.sub(b2, d2), at + 12 * plane, plane);
      from += channelStep;
      at += 32;
    }
  }
}

/** Ten neighbours as the four columns of four overlapping tiles. */
// @ts-ignore: decorator
@inline
function spreadRow(low: v128, middle: v128, high: v128, to: usize, plane: usize): void {
  const even = evens(low, middle);
  const odd = odds(low, middle);
  const nextEven = v128.shuffle<u32>(even, high, 1, 2, 3, 4);
  const nextOdd = v128.shuffle<u32>(odd, high, 1, 2, 3, 5);
  imageRow(even, odd, nextEven, nextOdd, to, plane);
}

// @ts-ignore: decorator
@inline
function putRow(out: usize, low: v128, high: v128, count: i32): void {
  if (count >= 8) {
    v128.store(out, low);
    v128.store(out, high, 16);
    return;
  }
  if (count >= 4) {
    v128.store(out, low);
    out += 16;
    low = high;
    count -= 4;
  }
  v128.store(LANES, low);
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) store<f32>(out + i, load<f32>(LANES + i));
}

/** y = Aᵀ m A + bias of `tiles` tiles from `first` on; m is [16][filters][planeTiles]. */
function transformProduct(conv: Conv, m: usize, first: i32, tiles: i32, planeTiles: i32, y: usize): void {
  const inRow = tileColumnsOf(conv);
  const rowM = (<usize>planeTiles) << 2;
  const plane = rowM * <usize>paddedFilters(conv);
  const rowY = (<usize>conv.outW) << 2;
  for (let o = 0; o < conv.filters; o++) {
    const bias = conv.bias != 0 ? v128.load32_splat(conv.bias + ((<usize>o) << 2)) : f32x4.splat(0);
    for (let t = 0; t < tiles; t += 4) {
      const ty = (first + t) / inRow;
      const tx = first + t - ty * inRow;
      const count = conv.outW - 2 * tx;
      if (count <= 0) continue;
      let at = m + <usize>o * rowM + ((<usize>t) << 2);
      const m0 = v128.load(at);
      const m1 = v128.load(at + plane);
      const m2 = v128.load(at + 2 * plane);
      const m3 = v128.load(at + 3 * plane);
      at += 4 * plane;
      const m4 = v128.load(at);
      const m5 = v128.load(at + plane);
      const m6 = v128.load(at + 2 * plane);
      const m7 = v128.load(at + 3 * plane);
      at += 4 * plane;
      const m8 = v128.load(at);
      const m9 = v128.load(at + plane);
      const m10 = v128.load(at + 2 * plane);
      const m11 = v128.load(at + 3 * plane);
      at += 4 * plane;
      const out = y + <usize>(o * conv.outH + 2 * ty) * rowY + ((<usize>(2 * tx)) << 2);
      // Aᵀ m has the rows 0 + 1 + 2 and 1 - 2 - 3.
      const t0 = f32x4.add(m4, m8);
      const t1 = f32x4.add(m5, m9);
      const t2 = f32x4.add(m6, m10);
      const t3 = f32x4.add(m7, m11);
      outputRow(f32x4.add(m0, t0), f32x4.add(m1, t1), f32x4.add(m2, t2), f32x4.add(m3, t3), bias, out, count);
      if (2 * ty + 1 < conv.outH) {
        const u0 = f32x4.sub(f32x4.sub(m4, m8), v128.load(at));
        const u1 = f32x4.sub(f32x4.sub(m5, m9), v128.load(at + plane));
        const u2 = f32x4.sub(f32x4.sub(m6, m10), v128.load(at + 2 * plane));
        const u3 = f32x4.sub(f32x4.sub(m7, m11), v128.load(at + 3 * plane));
        outputRow(u0, u1, u2, u3, bias, out + rowY, count);
      }
    }
  }
}

/** Two results of each of four tiles, side by side. */
// @ts-ignore: decorator
@inline
function outputRow(a: v128, b: v128, c: v128, d: v128, bias: v128, out: usize, count: i32): void {
  const left = f32x4.add(f32x4.add(f32x4.add(a, b), c), bias);
  const right = f32x4.add(f32x4.sub(f32x4.sub(b, c), d), bias);
  putRow(out, v128.shuffle<u32>(left, right, 0, 4, 1, 5), v128.shuffle<u32>(left, right, 2, 6, 3, 7), count);
}

export function forwardByTransform(conv: Conv): void {
  const channels = conv.channels;
  const filters = paddedFilters(conv);
  const block = blockTiles(conv);
  const all = tileRows(conv) * tileColumnsOf(conv);
  const image = conv.workspace;
  const u = image + imageBytes(conv);
  const v = u + 64 * <usize>(filters * channels);
  const m = v + 64 * <usize>(block * channels);
  transformFilters(conv, u);
  const planeX = (<usize>(channels * conv.height * conv.width)) << 2;
  const planeY = (<usize>(conv.filters * conv.pixels)) << 2;
  const panelA = (<usize>(channels * MR)) << 2;
  const panelB = (<usize>channels) << 5;
  for (let n = 0; n < conv.batch; n++) {
    const x = conv.x + <usize>n * planeX;
    padPlanes<f32>(channels, x, conv.height, conv.width, conv.padH, conv.padW, paddedH(conv), paddedW(conv), image);
    for (let first = 0; first < all; first += block) {
      const tiles = min(block, all - first);
      const planeTiles = (tiles + 7) & ~7;
      const rowM = (<usize>planeTiles) << 2;
      transformImage(conv, image, first, tiles, planeTiles, v);
      for (let xi = 0; xi < 16; xi++) {
        let a = u + <usize>xi * ((<usize>(filters * channels)) << 2);
        let to = m + <usize>(xi * filters) * rowM;
        const panels = v + <usize>xi * ((<usize>(planeTiles * channels)) << 2);
        for (let o = 0; o < filters; o += MR) {
          let b = panels;
          for (let t: usize = 0; t < rowM; t += 32) {
            tile<f32>(channels, a, <usize>MR << 2, b, 32, 1, false, to + t, rowM);
            b += panelB;
          }
          a += panelA;
          to += <usize>MR * rowM;
        }
      }
      transformProduct(conv, m, first, tiles, planeTiles, conv.y + <usize>n * planeY);
    }
  }
}
