/** How a tensor can be looked at as pictures. */
export interface ImageLayout {
  /** How many pictures it holds. */
  count: number;
  channels: 1 | 3;
  height: number;
  width: number;
  /** Whether the channels come before the pixels, as in PyTorch, or after them. */
  channelsFirst: boolean;
}

const smallest = 8;
const largest = 2048;
const isSide = (size: number): boolean => size >= smallest && size <= largest;

/**
 * Reads a shape as pictures: [C, H, W], [N, C, H, W], [H, W, C] or [N, H, W, C] with one channel or three, at least 8
 * pixels a side. Null where it isn't one.
 */
export function imageLayout(shape: readonly number[]): ImageLayout | null {
  if (shape.length !== 3 && shape.length !== 4) return null;
  const [a = 0, b = 0, c = 0] = shape.slice(-3);
  const count = shape.length === 4 ? (shape[0] ?? 0) : 1;
  if (count === 0) return null;
  if ((a === 3 || a === 1) && isSide(b) && isSide(c))
    return { count, channels: a, height: b, width: c, channelsFirst: true };
  if ((c === 3 || c === 1) && isSide(a) && isSide(b))
    return { count, channels: c, height: a, width: b, channelsFirst: false };
  return null;
}

export type ValueRange = readonly [low: number, high: number];

/**
 * From black to white: 0 to 255 for bytes, 0 to 1 where all values lie there, else from the least to the largest value
 * (a normalised picture, a feature map).
 */
export function imageRange(values: ArrayLike<number>, isBytes: boolean): ValueRange {
  if (isBytes) return [0, 255];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (value < low && value !== Number.NEGATIVE_INFINITY) low = value;
    if (value > high && value !== Number.POSITIVE_INFINITY) high = value;
  }
  return low >= 0 && high <= 1 ? [0, 1] : [low, high];
}

/**
 * One picture's pixels.
 * @param values of all pictures, row-major; borrowed.
 * @returns uint8 [height, width, 4], red, green, blue, opaque.
 */
export function imagePixels(
  values: ArrayLike<number>,
  { channels, height, width, channelsFirst }: ImageLayout,
  which: number,
  [low, high]: ValueRange,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(height * width * 4);
  const area = height * width;
  const start = which * channels * area;
  const factor = high > low ? 255 / (high - low) : 0;
  for (let at = 0; at < area; at++) {
    for (let channel = 0; channel < 3; channel++) {
      const from = channels === 1 ? 0 : channel;
      const value = values[start + (channelsFirst ? from * area + at : at * channels + from)] ?? 0;
      pixels[at * 4 + channel] = Math.round((value - low) * factor);
    }
    pixels[at * 4 + 3] = 255;
  }
  return pixels;
}
