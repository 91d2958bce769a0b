import { reshape } from "../../ops/views/reshape.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { formatShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { applyLinear, type LinearMap } from "./linear-map.ts";

type Pair = readonly [number, number];

/** How blocks lie in an image. */
export interface Blocks {
  readonly kernel: Pair;
  readonly dilation: Pair;
  readonly padding: Pair;
  readonly stride: Pair;
}

function blockCounts(height: number, width: number, blocks: Blocks): [number, number] {
  return [height, width].map((size, axis) => {
    const at = axis as 0 | 1;
    const span = blocks.dilation[at] * (blocks.kernel[at] - 1) + 1;
    return Math.floor((size + 2 * blocks.padding[at] - span) / blocks.stride[at]) + 1;
  }) as [number, number];
}

/** Calls back for every element of every block that lies inside the image. */
function walk(
  batch: number,
  channels: number,
  height: number,
  width: number,
  counts: Pair,
  blocks: Blocks,
  visit: (image: number, column: number) => void,
): void {
  const [kernelHeight, kernelWidth] = blocks.kernel;
  const total = counts[0] * counts[1];
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let a = 0; a < kernelHeight; a++) {
      for (let b = 0; b < kernelWidth; b++) {
        const row = (plane * kernelHeight + a) * kernelWidth + b;
        for (let i = 0; i < counts[0]; i++) {
          const y = i * blocks.stride[0] - blocks.padding[0] + a * blocks.dilation[0];
          if (y < 0 || y >= height) continue;
          for (let j = 0; j < counts[1]; j++) {
            const x = j * blocks.stride[1] - blocks.padding[1] + b * blocks.dilation[1];
            if (x >= 0 && x < width) visit((plane * height + y) * width + x, row * total + i * counts[1] + j);
          }
        }
      }
    }
  }
}

/** `F.unfold`: the blocks of [N, C, H, W] as the columns of [N, C·kH·kW, L]. */
export function unfold(input: Tensor, blocks: Blocks): Tensor {
  const rank = input.shape.length;
  if (rank !== 4 && rank !== 3) {
    throw runtimeError(
      `Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${formatShape(input.shape)}`,
    );
  }
  const full = rank === 4 ? input : reshape(input, [1, ...input.shape]);
  const [batch, channels, height, width] = full.shape as [number, number, number, number];
  const counts = blockCounts(height, width, blocks);
  if (counts[0] < 1 || counts[1] < 1) {
    throw runtimeError(
      `Given input with spatial size (${height}, ${width}), kernel_size=${pair(blocks.kernel)}, dilation=${pair(blocks.dilation)}, padding=${pair(blocks.padding)}, calculated shape of the array of sliding blocks as (${counts[0]}, ${counts[1]}), but its components must be at least one.`,
    );
  }
  const rows = channels * blocks.kernel[0] * blocks.kernel[1];
  const output = applyLinear(full, {
    name: "Im2ColBackward0",
    inputShape: full.shape,
    outputShape: [batch, rows, counts[0] * counts[1]],
    ...loops(batch, channels, height, width, counts, blocks),
  });
  return rank === 4 ? output : reshape(output, output.shape.slice(1));
}

/** `F.fold`: puts blocks back, adding where they overlap. [N, C·kH·kW, L] → [N, C, H, W]. */
export function fold(input: Tensor, size: Pair, blocks: Blocks): Tensor {
  const rank = input.shape.length;
  if (rank !== 3 && rank !== 2) {
    throw runtimeError(
      `Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${formatShape(input.shape)}`,
    );
  }
  const full = rank === 3 ? input : reshape(input, [1, ...input.shape]);
  const [batch, rows, columns] = full.shape as [number, number, number];
  const area = blocks.kernel[0] * blocks.kernel[1];
  if (rows % area !== 0) {
    throw runtimeError(
      `Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=${rows} and kernel_size=${pair(blocks.kernel)}.`,
    );
  }
  const counts = blockCounts(size[0], size[1], blocks);
  if (counts[0] * counts[1] !== columns) {
    throw runtimeError(
      `Given output_size=${pair(size)}, kernel_size=${pair(blocks.kernel)}, dilation=${pair(blocks.dilation)}, padding=${pair(blocks.padding)}, stride=${pair(blocks.stride)}, expected size of input's dimension 2 to match the calculated number of sliding blocks ${counts[0]} * ${counts[1]} = ${counts[0] * counts[1]}, but got input.size(2)=${columns}.`,
    );
  }
  const { forward, backward } = loops(batch, rows / area, size[0], size[1], counts, blocks);
  const output = applyLinear(full, {
    name: "Col2ImBackward0",
    inputShape: full.shape,
    outputShape: [batch, rows / area, ...size],
    forward: backward,
    backward: forward,
  });
  return rank === 3 ? output : reshape(output, output.shape.slice(1));
}

function loops(
  batch: number,
  channels: number,
  height: number,
  width: number,
  counts: Pair,
  blocks: Blocks,
): Pick<LinearMap, "forward" | "backward"> {
  return {
    forward: (image, columns) =>
      walk(batch, channels, height, width, counts, blocks, (at, column) => {
        columns[column] = image[at] as number;
      }),
    backward: (columns, image) =>
      walk(batch, channels, height, width, counts, blocks, (at, column) => {
        image[at] = (image[at] as number) + (columns[column] as number);
      }),
  };
}

function pair(values: Pair): string {
  return `(${values[0]}, ${values[1]})`;
}
