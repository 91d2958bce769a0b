import { PictureError } from "@thaw/images/errors";
import { type ByteMode, CHANNELS, type Picture } from "@thaw/images/pixels";
import { packed } from "../ops/views/clone.ts";
import { int32, uint8 } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { TorchError } from "../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";

/** Pillow's modes, at the index by which Python names them. */
export const MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "HSV", "I"] as const;

/** The mode with this code. */
export function modeOfCode(code: number): ByteMode | "I" {
  const mode = MODES[code];
  if (mode === undefined) throw new TorchError("ValueError", "unrecognized image mode");
  return mode;
}

/**
 * A picture over a tensor's elements, copied.
 * @param pixels uint8 [height, width, channels of the mode] (int32 [height, width, 1] for "I"); borrowed.
 * @param palette uint8 [256, 3], with mode "P" alone.
 */
export function pictureOf(pixels: Tensor, mode: ByteMode | "I", palette?: Tensor, paletteAlpha?: Tensor): Picture {
  const [height, width] = pixels.shape as [number, number];
  const source = packed(pixels);
  if (mode === "I") {
    return { mode, width, height, data: memory.i32.slice(source.pointer >> 2, (source.pointer >> 2) + width * height) };
  }
  const data = bytesOf(source);
  if (mode !== "P" || palette === undefined) return { mode, width, height, data };
  const colours = bytesOf(packed(palette));
  if (paletteAlpha === undefined) return { mode, width, height, data, palette: colours };
  return { mode, width, height, data, palette: colours, paletteAlpha: bytesOf(packed(paletteAlpha)) };
}

function bytesOf(tensor: Tensor): Uint8Array {
  return memory.u8.slice(tensor.pointer, tensor.pointer + tensor.count);
}

/** A new tensor of a picture's samples: [height, width, channels]. */
export function tensorOfPicture(picture: Picture): Tensor {
  const { mode, width, height, data } = picture;
  if (mode === "I") {
    const wide = emptyTensor([height, width, 1], int32);
    memory.i32.set(data, wide.pointer >> 2);
    return wide;
  }
  return tensorOfBytes(data, [height, width, CHANNELS[mode]]);
}

/** A new uint8 tensor of bytes. */
export function tensorOfBytes(bytes: Uint8Array, shape: readonly number[]): Tensor {
  const tensor = emptyTensor(shape, uint8);
  memory.u8.set(bytes, tensor.pointer);
  return tensor;
}

/** Runs work on pictures; what a picture refuses reaches Python as OSError would, with the cause. */
export function withPictureErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PictureError) throw new TorchError("ValueError", error.message);
    throw error;
  }
}
