// What stands between frozen convolutions: pooling, averages and gates over [pixels, channels], channels in fours.

/**
 * Largest value of each window, [outH, outW, channels]; what lies outside the image does not count.
 * desc: i32 [height, width, channels, kernel, stride, pad, outH, outW, x, y].
 */
export function frozen_max_pool_f32(desc: usize): void {
  const height = load<i32>(desc);
  const width = load<i32>(desc, 4);
  const channels = load<i32>(desc, 8);
  const kernel = load<i32>(desc, 12);
  const stride = load<i32>(desc, 16);
  const pad = load<i32>(desc, 20);
  const outH = load<i32>(desc, 24);
  const outW = load<i32>(desc, 28);
  const x = <usize>load<u32>(desc, 32);
  let out = <usize>load<u32>(desc, 36);
  const pixel = (<usize>channels) << 2;
  for (let oy = 0; oy < outH; oy++) {
    const top = max(0, oy * stride - pad);
    const bottom = min(height, oy * stride - pad + kernel);
    for (let ox = 0; ox < outW; ox++) {
      const left = max(0, ox * stride - pad);
      const right = min(width, ox * stride - pad + kernel);
      for (let c: usize = 0; c < pixel; c += 16) {
        let most = f32x4.splat(-Infinity);
        for (let y = top; y < bottom; y++) {
          let at = x + <usize>(y * width + left) * pixel + c;
          for (let i = left; i < right; i++) {
            most = f32x4.pmax(most, v128.load(at));
            at += pixel;
          }
        }
        v128.store(out + c, most);
      }
      out += pixel;
    }
  }
}

/** out[channels] = mean of x[pixels, channels] over the pixels. */
export function frozen_mean_f32(pixels: i32, channels: i32, x: usize, out: usize): void {
  const pixel = (<usize>channels) << 2;
  const share = f32x4.splat(<f32>1 / <f32>pixels);
  for (let c: usize = 0; c < pixel; c += 16) {
    let at = x + c;
    // Two strands, so that one sum need not wait for the other.
    let a = f32x4.splat(0);
    let b = a;
    let p = 0;
    for (; p + 2 <= pixels; p += 2) {
      a = f32x4.add(a, v128.load(at));
      b = f32x4.add(b, v128.load(at + pixel));
      at += 2 * pixel;
    }
    if (p < pixels) a = f32x4.add(a, v128.load(at));
    v128.store(out + c, f32x4.mul(share, f32x4.add(a, b)));
  }
}

/** x[pixels, channels] *= gate[channels]. */
export function frozen_gate_f32(pixels: i32, channels: i32, gate: usize, x: usize): void {
  const pixel = (<usize>channels) << 2;
  for (let p = 0; p < pixels; p++) {
    for (let c: usize = 0; c < pixel; c += 16) v128.store(x + c, f32x4.mul(v128.load(x + c), v128.load(gate + c)));
    x += pixel;
  }
}
