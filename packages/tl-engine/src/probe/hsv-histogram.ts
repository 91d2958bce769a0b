import type { Pixels } from "@thaw/images/pixels";

const BINS = 8;
export const HISTOGRAM_WIDTH = BINS ** 3;

/**
 * How often each colour occurs: what a classifier could know that saw no shapes. Hue, saturation and value in 8 bins each,
 * as shares of the pixels, square root taken (Hellinger's scaling), so that rare colours count too.
 * @param pixels uint8 [height, width, 3]; borrowed.
 * @returns float32 [512].
 */
export function hsvHistogram({ data }: Pixels): Float32Array {
  const counts = new Float64Array(HISTOGRAM_WIDTH);
  for (let i = 0; i < data.length; i += 3) {
    const red = data[i] as number;
    const green = data[i + 1] as number;
    const blue = data[i + 2] as number;
    const value = Math.max(red, green, blue);
    const chroma = value - Math.min(red, green, blue);
    let sector = 0;
    if (chroma > 0) {
      if (value === red) sector = ((green - blue) / chroma + 6) % 6;
      else if (value === green) sector = (blue - red) / chroma + 2;
      else sector = (red - green) / chroma + 4;
    }
    const saturation = value > 0 ? chroma / value : 0;
    const bin = (binOf(sector / 6) * BINS + binOf(saturation)) * BINS + binOf(value / 255);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return Float32Array.from(counts, (count) => Math.sqrt(count / (data.length / 3)));
}

function binOf(share: number): number {
  return Math.min(BINS - 1, Math.floor(share * BINS));
}
