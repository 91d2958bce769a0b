import type { HeatMap, PictureGuess } from "../../protocol/messages.ts";
import type { Values } from "./read-values.ts";

const MOST = 256;

/**
 * A two-dimensional slice. A vector is one row; a scalar has none. Larger slices are thinned evenly.
 * @param slice the index of every dimension but the last two; what is missing or out of range counts as 0.
 */
export function takeSlice({ at }: Values, shape: readonly number[], slice: readonly number[]): HeatMap | null {
  if (shape.length === 0 || shape.includes(0)) return null;
  const fullColumns = shape.at(-1) as number;
  const fullRows = shape.at(-2) ?? 1;
  let start = 0;
  shape.slice(0, -2).forEach((size, axis) => {
    const index = slice[axis] ?? 0;
    start = start * size + (index >= 0 && index < size ? Math.floor(index) : 0);
  });
  start *= fullRows * fullColumns;
  const rows = Math.min(fullRows, MOST);
  const columns = Math.min(fullColumns, MOST);
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const line = start + Math.floor((row * fullRows) / rows) * fullColumns;
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = at(line + Math.floor((column * fullColumns) / columns));
    }
  }
  return { rows, columns, fullRows, fullColumns, values };
}

/**
 * A tensor as a picture, when it looks like one: [C, H, W] or [N, C, H, W] with one or three channels (the slice's first index picks the
 * picture), or [H, W, C]. Values between 0 and 1, or bytes, are taken as they are; others are stretched between their extremes.
 */
export function guessPicture({ at }: Values, shape: readonly number[], slice: readonly number[]): PictureGuess | null {
  const isChannels = (size: number | undefined): size is 1 | 3 => size === 1 || size === 3;
  const last = shape.slice(-3);
  if (last.length < 3 || shape.length > 4) return null;
  const isFirst = isChannels(last[0]);
  const isLast = shape.length === 3 && !isFirst && isChannels(last[2]);
  if (!isFirst && !isLast) return null;
  const [channels, height, width] = (isFirst ? last : [last[2], last[0], last[1]]) as [1 | 3, number, number];
  if (height < 8 || width < 8 || height > 1024 || width > 1024) return null;
  const size = channels * height * width;
  const index = shape.length === 4 ? Math.min(slice[0] ?? 0, (shape[0] as number) - 1) : 0;
  if (shape.includes(0)) return null;
  const start = index * size;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) {
    const value = at(start + i);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const [low, scale] =
    min >= 0 && max <= 1 ? [0, 255] : min >= 0 && max <= 255 && max > 1 ? [0, 1] : [min, 255 / (max - min || 1)];
  const pixels = new Uint8Array(size);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      const place = isFirst ? channel * height * width + pixel : pixel * channels + channel;
      pixels[pixel * channels + channel] = Math.max(0, Math.min(255, Math.round((at(start + place) - low) * scale)));
    }
  }
  return { width, height, channels, pixels };
}
