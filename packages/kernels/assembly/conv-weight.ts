// The weight's gradient: gw[o, k] = Σ_n Σ_p gy[n, o, p] · column[n, k, p], and the bias's, Σ_n Σ_p gy[n, o, p].

import { aligned, Conv, padPlanes, SLACK, tapOffsets } from "./conv-shape";
import { KC, multiplyPanels, NC } from "./gemm";
import { tileColumns } from "./gemm-tile";
import { sumFloats } from "./reduce";
import { PANELS_B } from "./workspace";

/** One panel: `depth` pixels from `first` on, of up to `tileColumns` taps; missing taps repeat the last. */
function packTaps<T>(
  image: usize, taps: usize, width: i32, first: i32, depth: i32, outW: i32, stepX: i32, stepY: i32, to: usize,
): void {
  const nr = tileColumns<T>();
  for (let c = 0; c < nr; c++) {
    const from = image + load<u32>(taps + ((<usize>min(c, width - 1)) << 2));
    let row = first / outW;
    let column = first - row * outW;
    let at = to + <usize>c * sizeof<T>();
    let source = from + <usize>(row * stepY + column * stepX);
    for (let p = 0; p < depth; p++) {
      store<T>(at, load<T>(source));
      at += 32;
      source += <usize>stepX;
      column++;
      if (column == outW) {
        column = 0;
        row++;
        source = from + <usize>(row * stepY);
      }
    }
  }
}

export function weightWorkspace(conv: Conv, size: i32): usize {
  const image = <usize>conv.groupChannels * <usize>conv.spanH * <usize>conv.spanW * <usize>size;
  return aligned((<usize>conv.taps) << 2) + aligned(image + SLACK);
}

/** gb[o] = Σ_n Σ_p gy[n, o, p], in double precision. */
export function biasGradient<T>(conv: Conv): void {
  const pixels = conv.pixels;
  for (let o = 0; o < conv.filters; o++) {
    let sum: f64 = 0;
    for (let n = 0; n < conv.batch; n++) {
      let at = conv.y + <usize>((n * conv.filters + o) * pixels) * sizeof<T>();
      if (sizeof<T>() == 4) {
        sum += sumFloats(pixels, at);
        continue;
      }
      for (const end = at + <usize>pixels * sizeof<T>(); at < end; at += sizeof<T>()) sum += <f64>load<T>(at);
    }
    store<T>(conv.bias + <usize>o * sizeof<T>(), <T>sum);
  }
}

export function weightByColumns<T>(conv: Conv): void {
  const offsets = conv.workspace;
  const padded = offsets + aligned((<usize>conv.taps) << 2);
  const isUnpadded = conv.isUnpadded;
  const pixels = conv.pixels;
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
  const rowW = <usize>taps * sizeof<T>();
  memory.fill(conv.weight, 0, <usize>conv.filters * rowW);
  for (let n = 0; n < conv.batch; n++) {
    for (let g = 0; g < conv.groups; g++) {
      const x = conv.x + <usize>(n * conv.channels + g * channels) * planeX;
      const grad = conv.y + <usize>(n * conv.filters + g * filters) * rowY;
      const weight = conv.weight + <usize>(g * filters) * rowW;
      let image = x;
      if (!isUnpadded) {
        image = padded;
        padPlanes<T>(channels, x, conv.height, conv.width, conv.padH, conv.padW, conv.spanH, conv.spanW, padded);
      }
      for (let k = 0; k < taps; k += NC) {
        const columns = min(NC, taps - k);
        for (let p = 0; p < pixels; p += KC) {
          const depth = min(KC, pixels - p);
          let to = PANELS_B;
          for (let j = 0; j < columns; j += nr) {
            const from = offsets + ((<usize>(k + j)) << 2);
            packTaps<T>(image, from, min(nr, columns - j), p, depth, conv.outW, stepX, stepY, to);
            to += <usize>depth * 32;
          }
          multiplyPanels<T>(
            false, filters, columns, depth, grad + <usize>p * sizeof<T>(), rowY, PANELS_B, <T>1, true,
            weight + <usize>k * sizeof<T>(), rowW,
          );
        }
      }
    }
  }
}
