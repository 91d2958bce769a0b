const { fround } = Math;

/** C's conversion of a number to a byte with clipping. */
function clip(value: number): number {
  return Math.min(255, Math.max(0, Math.trunc(value)));
}

/** C's `round`: halves go away from zero; the values here are not negative. */
function round(value: number): number {
  return Math.floor(value + 0.5);
}

/** `r = (255 − k) − c·(255 − k)/255` and so on; the division rounds to nearest. */
export function cmykToRgb(from: Uint8Array, i: number, to: Uint8Array, o: number): void {
  const light = 255 - (from[i + 3] as number);
  for (let c = 0; c < 3; c++) {
    const product = (from[i + c] as number) * light + 128;
    to[o + c] = clip(light - (((product >> 8) + product) >> 8));
  }
}

/**
 * Hue, saturation and value in 0 to 255, in the precision and with the rounding of Pillow's mode "HSV".
 * Source: Python's `colorsys`, whose formulas Pillow computes in float32.
 */
export function rgbToHsv(from: Uint8Array, i: number, to: Uint8Array, o: number): void {
  const r = from[i] as number;
  const g = from[i + 1] as number;
  const b = from[i + 2] as number;
  const most = Math.max(r, g, b);
  const range = most - Math.min(r, g, b);
  to[o + 2] = most;
  if (range === 0) {
    to[o] = 0;
    to[o + 1] = 0;
    return;
  }
  const red = fround((most - r) / range);
  const green = fround((most - g) / range);
  const blue = fround((most - b) / range);
  let hue: number;
  if (r === most) hue = fround(blue - green);
  else if (g === most) hue = fround(2 + red - blue);
  else hue = fround(4 + green - red);
  hue = fround((hue / 6 + 1) % 1);
  to[o] = clip(hue * 255);
  to[o + 1] = clip(fround(range / most) * 255);
}

/** The way back from `rgbToHsv`. */
export function hsvToRgb(from: Uint8Array, i: number, to: Uint8Array, o: number): void {
  const v = from[i + 2] as number;
  const saturation = fround((from[i + 1] as number) / 255);
  if (saturation === 0) {
    to.fill(v, o, o + 3);
    return;
  }
  const turn = (fround(from[i] as number) * 6) / 255;
  const sector = Math.floor(turn);
  const part = fround(turn - sector);
  const p = clip(round(v * (1 - saturation)));
  const q = clip(round(v * (1 - fround(saturation * part))));
  const t = clip(round(v * (1 - saturation * (1 - part))));
  const [red, green, blue] = [
    [v, t, p],
    [q, v, p],
    [p, v, t],
    [p, q, v],
    [t, p, v],
    [v, p, q],
  ][sector % 6] as [number, number, number];
  to[o] = red;
  to[o + 1] = green;
  to[o + 2] = blue;
}
