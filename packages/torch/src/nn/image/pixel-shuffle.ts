import { named } from "../../ops/record.ts";
import { contiguous } from "../../ops/views/clone.ts";
import { permute } from "../../ops/views/permute.ts";
import { reshape } from "../../ops/views/reshape.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";

/** `F.pixel_shuffle`: [..., C·r², H, W] → [..., C, H·r, W·r]. */
export function pixelShuffle(input: Tensor, factor: number): Tensor {
  const [lead, channels, height, width] = partsOf(input, "pixel_shuffle");
  const square = factor * factor;
  if (channels % square !== 0) {
    throw runtimeError(
      `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${channels} is not divisible by ${square}`,
    );
  }
  const inner = channels / square;
  const count = lead.reduce((product, size) => product * size, 1);
  const split = reshape(input, [count, inner, factor, factor, height, width]);
  const moved = contiguous(permute(split, [0, 1, 4, 2, 5, 3]));
  return named(reshape(moved, [...lead, inner, height * factor, width * factor]), "PixelShuffleBackward0");
}

/** `F.pixel_unshuffle`: the way back. */
export function pixelUnshuffle(input: Tensor, factor: number): Tensor {
  const [lead, channels, height, width] = partsOf(input, "pixel_unshuffle");
  for (const [name, axis, size] of [
    ["height", -2, height],
    ["width", -1, width],
  ] as const) {
    if (size % factor !== 0) {
      throw runtimeError(
        `pixel_unshuffle expects ${name} to be divisible by downscale_factor, but input.size(${axis})=${size} is not divisible by ${factor}`,
      );
    }
  }
  const count = lead.reduce((product, size) => product * size, 1);
  const split = reshape(input, [count, channels, height / factor, factor, width / factor, factor]);
  const moved = contiguous(permute(split, [0, 1, 3, 5, 2, 4]));
  const shape = [...lead, channels * factor * factor, height / factor, width / factor];
  return named(reshape(moved, shape), "PixelUnshuffleBackward0");
}

function partsOf(input: Tensor, name: string): [number[], number, number, number] {
  if (input.shape.length < 3) {
    throw runtimeError(
      `${name} expects input to have at least 3 dimensions, but got input with ${input.shape.length} dimension(s)`,
    );
  }
  const [channels, height, width] = input.shape.slice(-3) as [number, number, number];
  return [input.shape.slice(0, -3), channels, height, width];
}
