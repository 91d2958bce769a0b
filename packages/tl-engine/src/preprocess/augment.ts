import { convertMode } from "@thaw/images/modes/convert-mode";
import type { Pixels } from "@thaw/images/pixels";
import { resize } from "@thaw/images/resize/resize";
import { type ResizeCrop, resizeCrop } from "@thaw/images/resize/resize-crop";
import type { View } from "./draw-view.ts";

const { fround } = Math;

/** `torchvision.transforms.functional.hflip`. @param rgb uint8 [side, side, 3]; borrowed. */
export function flipAcross(rgb: Uint8Array, side: number): Uint8Array {
  const out = new Uint8Array(rgb.length);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = (y * side + x) * 3;
      const to = (y * side + side - 1 - x) * 3;
      out[to] = rgb[from] as number;
      out[to + 1] = rgb[from + 1] as number;
      out[to + 2] = rgb[from + 2] as number;
    }
  }
  return out;
}

/**
 * `functional.resized_crop` to a square on a PIL image: the box is cut out first, so that the filter sees nothing beyond it.
 * @returns uint8 [crop, crop, 3].
 */
export function resizedCrop({ width, data }: Pixels, box: NonNullable<View["box"]>, how: ResizeCrop): Uint8Array {
  const cut = new Uint8Array(box.width * box.height * 3);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.top + y) * width + box.left) * 3;
    cut.set(data.subarray(from, from + box.width * 3), y * box.width * 3);
  }
  const raster = { width: box.width, height: box.height, channels: 3, data: cut };
  return resize(raster, { width: how.crop, height: how.crop, filter: how.filter ?? "bilinear" }).data;
}

/**
 * Pillow's `Image.blend`: `dull + factor · (rgb − dull)` in float32, cut to whole numbers and, outside [0, 1], clipped.
 * @param dull what a factor of 0 gives, uint8 at a position of `rgb`.
 */
function blend(rgb: Uint8Array, dull: (at: number) => number, factor: number): Uint8Array {
  if (factor === 1) return rgb;
  const alpha = fround(factor);
  const out = new Uint8Array(rgb.length);
  for (let i = 0; i < rgb.length; i++) {
    const from = dull(i);
    const value = fround(from + fround(alpha * ((rgb[i] as number) - from)));
    out[i] = value <= 0 ? 0 : value >= 255 ? 255 : Math.trunc(value);
  }
  return out;
}

const greyOf = (rgb: Uint8Array): Uint8Array =>
  convertMode({ mode: "RGB", width: rgb.length / 3, height: 1, data: rgb }, "L").data;

/** `functional.adjust_brightness` on a PIL image. @param rgb uint8 [pixels, 3]; borrowed. */
export const adjustBrightness = (rgb: Uint8Array, factor: number): Uint8Array => blend(rgb, () => 0, factor);

/** `functional.adjust_contrast` on a PIL image: towards the mean of its grey, rounded. */
export function adjustContrast(rgb: Uint8Array, factor: number): Uint8Array {
  const grey = greyOf(rgb);
  const mean = Math.trunc(grey.reduce((sum, value) => sum + value, 0) / grey.length + 0.5);
  return blend(rgb, () => mean, factor);
}

/** `functional.adjust_saturation` on a PIL image: towards its grey. */
export function adjustSaturation(rgb: Uint8Array, factor: number): Uint8Array {
  const grey = greyOf(rgb);
  return blend(rgb, (at) => grey[(at / 3) | 0] as number, factor);
}

/**
 * One view of a picture: cut out and resized, or as the backbone wants it; mirrored; then its brightness, contrast and
 * saturation changed, in this order.
 * @returns uint8 [crop, crop, 3].
 */
export function augment(pixels: Pixels, view: View, how: ResizeCrop): Uint8Array {
  let rgb = view.box ? resizedCrop(pixels, view.box, how) : resizeCrop(pixels, how);
  if (view.flip) rgb = flipAcross(rgb, how.crop);
  if (!view.colour) return rgb;
  const { brightness, contrast, saturation } = view.colour;
  return adjustSaturation(adjustContrast(adjustBrightness(rgb, brightness), contrast), saturation);
}
