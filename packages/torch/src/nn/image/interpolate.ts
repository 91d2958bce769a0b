import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { countElements, formatShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { adaptiveAvgPool } from "../pooling/avg-pool.ts";
import { applyLinear } from "./linear-map.ts";

/** 0 nearest, 1 linear, 2 bicubic, 3 area, 4 nearest-exact. */
export type Mode = 0 | 1 | 2 | 3 | 4;

/** For each output position along an axis: which input positions it reads, and with what weights. */
interface Taps {
  readonly count: number;
  readonly places: Int32Array;
  readonly weights: Float64Array;
}

const MODES = ["nearest", "linear", "bicubic", "area", "nearest-exact"] as const;

const NAMES: Readonly<Record<Mode, readonly [string, string]>> = {
  0: ["UpsampleNearest1DBackward1", "UpsampleNearest2DBackward1"],
  1: ["UpsampleLinear1DBackward1", "UpsampleBilinear2DBackward1"],
  2: ["UpsampleBicubic2DBackward1", "UpsampleBicubic2DBackward1"],
  3: ["AdaptiveAvgPool2DBackward0", "AdaptiveAvgPool2DBackward0"],
  4: ["UpsampleNearestExact1DBackward1", "UpsampleNearestExact2DBackward1"],
};

/**
 * `F.interpolate` of sequences [N, C, L] and images [N, C, H, W].
 * @param size of the output: [L] or [H, W].
 * @param alignCorners the corners' centres meet; else the corners do.
 */
export function interpolate(input: Tensor, mode: Mode, alignCorners: boolean, size: readonly number[]): Tensor {
  const dimensions = (input.shape.length - 2) as 1 | 2;
  if (dimensions < 1 || dimensions > 2) {
    throw new TorchError(
      "NotImplementedError",
      `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${input.shape.length}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | area | nearest-exact (got ${MODES[mode]})`,
    );
  }
  if (size.length !== dimensions) {
    throw new TorchError(
      "ValueError",
      `Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of ${formatShape(input.shape.slice(2))} and output size of (${size.join(", ")}). Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.`,
    );
  }
  const [outHeight, outWidth] = dimensions === 1 ? [1, size[0] as number] : (size as [number, number]);
  const height = dimensions === 1 ? 1 : (input.shape[2] as number);
  const width = input.shape[input.shape.length - 1] as number;
  if (outHeight <= 0 || outWidth <= 0 || height <= 0 || width <= 0) {
    throw runtimeError(
      `Input and output sizes should be greater than 0, but got input (H: ${height}, W: ${width}) output (H: ${outHeight}, W: ${outWidth})`,
    );
  }
  if (mode === 3) return adaptiveAvgPool(input, outHeight, outWidth, dimensions);
  const rows = tapsOf(mode, height, outHeight, alignCorners);
  const columns = tapsOf(mode, width, outWidth, alignCorners);
  const planes = countElements(input.shape.slice(0, 2));
  const outputShape = [...input.shape.slice(0, 2), ...size];
  return applyLinear(input, {
    name: NAMES[mode][dimensions - 1] as string,
    inputShape: input.shape,
    outputShape,
    forward(from, to) {
      each((output, place, weight) => {
        to[output] = (to[output] as number) + weight * (from[place] as number);
      });
    },
    backward(from, to) {
      each((output, place, weight) => {
        to[place] = (to[place] as number) + weight * (from[output] as number);
      });
    },
  });

  function each(visit: (output: number, input: number, weight: number) => void): void {
    for (let plane = 0; plane < planes; plane++) {
      for (let i = 0; i < outHeight; i++) {
        for (let j = 0; j < outWidth; j++) {
          const output = (plane * outHeight + i) * outWidth + j;
          for (let a = 0; a < rows.count; a++) {
            const weightA = rows.weights[i * rows.count + a] as number;
            if (weightA === 0) continue;
            const start = (plane * height + (rows.places[i * rows.count + a] as number)) * width;
            for (let b = 0; b < columns.count; b++) {
              const weight = weightA * (columns.weights[j * columns.count + b] as number);
              if (weight !== 0) visit(output, start + (columns.places[j * columns.count + b] as number), weight);
            }
          }
        }
      }
    }
  }
}

function tapsOf(mode: Mode, size: number, outSize: number, alignCorners: boolean): Taps {
  if (mode === 0 || mode === 4) return nearest(size, outSize, mode === 4);
  const scale = alignCorners ? (outSize > 1 ? (size - 1) / (outSize - 1) : 0) : size / outSize;
  return mode === 1 ? linear(size, outSize, scale, alignCorners) : cubic(size, outSize, scale, alignCorners);
}

function nearest(size: number, outSize: number, isExact: boolean): Taps {
  const places = new Int32Array(outSize);
  const scale = Math.fround(size / outSize);
  for (let i = 0; i < outSize; i++) {
    const place = Math.floor(Math.fround((i + (isExact ? 0.5 : 0)) * scale));
    places[i] = Math.min(place, size - 1);
  }
  return { count: 1, places, weights: new Float64Array(outSize).fill(1) };
}

function linear(size: number, outSize: number, scale: number, alignCorners: boolean): Taps {
  const places = new Int32Array(2 * outSize);
  const weights = new Float64Array(2 * outSize);
  for (let i = 0; i < outSize; i++) {
    const position = alignCorners ? i * scale : Math.max(0, (i + 0.5) * scale - 0.5);
    const left = Math.min(Math.floor(position), size - 1);
    const share = position - left;
    places[2 * i] = left;
    places[2 * i + 1] = Math.min(left + 1, size - 1);
    weights[2 * i] = 1 - share;
    weights[2 * i + 1] = share;
  }
  return { count: 2, places, weights };
}

/** Keys' cubic convolution with a = −3/4 (R. Keys, 1981). */
function cubic(size: number, outSize: number, scale: number, alignCorners: boolean): Taps {
  const places = new Int32Array(4 * outSize);
  const weights = new Float64Array(4 * outSize);
  for (let i = 0; i < outSize; i++) {
    const position = alignCorners ? i * scale : (i + 0.5) * scale - 0.5;
    const left = Math.floor(position);
    const share = position - left;
    const distances = [share + 1, share, 1 - share, 2 - share];
    for (let tap = 0; tap < 4; tap++) {
      places[4 * i + tap] = Math.min(Math.max(left - 1 + tap, 0), size - 1);
      weights[4 * i + tap] = keys(distances[tap] as number);
    }
  }
  return { count: 4, places, weights };
}

function keys(x: number): number {
  const a = -0.75;
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}
