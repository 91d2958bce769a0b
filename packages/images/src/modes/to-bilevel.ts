import type { BytePicture } from "../pixels.ts";

/**
 * Black and white by Floyd–Steinberg's error diffusion, in sixteenths and with the integer rounding of Pillow's.
 * @param picture mode "L" or "RGB", whose luma is here taken in thousandths and cut off; borrowed.
 * Source: Floyd and Steinberg, An Adaptive Algorithm for Spatial Greyscale (1976).
 */
export function toBilevel({ mode, width, height, data }: BytePicture): BytePicture {
  const out = new Uint8Array(width * height);
  // Errors that the row above left, one place to the right.
  const errors = new Int32Array(width + 1);
  for (let y = 0, at = 0; y < height; y++) {
    let carried = 0;
    let below = 0;
    let belowNext = 0;
    for (let x = 0; x < width; x++, at++) {
      const grey = mode === "L" ? (data[at] as number) : Math.trunc(weighted(data, 3 * at) / 1000);
      const sum = grey + Math.trunc((carried + (errors[x + 1] as number)) / 16);
      const value = Math.min(255, Math.max(0, sum));
      out[at] = value > 128 ? 255 : 0;
      const error = value - (out[at] as number);
      errors[x] = 3 * error + below;
      below = 5 * error + belowNext;
      belowNext = error;
      carried = 7 * error;
    }
    errors[width] = below;
  }
  return { mode: "1", width, height, data: out };
}

/** Luma in thousandths. */
function weighted(rgb: Uint8Array, i: number): number {
  return (rgb[i] as number) * 299 + (rgb[i + 1] as number) * 587 + (rgb[i + 2] as number) * 114;
}

/** Black and white by a threshold at half of white. @param picture mode "RGB"; borrowed. */
export function threshold({ width, height, data }: BytePicture): BytePicture {
  const out = Uint8Array.from({ length: width * height }, (_, at) => (weighted(data, 3 * at) >= 128_000 ? 255 : 0));
  return { mode: "1", width, height, data: out };
}
