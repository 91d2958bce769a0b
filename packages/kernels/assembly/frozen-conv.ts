// Frozen convolutions: which method does what, and the one by columns, which needs no columns: a run of a window's row is
// contiguous where channels come last.

import { aligned } from "./conv-shape";
import { depthwiseFrozen, depthwiseFrozenWorkspace, depthwisePrepare } from "./frozen-depthwise";
import { COLUMNS, DEPTHWISE, Frozen, padPixels } from "./frozen-shape";
import { multiplyTile, ROWS } from "./frozen-tile";
import { winogradBytes, winogradForward, winogradPrepare, winogradWorkspace } from "./frozen-winograd";

/** Bytes of what `frozen_prepare_f32` writes. */
export function frozen_prepared_bytes(desc: usize): i32 {
  const conv = changetype<Frozen>(desc);
  const taps = conv.kernel * conv.kernel;
  if (conv.method == DEPTHWISE) return (taps * conv.channels) << 2;
  if (conv.method == COLUMNS) return (conv.panels * 8 * taps * conv.channels) << 2;
  return <i32>winogradBytes(conv);
}

/** Lays out weight, [filters, channels, kernel, kernel] or [channels, 1, kernel, kernel], at the descriptor's `weight`. */
export function frozen_prepare_f32(desc: usize, weight: usize): void {
  const conv = changetype<Frozen>(desc);
  if (conv.method == DEPTHWISE) depthwisePrepare(conv, weight);
  else if (conv.method == COLUMNS) columnsPrepare(conv, weight);
  else winogradPrepare(conv, weight);
}

export function frozen_workspace(desc: usize): i32 {
  const conv = changetype<Frozen>(desc);
  if (conv.method == DEPTHWISE) return <i32>depthwiseFrozenWorkspace(conv);
  if (conv.method == COLUMNS) return <i32>columnsWorkspace(conv);
  return <i32>winogradWorkspace(conv);
}

/** y, overwritten. Filters in eights, or one pixel alone with room for what is beyond the last filter. */
export function frozen_conv2d_f32(desc: usize): void {
  const conv = changetype<Frozen>(desc);
  if (conv.method == DEPTHWISE) depthwiseFrozen(conv);
  else if (conv.method == COLUMNS) columnsForward(conv);
  else winogradForward(conv);
}

/** [filters / 8][kernel rows][kernel columns][channels][8]. */
function columnsPrepare(conv: Frozen, weight: usize): void {
  const kernel = conv.kernel;
  const channels = conv.channels;
  memory.fill(conv.weight, 0, frozen_prepared_bytes(changetype<usize>(conv)));
  const taps = kernel * kernel;
  for (let o = 0; o < conv.filters; o++) {
    for (let c = 0; c < channels; c++) {
      for (let i = 0; i < taps; i++) {
        const at = (((o >> 3) * taps + i) * channels + c) * 8 + (o & 7);
        store<f32>(
          conv.weight + ((<usize>at) << 2), load<f32>(weight + ((<usize>((o * channels + c) * taps + i)) << 2)),
        );
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function span(results: i32, conv: Frozen): i32 {
  return (results - 1) * conv.stride + conv.kernel;
}

function columnsWorkspace(conv: Frozen): usize {
  if (conv.pad == 0) return 0;
  return aligned((<usize>(span(conv.outH, conv) * span(conv.outW, conv) * conv.channels)) << 2);
}

/** Where the window of a result begins. */
// @ts-ignore: decorator
@inline
function windowAt(image: usize, p: i32, last: i32, outW: i32, down: usize, along: usize): usize {
  const i = min(p, last);
  const y = i / outW;
  return image + <usize>y * down + <usize>(i - y * outW) * along;
}

function columnsForward(conv: Frozen): void {
  const pixel = (<usize>conv.channels) << 2;
  let image = conv.x;
  let row = <usize>conv.width * pixel;
  if (conv.pad > 0) {
    const columns = span(conv.outW, conv);
    image = conv.workspace;
    row = <usize>columns * pixel;
    padPixels(conv.x, conv.height, conv.width, conv.channels, conv.pad, span(conv.outH, conv), columns, image);
  }
  const pixels = conv.pixels;
  const last = pixels - 1;
  const isPointwise = conv.isPointwise;
  const outW = isPointwise ? pixels : conv.outW;
  const along = pixel * <usize>conv.stride;
  const down = row * <usize>conv.stride;
  const length = conv.kernel * conv.channels;
  const panelBytes = (<usize>(conv.kernel * length)) << 5;
  const rowC = (<usize>conv.filters) << 2;
  const residual = conv.residual != 0 ? conv.residual - conv.y : 0;
  const panels = conv.panels;
  for (let p = 0; p < pixels; p += ROWS) {
    const a0 = windowAt(image, p, last, outW, down, along);
    const a1 = windowAt(image, p + 1, last, outW, down, along);
    const a2 = windowAt(image, p + 2, last, outW, down, along);
    const a3 = windowAt(image, p + 3, last, outW, down, along);
    let c = conv.y + <usize>p * rowC;
    let b = conv.weight;
    let bias = conv.bias;
    for (let o = 0; o < panels; o++) {
      multiplyTile(a0, a1, a2, a3, conv.kernel, length, row, b, bias, residual, conv.activation, c, rowC);
      b += panelBytes;
      c += 32;
      bias += 32;
    }
  }
}
