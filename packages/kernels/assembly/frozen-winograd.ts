// 3×3 convolution at stride 1 by F(m×m, 3×3) with m = 2 or 4: Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A, the filters' side once and for all.
// Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks (2016), §4. F(4×4) saves 36 multiplications to
// F(2×2)'s 16 for four times the results, and reads more weights; what each pays for is measured, not assumed.

import { aligned } from "./conv-shape";
import { activated, Frozen, padPixels } from "./frozen-shape";
import { multiplyTile, ROWS } from "./frozen-tile";

/** Bytes that one block's transformed image and products may take: they are written, read and written again. */
const BLOCK_BYTES: i32 = 640 << 10;
/** Keeps planes from lying a multiple of 4096 bytes apart, where all would fall into one set of the cache. */
const SKEW: i32 = 80;
/** One tile of four channels between its two passes. */
const TILE: usize = memory.data(36 * 16, 16);

// @ts-ignore: decorator
@inline
function tilesDown(conv: Frozen): i32 {
  return (conv.outH + conv.method - 1) / conv.method;
}

// @ts-ignore: decorator
@inline
function tilesAcross(conv: Frozen): i32 {
  return (conv.outW + conv.method - 1) / conv.method;
}

/** Products of one tile: 16 or 36. */
// @ts-ignore: decorator
@inline
function places(conv: Frozen): i32 {
  return (conv.method + 2) * (conv.method + 2);
}

/** Tiles that are transformed, multiplied and transformed back together. */
function blockTiles(conv: Frozen): i32 {
  const all = tilesDown(conv) * tilesAcross(conv);
  const fitting = BLOCK_BYTES / (4 * places(conv) * (conv.channels + conv.filters));
  return min(all, max(16, fitting & ~3));
}

// @ts-ignore: decorator
@inline
function imageBytes(conv: Frozen): usize {
  const rows = tilesDown(conv) * conv.method + 2;
  const columns = tilesAcross(conv) * conv.method + 2;
  return aligned((<usize>(rows * columns * conv.channels)) << 2);
}

/** Floats from one product's plane of rows to the next's; some rows more than tiles, since a product takes four at a time. */
// @ts-ignore: decorator
@inline
function planeFloats(conv: Frozen, width: i32): i32 {
  return (blockTiles(conv) + ROWS) * width + SKEW;
}

export function winogradWorkspace(conv: Frozen): usize {
  const planes = planeFloats(conv, conv.channels) + planeFloats(conv, conv.filters);
  return imageBytes(conv) + ((<usize>(places(conv) * planes)) << 2);
}

export function winogradBytes(conv: Frozen): usize {
  return (<usize>(places(conv) * conv.panels * 8 * conv.channels)) << 2;
}

/** One value of G's row i times a filter's column (a, b, c), which for m = 4 has denominators of 24. */
function byG(m: i32, i: i32, a: f64, b: f64, c: f64): f64 {
  if (i == 0) return m == 4 ? a / 4 : a;
  if (i == m + 1) return c;
  if (m == 2) return i == 1 ? (a + b + c) / 2 : (a - b + c) / 2;
  if (i == 1) return (-a - b - c) / 6;
  if (i == 2) return (-a + b - c) / 6;
  return i == 3 ? a / 24 + b / 12 + c / 6 : a / 24 - b / 12 + c / 6;
}

/** to[places][filters / 8][channels][8] = G g Gᵀ, in double precision, rounded once. */
export function winogradPrepare(conv: Frozen, weight: usize): void {
  const m = conv.method;
  const channels = conv.channels;
  const plane = <usize>(conv.panels * 8 * channels);
  memory.fill(conv.weight, 0, winogradBytes(conv));
  for (let o = 0; o < conv.filters; o++) {
    for (let c = 0; c < channels; c++) {
      const g = weight + <usize>((o * channels + c) * 36);
      let at = conv.weight + ((<usize>(((o >> 3) * channels + c) * 8 + (o & 7))) << 2);
      for (let i = 0; i < m + 2; i++) {
        const r0 = byG(m, i, load<f32>(g), load<f32>(g, 12), load<f32>(g, 24));
        const r1 = byG(m, i, load<f32>(g, 4), load<f32>(g, 16), load<f32>(g, 28));
        const r2 = byG(m, i, load<f32>(g, 8), load<f32>(g, 20), load<f32>(g, 32));
        for (let j = 0; j < m + 2; j++) {
          store<f32>(at, <f32>byG(m, j, r0, r1, r2));
          at += plane << 2;
        }
      }
    }
  }
}

/** Six values times Bᵀ of F(4×4, 3×3). */
// @ts-ignore: decorator
@inline
function spread6(d0: v128, d1: v128, d2: v128, d3: v128, d4: v128, d5: v128, to: usize, step: usize): void {
  const two = f32x4.splat(2);
  const four = f32x4.splat(4);
  const five = f32x4.splat(5);
  const a = f32x4.sub(d4, f32x4.mul(four, d2));
  const b = f32x4.sub(d3, f32x4.mul(four, d1));
  const c = f32x4.sub(d4, d2);
  const e = f32x4.mul(two, f32x4.sub(d3, d1));
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(four, d0), f32x4.mul(five, d2)), d4));
  to += step;
  v128.store(to, f32x4.add(a, b));
  to += step;
  v128.store(to, f32x4.sub(a, b));
  to += step;
  v128.store(to, f32x4.add(c, e));
  to += step;
  v128.store(to, f32x4.sub(c, e));
  to += step;
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(four, d1), f32x4.mul(five, d3)), d5));
}

/** Four values times Bᵀ of F(2×2, 3×3). */
// @ts-ignore: decorator
@inline
function spread4(d0: v128, d1: v128, d2: v128, d3: v128, to: usize, step: usize): void {
  v128.store(to, f32x4.sub(d0, d2));
  v128.store(to + step, f32x4.add(d1, d2));
  v128.store(to + 2 * step, f32x4.sub(d2, d1));
  v128.store(to + 3 * step, f32x4.sub(d1, d3));
}

/** v[places][tile][channels] = Bᵀ d B of one tile. */
function spreadTile(m: i32, from: usize, row: usize, pixel: usize, channels: i32, to: usize, plane: usize): void {
  for (let c = 0; c < channels; c += 4) {
    let at = from;
    if (m == 4) {
      for (let i: usize = 0; i < 6; i++) {
        spread6(
          v128.load(at), v128.load(at + row), v128.load(at + 2 * row), v128.load(at + 3 * row), v128.load(at + 4 * row),
          v128.load(at + 5 * row), TILE + (i << 4), 96,
        );
        at += pixel;
      }
      let put = to;
      for (let i: usize = 0; i < 6; i++) {
        const t = TILE + i * 96;
        spread6(
          v128.load(t), v128.load(t, 16), v128.load(t, 32), v128.load(t, 48), v128.load(t, 64), v128.load(t, 80), put, plane,
        );
        put += 6 * plane;
      }
    } else {
      for (let i: usize = 0; i < 4; i++) {
        spread4(
          v128.load(at), v128.load(at + row), v128.load(at + 2 * row), v128.load(at + 3 * row), TILE + (i << 4), 64,
        );
        at += pixel;
      }
      let put = to;
      for (let i: usize = 0; i < 4; i++) {
        const t = TILE + (i << 6);
        spread4(v128.load(t), v128.load(t, 16), v128.load(t, 32), v128.load(t, 48), put, plane);
        put += 4 * plane;
      }
    }
    from += 16;
    to += 16;
  }
}

/** Six products times Aᵀ of F(4×4, 3×3). */
// @ts-ignore: decorator
@inline
function gather6(m0: v128, m1: v128, m2: v128, m3: v128, m4: v128, m5: v128, to: usize, step: usize): void {
  const a = f32x4.add(m1, m2);
  const b = f32x4.sub(m1, m2);
  const c = f32x4.add(m3, m4);
  const d = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(f32x4.add(m0, a), c));
  v128.store(to + step, f32x4.add(b, f32x4.add(d, d)));
  v128.store(to + 2 * step, f32x4.add(a, f32x4.mul(f32x4.splat(4), c)));
  v128.store(to + 3 * step, f32x4.add(f32x4.add(b, f32x4.mul(f32x4.splat(8), d)), m5));
}

// @ts-ignore: decorator
@inline
function gather4(m0: v128, m1: v128, m2: v128, m3: v128, to: usize, step: usize): void {
  v128.store(to, f32x4.add(f32x4.add(m0, m1), m2));
  v128.store(to + step, f32x4.sub(f32x4.sub(m1, m2), m3));
}

const RESULT: usize = memory.data(16 * 16, 16);

/** y = activation(Aᵀ m A + bias + residual) of one tile at (y0, x0). */
function gatherTile(conv: Frozen, from: usize, plane: usize, y0: i32, x0: i32): void {
  const m = conv.method;
  const pixel = (<usize>conv.filters) << 2;
  const row = pixel * <usize>conv.outW;
  const rows = min(m, conv.outH - y0);
  const columns = min(m, conv.outW - x0);
  const place = <usize>y0 * row + <usize>x0 * pixel;
  let out = conv.y + place;
  const residual = conv.residual != 0 ? conv.residual - conv.y : 0;
  const code = conv.activation;
  let bias = conv.bias;
  for (let o = 0; o < conv.filters; o += 4) {
    const start = v128.load(bias);
    let at = from;
    if (m == 4) {
      // Columns first: TILE[4 rows][6], then RESULT[4 rows][4].
      for (let i: usize = 0; i < 6; i++) {
        gather6(
          v128.load(at), v128.load(at + 6 * plane), v128.load(at + 12 * plane), v128.load(at + 18 * plane),
          v128.load(at + 24 * plane), v128.load(at + 30 * plane), TILE + (i << 4), 96,
        );
        at += plane;
      }
      for (let i: usize = 0; i < 4; i++) {
        const t = TILE + i * 96;
        gather6(
          v128.load(t), v128.load(t, 16), v128.load(t, 32), v128.load(t, 48), v128.load(t, 64), v128.load(t, 80),
          RESULT + (i << 6), 16,
        );
      }
    } else {
      for (let i: usize = 0; i < 4; i++) {
        gather4(
          v128.load(at), v128.load(at + 4 * plane), v128.load(at + 8 * plane), v128.load(at + 12 * plane), TILE + (i << 4),
          64,
        );
        at += plane;
      }
      for (let i: usize = 0; i < 2; i++) {
        const t = TILE + (i << 6);
        gather4(v128.load(t), v128.load(t, 16), v128.load(t, 32), v128.load(t, 48), RESULT + (i << 6), 16);
      }
    }
    let line = out;
    for (let i = 0; i < rows; i++) {
      let put = line;
      let t = RESULT + ((<usize>i) << 6);
      for (let j = 0; j < columns; j++) {
        let v = f32x4.add(v128.load(t), start);
        if (residual != 0) v = f32x4.add(v, v128.load(put + residual));
        v128.store(put, activated(v, code));
        put += pixel;
        t += 16;
      }
      line += row;
    }
    from += 16;
    out += 16;
    bias += 16;
  }
}

/** m[place][tile][filters] = v[place][tile][channels] · u[place]. */
function multiplyPlane(conv: Frozen, v: usize, u: usize, tiles: i32, to: usize): void {
  const channels = conv.channels;
  const rowA = (<usize>channels) << 2;
  const rowC = (<usize>conv.filters) << 2;
  for (let o = 0; o < conv.filters; o += 8) {
    for (let t = 0; t < tiles; t += ROWS) {
      const a = v + <usize>t * rowA;
      const c = to + <usize>t * rowC + ((<usize>o) << 2);
      multiplyTile(a, a + rowA, a + 2 * rowA, a + 3 * rowA, 1, channels, 0, u, 0, 0, 0, c, rowC);
    }
    u += (<usize>channels) << 5;
  }
}

export function winogradForward(conv: Frozen): void {
  const m = conv.method;
  const across = tilesAcross(conv);
  const all = tilesDown(conv) * across;
  const columns = across * m + 2;
  const image = conv.workspace;
  const pixel = (<usize>conv.channels) << 2;
  const row = <usize>columns * pixel;
  const count = places(conv);
  const planeV = (<usize>planeFloats(conv, conv.channels)) << 2;
  const planeM = (<usize>planeFloats(conv, conv.filters)) << 2;
  const v = image + imageBytes(conv);
  const products = v + <usize>count * planeV;
  const planeU = (<usize>(conv.panels * 8 * conv.channels)) << 2;
  const block = blockTiles(conv);
  padPixels(conv.x, conv.height, conv.width, conv.channels, conv.pad, tilesDown(conv) * m + 2, columns, image);
  for (let first = 0; first < all; first += block) {
    const tiles = min(block, all - first);
    for (let t = 0; t < tiles; t++) {
      const ty = (first + t) / across;
      const tx = first + t - ty * across;
      const from = image + <usize>(ty * m) * row + <usize>(tx * m) * pixel;
      spreadTile(m, from, row, pixel, conv.channels, v + <usize>t * pixel, planeV);
    }
    for (let i: usize = 0; i < <usize>count; i++) {
      multiplyPlane(conv, v + i * planeV, conv.weight + i * planeU, tiles, products + i * planeM);
    }
    for (let t = 0; t < tiles; t++) {
      const ty = (first + t) / across;
      const tx = first + t - ty * across;
      gatherTile(conv, products + ((<usize>(t * conv.filters)) << 2), planeM, ty * m, tx * m);
    }
  }
}
