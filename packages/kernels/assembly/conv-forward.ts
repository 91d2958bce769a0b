// y[n, o, p] = bias[o] + Σ_k w[o, k] · column[k, p]: a matrix product whose right side, the image's columns, is
// written straight into the product's panels and never whole.

import { aligned, Conv, padPlanes, SLACK, tapOffsets } from "./conv-shape";
import { gemm, KC, multiplyPanels, NC } from "./gemm";
import { tileColumns } from "./gemm-tile";
import { PANELS_B } from "./workspace";

/** Byte offsets of one panel's pixels. */
const PLACES: usize = memory.data(8 * 4, 16);

// @ts-ignore: decorator
@inline
function place(i: i32): usize {
  return <usize>load<i32>(PLACES + ((<usize>i) << 2));
}

/** One panel: `depth` taps of `tileColumns` pixels that begin at pixel `first`. Pixels past the last repeat it. */
function packPanel<T>(
  image: usize, taps: usize, depth: i32, first: i32, pixels: i32, outW: i32, stepX: i32, stepY: i32, to: usize,
): void {
  const nr = tileColumns<T>();
  let row = first / outW;
  let column = first - row * outW;
  for (let i = 0; i < nr; i++) {
    store<i32>(PLACES + ((<usize>i) << 2), row * stepY + column * stepX);
    if (first + i + 1 < pixels) {
      column++;
      if (column == outW) {
        column = 0;
        row++;
      }
    }
  }
  const end = taps + ((<usize>depth) << 2);
  const base = image + place(0);
  // A repeated pixel could make up for a jump to the next row, so only whole panels are tested for runs.
  const isWhole = first + nr <= pixels;
  const span = isWhole ? <i32>(place(nr - 1) - place(0)) : 0;
  if (span == <i32>(32 - sizeof<T>())) {
    for (; taps < end; taps += 4) {
      const at = base + load<u32>(taps);
      v128.store(to, v128.load(at));
      v128.store(to, v128.load(at, 16), 16);
      to += 32;
    }
    return;
  }
  if (sizeof<T>() == 4) {
    const middle = image + place(4);
    if (span == 56 && stepX == 8 && place(3) - place(0) == 24) {
      for (; taps < end; taps += 4) {
        const at = base + load<u32>(taps);
        v128.store(to, v128.shuffle<u32>(v128.load(at), v128.load(at, 16), 0, 2, 4, 6));
        v128.store(to, v128.shuffle<u32>(v128.load(at, 32), v128.load(at, 48), 0, 2, 4, 6), 16);
        to += 32;
      }
      return;
    }
    if (isWhole && place(3) - place(0) == 12 && place(7) - place(4) == 12) {
      for (; taps < end; taps += 4) {
        const tap = <usize>load<u32>(taps);
        v128.store(to, v128.load(base + tap));
        v128.store(to, v128.load(middle + tap), 16);
        to += 32;
      }
      return;
    }
  }
  for (; taps < end; taps += 4) {
    const at = image + load<u32>(taps);
    for (let i = 0; i < nr; i++) {
      store<T>(to, load<T>(at + place(i)));
      to += sizeof<T>();
    }
  }
}

/** Bytes of workspace for elements of `size` bytes. */
export function forwardWorkspace(conv: Conv, size: i32): usize {
  const image = <usize>conv.groupChannels * <usize>conv.spanH * <usize>conv.spanW * <usize>size;
  return aligned((<usize>conv.taps) << 2) + (conv.isUnpadded ? 0 : aligned(image + SLACK));
}

/** One pixel that sees each channel once is a plain product of matrices: y = x · wᵀ + bias over the batch. */
function forwardLinear<T>(conv: Conv): void {
  const size = conv.filters;
  if (conv.bias != 0) {
    const bytes = <usize>size * sizeof<T>();
    for (let n = 0; n < conv.batch; n++) memory.copy(conv.y + <usize>n * bytes, conv.bias, bytes);
  }
  gemm<T>(
    false, true, conv.batch, size, conv.channels, <T>1, conv.x, conv.channels, conv.weight, conv.channels,
    conv.bias != 0 ? <T>1 : <T>0, conv.y, size,
  );
}

/** Forward by matrix products; any stride, dilation and number of groups. */
export function forwardByColumns<T>(conv: Conv): void {
  if (conv.isPointwise && conv.pixels == 1 && conv.groups == 1) {
    forwardLinear<T>(conv);
    return;
  }
  const offsets = conv.workspace;
  const padded = offsets + aligned((<usize>conv.taps) << 2);
  const isPointwise = conv.isPointwise;
  const isUnpadded = conv.isUnpadded;
  const pixels = conv.pixels;
  const outW = isPointwise ? pixels : conv.outW;
  const rowStep = isUnpadded ? conv.width : conv.spanW;
  const planeStep = isUnpadded ? conv.height * conv.width : conv.spanH * conv.spanW;
  tapOffsets<T>(conv, planeStep, rowStep, offsets);
  const stepX = conv.strideW * <i32>sizeof<T>();
  const stepY = conv.strideH * rowStep * <i32>sizeof<T>();
  const channels = conv.groupChannels;
  const filters = conv.groupFilters;
  const taps = conv.taps;
  const nr = tileColumns<T>();
  const rowY = <usize>pixels * sizeof<T>();
  const planeX = <usize>conv.height * <usize>conv.width * sizeof<T>();
  const rowA = <usize>taps * sizeof<T>();
  for (let n = 0; n < conv.batch; n++) {
    for (let g = 0; g < conv.groups; g++) {
      const x = conv.x + <usize>(n * conv.channels + g * channels) * planeX;
      const y = conv.y + <usize>(n * conv.filters + g * filters) * rowY;
      const weight = conv.weight + <usize>(g * filters) * rowA;
      let image = x;
      if (!isUnpadded) {
        image = padded;
        padPlanes<T>(channels, x, conv.height, conv.width, conv.padH, conv.padW, conv.spanH, conv.spanW, padded);
      }
      if (conv.bias != 0) fillBias<T>(filters, pixels, conv.bias + <usize>(g * filters) * sizeof<T>(), y);
      for (let p = 0; p < pixels; p += NC) {
        const columns = min(NC, pixels - p);
        for (let k = 0; k < taps; k += KC) {
          const depth = min(KC, taps - k);
          let to = PANELS_B;
          for (let j = 0; j < columns; j += nr) {
            packPanel<T>(image, offsets + ((<usize>k) << 2), depth, p + j, pixels, outW, stepX, stepY, to);
            to += <usize>depth * 32;
          }
          multiplyPanels<T>(
            false, filters, columns, depth, weight + <usize>k * sizeof<T>(), rowA, PANELS_B, <T>1,
            k > 0 || conv.bias != 0, y + <usize>p * sizeof<T>(), rowY,
          );
        }
      }
    }
  }
}

/** Each filter's plane starts as its bias. */
export function fillBias<T>(filters: i32, pixels: i32, bias: usize, y: usize): void {
  for (let o = 0; o < filters; o++) {
    const value = load<T>(bias + <usize>o * sizeof<T>());
    const four = v128.splat<T>(value);
    const end = y + <usize>pixels * sizeof<T>();
    for (; y + 16 <= end; y += 16) v128.store(y, four);
    for (; y < end; y += sizeof<T>()) store<T>(y, value);
  }
}
