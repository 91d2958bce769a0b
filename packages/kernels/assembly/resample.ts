// A picture's two resampling passes in fixed point: the very sums of Pillow's, whole numbers that no order changes.

/** Bits after the point of a weight. */
const BITS: i32 = 22;
const HALF: i32 = 1 << (BITS - 1);

/**
 * Horizontal pass over rows of RGB: to[y, x, c] = clamp((HALF + Σ_k w[x, k] · from[y, start[x] + k, c]) >> 22).
 * @param starts i32 [count], counts i32 [count], weights i32 [count, stride].
 * @param to u8 [rows, count, 3], and room for one byte more; from may be read one byte past its end.
 */
export function resample_rows_rgb(
  from: usize, rowBytes: i32, rows: i32, starts: usize, counts: usize, weights: usize, stride: i32, count: i32, to: usize,
): void {
  for (let y = 0; y < rows; y++) {
    for (let x: usize = 0; x < <usize>count; x++) {
      let at = from + <usize>(load<i32>(starts + (x << 2)) * 3);
      let w = weights + x * ((<usize>stride) << 2);
      const end = w + ((<usize>load<i32>(counts + (x << 2))) << 2);
      // Lanes: red, green, blue, and the next pixel's red, which the next pixel overwrites.
      let sum = i32x4.splat(HALF);
      for (; w < end; w += 4) {
        const pixel = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at)));
        sum = i32x4.add(sum, i32x4.mul(pixel, v128.load32_splat(w)));
        at += 3;
      }
      sum = i32x4.shr_s(sum, BITS);
      const words = i16x8.narrow_i32x4_s(sum, sum);
      v128.store32_lane(to, i8x16.narrow_i16x8_u(words, words), 0);
      to += 3;
    }
    from += <usize>rowBytes;
  }
}

/**
 * Vertical pass: to[y, i] = clamp((HALF + Σ_k w[y, k] · from[start[y] + k, i]) >> 22).
 * @param rowBytes at least 16.
 * @param firstRow the picture's number of the first row at `from`.
 */
export function resample_columns_u8(
  from: usize, rowBytes: i32, firstRow: i32, starts: usize, counts: usize, weights: usize, stride: i32, count: i32,
  to: usize,
): void {
  const row = <usize>rowBytes;
  for (let y: usize = 0; y < <usize>count; y++) {
    const first = from + <usize>(load<i32>(starts + (y << 2)) - firstRow) * row;
    const taps = load<i32>(counts + (y << 2));
    const w = weights + y * ((<usize>stride) << 2);
    let i: usize = 0;
    while (i < row) {
      // The last few are computed with what is before them once more.
      if (i + 16 > row) i = row - 16;
      let a = i32x4.splat(HALF);
      let b = a;
      let c = a;
      let d = a;
      let at = first + i;
      for (let k = 0; k < taps; k++) {
        const weight = v128.load32_splat(w + ((<usize>k) << 2));
        const bytes = v128.load(at);
        const low = i16x8.extend_low_i8x16_u(bytes);
        const high = i16x8.extend_high_i8x16_u(bytes);
        a = i32x4.add(a, i32x4.mul(i32x4.extend_low_i16x8_u(low), weight));
        b = i32x4.add(b, i32x4.mul(i32x4.extend_high_i16x8_u(low), weight));
        c = i32x4.add(c, i32x4.mul(i32x4.extend_low_i16x8_u(high), weight));
        d = i32x4.add(d, i32x4.mul(i32x4.extend_high_i16x8_u(high), weight));
        at += row;
      }
      const left = i16x8.narrow_i32x4_s(i32x4.shr_s(a, BITS), i32x4.shr_s(b, BITS));
      const right = i16x8.narrow_i32x4_s(i32x4.shr_s(c, BITS), i32x4.shr_s(d, BITS));
      v128.store(to + i, i8x16.narrow_i16x8_u(left, right));
      i += 16;
    }
    to += row;
  }
}
