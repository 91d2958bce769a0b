/** ImageNet's channel means and standard deviations, of values in [0, 1]. */
export const CHANNEL_MEAN = [0.485, 0.456, 0.406] as const;
export const CHANNEL_STANDARD_DEVIATION = [0.229, 0.224, 0.225] as const;

let tables: readonly [Float32Array, Float32Array, Float32Array] | undefined;

/**
 * `(v / 255 − mean) / sd` per channel in float32, as torchvision's `ToTensor` and `Normalize`.
 * @param rgb uint8 [pixels, 3]; borrowed.
 * @param out float32 [pixels, 3], filled.
 */
export function normalize(rgb: Uint8Array, out: Float32Array): void {
  // 3 × 256 possible results: a look-up rounds as PyTorch does and spares the divisions.
  tables ??= [channelTable(0), channelTable(1), channelTable(2)];
  const [red, green, blue] = tables;
  for (let i = 0; i < rgb.length; i += 3) {
    out[i] = red[rgb[i] as number] as number;
    out[i + 1] = green[rgb[i + 1] as number] as number;
    out[i + 2] = blue[rgb[i + 2] as number] as number;
  }
}

function channelTable(channel: 0 | 1 | 2): Float32Array {
  const mean = Math.fround(CHANNEL_MEAN[channel]);
  const deviation = Math.fround(CHANNEL_STANDARD_DEVIATION[channel]);
  return Float32Array.from({ length: 256 }, (_, v) => Math.fround(Math.fround(v / 255) - mean) / deviation);
}
