/** Steps from far below zero to far above it; the middle one is zero. */
const STEPS = 255;
const MIDDLE = 127;

/** The ramp's nine colours, spread over all values of a byte: pixels of a little-endian canvas, by value + 127. */
export function spreadRamp(ramp: Uint32Array): Uint32Array {
  const last = 8;
  return Uint32Array.from({ length: STEPS }, (_, step) => {
    const place = (step / (STEPS - 1)) * last;
    const low = Math.min(last - 1, Math.floor(place));
    const share = place - low;
    return mixPixels(ramp[low] ?? 0, ramp[low + 1] ?? 0, share);
  });
}

function mixPixels(from: number, to: number, share: number): number {
  let mixed = 255 << 24;
  for (const shift of [0, 8, 16]) {
    const a = (from >>> shift) & 255;
    const b = (to >>> shift) & 255;
    mixed |= Math.round(a + (b - a) * share) << shift;
  }
  return mixed >>> 0;
}

/** A map as an opaque picture. @param values int8, −127 to 127. */
export function paintMap(
  context: CanvasRenderingContext2D,
  values: Int8Array,
  size: number,
  colours: Uint32Array,
): void {
  const pixels = new Uint32Array(size * size);
  for (let i = 0; i < pixels.length; i++) pixels[i] = colours[(values[i] ?? 0) + MIDDLE] ?? 0;
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), size, size), 0, 0);
}

/** How much of a photo a full colour covers. */
const COVER = 0.85;
/** Of a photo's colours this much stays below a map, so that amber and blue are the map's. */
const COLOUR_KEPT = 0.15;

/** The same as a glass to lay over a photo: what is near zero is clear. */
function paintGlass(values: Int8Array, size: number, colours: Uint32Array): OffscreenCanvas {
  const glass = new OffscreenCanvas(size, size);
  const pixels = new Uint32Array(size * size);
  for (let i = 0; i < pixels.length; i++) {
    const value = values[i] ?? 0;
    // The strongest colour of its side, so that a dark theme's dim middle never darkens the photo.
    const colour = (colours[value < 0 ? MIDDLE - 96 : MIDDLE + 96] ?? 0) & 0xffffff;
    pixels[i] = (colour | (Math.round((Math.abs(value) / 127) ** 0.8 * 255 * COVER) << 24)) >>> 0;
  }
  glass.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), size, size), 0, 0);
  return glass;
}

interface Glass {
  values: Int8Array;
  size: number;
  colours: Uint32Array;
}

/** The photo as the network saw it, with a map over it, smoothly drawn out to its size. */
export function paintOver(
  context: CanvasRenderingContext2D,
  picture: { size: number; rgba: Uint8ClampedArray<ArrayBuffer> },
  { values, size, colours }: Glass,
): void {
  context.putImageData(new ImageData(paled(picture.rgba), picture.size, picture.size), 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(paintGlass(values, size, colours), 0, 0, picture.size, picture.size);
}

/** Nearly grey. Luma by ITU-R BT.601. */
function paled(rgba: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(rgba);
  for (let i = 0; i < out.length; i += 4) {
    const grey = 0.299 * (rgba[i] ?? 0) + 0.587 * (rgba[i + 1] ?? 0) + 0.114 * (rgba[i + 2] ?? 0);
    for (let k = i; k < i + 3; k++) out[k] = grey + COLOUR_KEPT * ((rgba[k] ?? 0) - grey);
  }
  return out;
}

/** Values by a scale in a byte each, what is beyond it at its ends. */
export const toBytes = (values: Float32Array, scale: number): Int8Array =>
  Int8Array.from(values, (value) => (scale > 0 ? Math.max(-127, Math.min(127, Math.round((value / scale) * 127))) : 0));

/** Where a map is highest, in thirds: 0 to 2 from the left and from the top. */
export function highestThird(values: ArrayLike<number>, size: number): { column: number; row: number } {
  let best = 0;
  for (let i = 1; i < size * size; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  const third = (place: number) => Math.min(2, Math.floor((3 * (place + 0.5)) / size));
  return { column: third(best % size), row: third(Math.floor(best / size)) };
}
