// The descriptor of a 2-D convolution, and the image laid out so that no tap falls outside it.

/** i32 fields, in the order of the descriptor. */
@unmanaged
export class Conv {
  batch: i32;
  channels: i32;
  height: i32;
  width: i32;
  filters: i32;
  kernelH: i32;
  kernelW: i32;
  strideH: i32;
  strideW: i32;
  padH: i32;
  padW: i32;
  dilationH: i32;
  dilationW: i32;
  groups: i32;
  outH: i32;
  outW: i32;
  /** x, or its gradient, [batch, channels, height, width]. */
  x: usize;
  /** Weight, or its gradient, [filters, channels / groups, kernelH, kernelW]. */
  weight: usize;
  /** [filters], or 0; for the weight's gradient, where the bias's goes. */
  bias: usize;
  /** y, or its gradient, [batch, filters, outH, outW]. */
  y: usize;
  workspace: usize;
  workspaceBytes: i32;

  /** Rows that the taps reach, padding counted. */
  @inline
  get spanH(): i32 {
    return (this.outH - 1) * this.strideH + (this.kernelH - 1) * this.dilationH + 1;
  }

  @inline
  get spanW(): i32 {
    return (this.outW - 1) * this.strideW + (this.kernelW - 1) * this.dilationW + 1;
  }

  @inline
  get groupChannels(): i32 {
    return this.channels / this.groups;
  }

  @inline
  get groupFilters(): i32 {
    return this.filters / this.groups;
  }

  /** Taps of one filter over all its channels. */
  @inline
  get taps(): i32 {
    return this.groupChannels * this.kernelH * this.kernelW;
  }

  @inline
  get pixels(): i32 {
    return this.outH * this.outW;
  }

  /** Whether every pixel sees one value of each channel, in order. */
  @inline
  get isPointwise(): bool {
    return (
      this.kernelH == 1 && this.kernelW == 1 && this.strideH == 1 && this.strideW == 1 && this.padH == 0 && this.padW == 0
    );
  }

  @inline
  get isDepthwise(): bool {
    return this.groups == this.channels && this.filters == this.channels && this.groups > 1;
  }

  /** Whether the image can be read where it lies. */
  @inline
  get isUnpadded(): bool {
    return this.padH == 0 && this.padW == 0 && this.strideH == 1 && this.strideW == 1;
  }
}

/** Bytes kept free behind a padded image, so that a whole vector may be read at its last value. */
export const SLACK: usize = 64;

/** Rounds up to a cache line. */
// @ts-ignore: decorator
@inline
export function aligned(bytes: usize): usize {
  return (bytes + 63) & ~63;
}

/**
 * Copies planes into [planes, spanH, spanW] with the padding as zeros; rows and columns that no tap reaches are left out.
 * @param stepY rows that one source row takes (the others are zeros): more than 1 spreads a gradient.
 */
export function padPlanes<T>(
  planes: i32, from: usize, height: i32, width: i32, padH: i32, padW: i32, spanH: i32, spanW: i32, to: usize,
): void {
  const rowTo = <usize>spanW * sizeof<T>();
  const left = max(0, min(padW, spanW));
  const cropLeft = max(0, -padW);
  const copied = max(0, min(width - cropLeft, spanW - left));
  const right = spanW - left - copied;
  for (let p = 0; p < planes; p++) {
    for (let y = 0; y < spanH; y++) {
      const source = y - padH;
      if (source < 0 || source >= height || copied == 0) {
        memory.fill(to, 0, rowTo);
      } else {
        memory.fill(to, 0, <usize>left * sizeof<T>());
        const at = from + (<usize>source * <usize>width + <usize>cropLeft) * sizeof<T>();
        copyRow<T>(to + <usize>left * sizeof<T>(), at, copied);
        memory.fill(to + <usize>(left + copied) * sizeof<T>(), 0, <usize>right * sizeof<T>());
      }
      to += rowTo;
    }
    from += <usize>height * <usize>width * sizeof<T>();
  }
}

/** A short copy: `memory.copy` costs more than the few values of a row. */
// @ts-ignore: decorator
@inline
function copyRow<T>(to: usize, from: usize, n: i32): void {
  const bytes = <usize>n * sizeof<T>();
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < bytes; i += sizeof<T>()) store<T>(to + i, load<T>(from + i));
}

/** Byte offset of every tap [channels, kernelH, kernelW] from a pixel's place in the padded image, as i32. */
export function tapOffsets<T>(conv: Conv, planeStep: i32, rowStep: i32, to: usize): void {
  for (let c = 0; c < conv.groupChannels; c++) {
    for (let ky = 0; ky < conv.kernelH; ky++) {
      for (let kx = 0; kx < conv.kernelW; kx++) {
        const at = c * planeStep + ky * conv.dilationH * rowStep + kx * conv.dilationW;
        store<i32>(to, at * <i32>sizeof<T>());
        to += 4;
      }
    }
  }
}
