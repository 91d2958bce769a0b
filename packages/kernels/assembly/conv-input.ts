// The input's gradient. With stride 1 it is a convolution of y's gradient with the filters turned round; else the
// gradient of every column is computed and added back where its pixel came from.

import { forwardByColumns, forwardWorkspace } from "./conv-forward";
import { aligned, Conv } from "./conv-shape";
import { gemm } from "./gemm";
import { canTransform, forwardByTransform, transformWorkspace } from "./winograd";

/** The descriptor of the turned convolution. */
const TURNED: usize = memory.data(22 * 4, 16);

// @ts-ignore: decorator
@inline
export function canTurn(conv: Conv): bool {
  return (
    conv.strideH == 1 &&
    conv.strideW == 1 &&
    (conv.kernelH - 1) * conv.dilationH >= conv.padH &&
    (conv.kernelW - 1) * conv.dilationW >= conv.padW
  );
}

/** Fills TURNED: y's gradient takes x's place, and the turned filters stand at `weight`. */
export function turnedConv(conv: Conv, weight: usize, workspace: usize): Conv {
  const turned = changetype<Conv>(TURNED);
  turned.batch = conv.batch;
  turned.channels = conv.filters;
  turned.height = conv.outH;
  turned.width = conv.outW;
  turned.filters = conv.channels;
  turned.kernelH = conv.kernelH;
  turned.kernelW = conv.kernelW;
  turned.strideH = 1;
  turned.strideW = 1;
  turned.padH = (conv.kernelH - 1) * conv.dilationH - conv.padH;
  turned.padW = (conv.kernelW - 1) * conv.dilationW - conv.padW;
  turned.dilationH = conv.dilationH;
  turned.dilationW = conv.dilationW;
  turned.groups = conv.groups;
  turned.outH = conv.height;
  turned.outW = conv.width;
  turned.x = conv.y;
  turned.weight = weight;
  turned.bias = 0;
  turned.y = conv.x;
  turned.workspace = workspace;
  turned.workspaceBytes = 0;
  return turned;
}

/** to[g, c, o, ky, kx] = weight[g, o, c, kH-1-ky, kW-1-kx]. */
export function turnFilters<T>(conv: Conv, to: usize): void {
  const channels = conv.groupChannels;
  const filters = conv.groupFilters;
  const taps = conv.kernelH * conv.kernelW;
  for (let g = 0; g < conv.groups; g++) {
    for (let c = 0; c < channels; c++) {
      for (let o = 0; o < filters; o++) {
        let from = conv.weight + <usize>(((g * filters + o) * channels + c + 1) * taps) * sizeof<T>();
        for (let k = 0; k < taps; k++) {
          from -= sizeof<T>();
          store<T>(to, load<T>(from));
          to += sizeof<T>();
        }
      }
    }
  }
}

/** Bytes of the turned filters. */
export function turnedBytes(conv: Conv, size: i32): usize {
  return aligned(<usize>conv.filters * <usize>conv.taps * <usize>size);
}

/** Channels whose columns are held at once: about a megabyte. */
function channelsAtOnce(conv: Conv): i32 {
  const perChannel = conv.kernelH * conv.kernelW * conv.pixels;
  return max(1, min(conv.groupChannels, 262144 / max(1, perChannel)));
}

export function inputWorkspace(conv: Conv, size: i32): usize {
  if (canTurn(conv)) {
    const turned = turnedConv(conv, 0, 0);
    const rest = size == 4 && canTransform(turned) ? transformWorkspace(turned) : forwardWorkspace(turned, size);
    return turnedBytes(conv, size) + rest;
  }
  const columns = <usize>conv.kernelH * <usize>conv.kernelW * <usize>conv.pixels;
  return aligned(<usize>channelsAtOnce(conv) * columns * <usize>size);
}

/** Adds the columns of `count` channels back into their planes. */
function addColumns<T>(conv: Conv, count: i32, columns: usize, planes: usize): void {
  const plane = <usize>conv.height * <usize>conv.width * sizeof<T>();
  for (let c = 0; c < count; c++) {
    for (let ky = 0; ky < conv.kernelH; ky++) {
      for (let kx = 0; kx < conv.kernelW; kx++) {
        for (let oy = 0; oy < conv.outH; oy++) {
          const iy = oy * conv.strideH - conv.padH + ky * conv.dilationH;
          if (iy >= 0 && iy < conv.height) {
            const row = planes + <usize>(iy * conv.width) * sizeof<T>();
            let ix = kx * conv.dilationW - conv.padW;
            for (let ox = 0; ox < conv.outW; ox++) {
              if (ix >= 0 && ix < conv.width) {
                const at = row + <usize>ix * sizeof<T>();
                store<T>(at, load<T>(at) + load<T>(columns + <usize>ox * sizeof<T>()));
              }
              ix += conv.strideW;
            }
          }
          columns += <usize>conv.outW * sizeof<T>();
        }
      }
    }
    planes += plane;
  }
}

export function inputByColumns<T>(conv: Conv): void {
  if (canTurn(conv)) {
    turnFilters<T>(conv, conv.workspace);
    const weight = conv.workspace;
    const turned = turnedConv(conv, weight, weight + turnedBytes(conv, <i32>sizeof<T>()));
    if (sizeof<T>() == 4 && canTransform(turned)) forwardByTransform(turned);
    else forwardByColumns<T>(turned);
    return;
  }
  const channels = conv.groupChannels;
  const filters = conv.groupFilters;
  const taps = conv.taps;
  const kernel = conv.kernelH * conv.kernelW;
  const pixels = conv.pixels;
  const plane = <usize>conv.height * <usize>conv.width * sizeof<T>();
  memory.fill(conv.x, 0, <usize>(conv.batch * conv.channels) * plane);
  const block = channelsAtOnce(conv);
  for (let n = 0; n < conv.batch; n++) {
    for (let g = 0; g < conv.groups; g++) {
      const grad = conv.y + <usize>(n * conv.filters + g * filters) * <usize>pixels * sizeof<T>();
      const weight = conv.weight + <usize>(g * filters * taps) * sizeof<T>();
      for (let c = 0; c < channels; c += block) {
        const count = min(block, channels - c);
        gemm<T>(
          true, false, count * kernel, pixels, filters, <T>1, weight + <usize>(c * kernel) * sizeof<T>(), taps,
          grad, pixels, <T>0, conv.workspace, pixels,
        );
        addColumns<T>(conv, count, conv.workspace, conv.x + <usize>(n * conv.channels + g * channels + c) * plane);
      }
    }
  }
}
