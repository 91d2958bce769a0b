const SIZE = 8;

/** `cos((2x + 1)·u·π / 16)` with the transform's scale, by u and x. */
const BASIS = Float64Array.from({ length: 64 }, (_, i) => {
  const u = i >> 3;
  const x = i & 7;
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

const half = new Float64Array(64);

/**
 * The 8 × 8 discrete cosine transform, rows first.
 * @param samples float [64], row-major, centred on 0; borrowed.
 * @param out float [64], filled.
 * Source: ITU-T T.81, annex A.3.3.
 */
export function forwardDct(samples: Float64Array, out: Float64Array): void {
  for (let y = 0; y < SIZE; y++) {
    for (let u = 0; u < SIZE; u++) {
      let sum = 0;
      for (let x = 0; x < SIZE; x++) sum += (samples[y * SIZE + x] as number) * (BASIS[u * SIZE + x] as number);
      half[y * SIZE + u] = sum;
    }
  }
  for (let v = 0; v < SIZE; v++) {
    for (let u = 0; u < SIZE; u++) {
      let sum = 0;
      for (let y = 0; y < SIZE; y++) sum += (half[y * SIZE + u] as number) * (BASIS[v * SIZE + y] as number);
      out[v * SIZE + u] = sum;
    }
  }
}
