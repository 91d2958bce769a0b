// Average pooling over planes [N·C, H, W]: windows that may be padded and overlap.

/** i32 fields of avg_pool2d's descriptor. */
@unmanaged
class AveragePool {
  batch: i32;
  channels: i32;
  height: i32;
  width: i32;
  kernelH: i32;
  kernelW: i32;
  strideH: i32;
  strideW: i32;
  padH: i32;
  padW: i32;
  /** 1: padding counts as values. */
  countsPadding: i32;
  /** Divides instead of the count, unless 0. */
  divisor: i32;
  outH: i32;
  outW: i32;
  x: usize;
  y: usize;
}

function averagePool<T>(pool: AveragePool, isBackward: bool): void {
  const width = pool.width;
  const planeBytes = <usize>(pool.height * width) * sizeof<T>();
  let plane = pool.x;
  let out = pool.y;
  const planes = pool.batch * pool.channels;
  if (isBackward) memory.fill(plane, 0, <usize>planes * planeBytes);
  for (let p = 0; p < planes; p++) {
    for (let oy = 0; oy < pool.outH; oy++) {
      let y0 = oy * pool.strideH - pool.padH;
      let y1 = min(y0 + pool.kernelH, pool.height + pool.padH);
      const rows = y1 - y0;
      y0 = max(y0, 0);
      y1 = min(y1, pool.height);
      for (let ox = 0; ox < pool.outW; ox++) {
        let x0 = ox * pool.strideW - pool.padW;
        let x1 = min(x0 + pool.kernelW, width + pool.padW);
        const whole = rows * (x1 - x0);
        x0 = max(x0, 0);
        x1 = min(x1, width);
        const inside = max(0, y1 - y0) * max(0, x1 - x0);
        const count = pool.divisor != 0 ? pool.divisor : pool.countsPadding != 0 ? whole : inside;
        window<T>(isBackward, plane, width, y0, y1, x0, x1, count, out);
        out += sizeof<T>();
      }
    }
    plane += planeBytes;
  }
}

/** Forward: the window's sum over `count`, 0 for an empty window. Backward: out's value over `count`, added to it. */
// @ts-ignore: decorator
@inline
export function window<T>(
  isBackward: bool, plane: usize, width: i32, y0: i32, y1: i32, x0: i32, x1: i32, count: i32, out: usize,
): void {
  if (isBackward) {
    if (count == 0) return;
    const share = load<T>(out) / <T>count;
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const at = plane + <usize>(y * width + x) * sizeof<T>();
        store<T>(at, load<T>(at) + share);
      }
    }
    return;
  }
  let sum: f64 = 0;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) sum += <f64>load<T>(plane + <usize>(y * width + x) * sizeof<T>());
  }
  store<T>(out, y0 < y1 && x0 < x1 ? <T>(sum / <f64>count) : <T>0);
}

export function avg_pool2d_f32(desc: usize): void {
  averagePool<f32>(changetype<AveragePool>(desc), false);
}

export function avg_pool2d_backward_f32(desc: usize): void {
  averagePool<f32>(changetype<AveragePool>(desc), true);
}

export function avg_pool2d_f64(desc: usize): void {
  averagePool<f64>(changetype<AveragePool>(desc), false);
}

export function avg_pool2d_backward_f64(desc: usize): void {
  averagePool<f64>(changetype<AveragePool>(desc), true);
}
