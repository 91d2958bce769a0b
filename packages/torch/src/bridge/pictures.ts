import { transpose } from "@thaw/images/decode/apply-orientation";
import { decodePicture } from "@thaw/images/decode/decode-picture";
import { encodeJpeg } from "@thaw/images/encode/encode-jpeg";
import { encodePng } from "@thaw/images/encode/encode-png";
import { convertMode } from "@thaw/images/modes/convert-mode";
import type { BytePicture, Orientation } from "@thaw/images/pixels";
import type { ResizeFilter } from "@thaw/images/resize/filters";
import { resizePicture } from "@thaw/images/resize/resize";
import { decoders } from "../pictures/codecs.ts";
import {
  MODES,
  modeOfCode,
  pictureOf,
  tensorOfBytes,
  tensorOfPicture,
  withPictureErrors,
} from "../pictures/picture-tensor.ts";
import { TorchError } from "../storage/torch-error.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsNumbers, returnsTensor } from "./call.ts";
import { handleOf, tensorOf } from "./handles.ts";
import { pythonBytes } from "./python-memory.ts";

/** Pillow's filters, at the index of their number there. */
const FILTERS: readonly ResizeFilter[] = ["nearest", "lanczos", "bilinear", "bicubic", "box", "hamming"];

/** Decodes a file's bytes: [pixels, mode, orientation, palette or 0, the palette's alpha or 0], tensors as handles. */
function decode(address: number, length: number): number[] {
  const picture = withPictureErrors(() => decodePicture(pythonBytes(address, length), decoders));
  const palette = picture.mode === "P" ? picture.palette : undefined;
  const alpha = picture.mode === "P" ? picture.paletteAlpha : undefined;
  return [
    handleOf(tensorOfPicture(picture)),
    MODES.indexOf(picture.mode),
    picture.orientation,
    palette === undefined ? 0 : handleOf(tensorOfBytes(palette, [256, 3])),
    alpha === undefined ? 0 : handleOf(tensorOfBytes(alpha, [256])),
  ];
}

function optional(handle: number): Tensor | undefined {
  return handle === 0 ? undefined : tensorOf(handle);
}

function convert(pixels: number, from: number, to: number, palette: number, paletteAlpha: number): Tensor {
  const target = modeOfCode(to);
  if (target === "I") throw new TorchError("ValueError", "conversion to mode I is not available");
  const picture = pictureOf(tensorOf(pixels), modeOfCode(from), optional(palette), optional(paletteAlpha));
  return withPictureErrors(() => tensorOfPicture(convertMode(picture, target)));
}

/** @param box left, upper, right, lower in the picture's pixels. */
function resize(pixels: number, mode: number, width: number, height: number, filter: number, ...box: number[]): Tensor {
  const picture = pictureOf(tensorOf(pixels), modeOfCode(mode));
  if (picture.mode === "I") throw new TorchError("ValueError", "resizing a picture of mode I is not available");
  const [left, upper, right, lower] = box as [number, number, number, number];
  const to = { width, height, filter: FILTERS[filter] as ResizeFilter, box: [left, upper, right, lower] as const };
  return withPictureErrors(() => tensorOfPicture(resizePicture(picture as BytePicture, to)));
}

/** @param orientation as EXIF numbers them; 2 mirrors left and right, 3 turns by 180°, … */
function turn(pixels: number, mode: number, orientation: number): Tensor {
  return tensorOfPicture(transpose(pictureOf(tensorOf(pixels), modeOfCode(mode)), orientation as Orientation));
}

/** A file's bytes. @param quality 0 writes PNG, any other JPEG of that quality. */
function encode(pixels: number, mode: number, quality: number, palette: number): Tensor {
  const picture = pictureOf(tensorOf(pixels), modeOfCode(mode), optional(palette));
  const bytes = withPictureErrors(() =>
    quality === 0 ? encodePng(picture) : encodeJpeg(picture as BytePicture, { quality }),
  );
  return tensorOfBytes(bytes, [bytes.length]);
}

/** Pictures, as `PIL` stands on them. A mode is its index in `MODES`, a filter Pillow's number. */
export const pictureBridge = {
  picture_decode: returnsNumbers(decode),
  picture_convert: returnsTensor(convert),
  picture_resize: returnsTensor(resize),
  picture_turn: returnsTensor(turn),
  picture_encode: returnsTensor(encode),
};
