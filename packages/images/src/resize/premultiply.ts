import type { BytePicture } from "../pixels.ts";

/** Colours times alpha: a filter over them lets no colour of a transparent pixel shine through. The division rounds. */
export function premultiply({ data, ...picture }: BytePicture, channels: number): BytePicture {
  const out = new Uint8Array(data.length);
  const last = channels - 1;
  for (let i = 0; i < data.length; i += channels) {
    const alpha = data[i + last] as number;
    for (let c = 0; c < last; c++) {
      const product = (data[i + c] as number) * alpha + 128;
      out[i + c] = ((product >> 8) + product) >> 8;
    }
    out[i + last] = alpha;
  }
  return { ...picture, data: out };
}

/** The way back; colours of fully transparent pixels stay as they are. */
export function unpremultiply({ data, ...picture }: BytePicture, channels: number): BytePicture {
  const out = Uint8Array.from(data);
  const last = channels - 1;
  for (let i = 0; i < data.length; i += channels) {
    const alpha = data[i + last] as number;
    if (alpha === 0 || alpha === 255) continue;
    for (let c = 0; c < last; c++) out[i + c] = Math.min(255, Math.trunc((255 * (data[i + c] as number)) / alpha));
  }
  return { ...picture, data: out };
}
