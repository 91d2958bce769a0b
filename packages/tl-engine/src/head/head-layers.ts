import type { MersenneTwister } from "../random/mersenne-twister.ts";
import { logitsInto } from "./softmax.ts";

/** A dense layer with its gradient: `out = weight · in + bias`. */
export interface DenseLayer {
  /** float32 [units, width]. */
  readonly weight: Float32Array;
  /** float32 [units]. */
  readonly bias: Float32Array;
  readonly width: number;
  readonly units: number;
  readonly weightGradient: Float32Array;
  readonly biasGradient: Float32Array;
}

/** Uniform in ±1/√width, weights before the bias: as `nn.Linear` resets itself. */
export function createDenseLayer(width: number, units: number, random: MersenneTwister): DenseLayer {
  const weight = new Float32Array(units * width);
  const bias = new Float32Array(units);
  random.fillUniform(weight, 1 / Math.sqrt(width));
  random.fillUniform(bias, 1 / Math.sqrt(width));
  return {
    weight,
    bias,
    width,
    units,
    weightGradient: new Float32Array(weight.length),
    biasGradient: new Float32Array(units),
  };
}

/** What a head needs of a layer to run. */
type RunLayer = Pick<DenseLayer, "weight" | "bias" | "width" | "units">;

/**
 * `relu(weight · in + bias)` of one picture.
 * @param scratch float64 [units].
 */
export function hiddenInto(
  out: Float32Array,
  scratch: Float64Array,
  features: Float32Array,
  row: number,
  layer: RunLayer,
): void {
  logitsInto(scratch, features, row, layer);
  for (let u = 0; u < out.length; u++) out[u] = Math.max(0, scratch[u] as number);
}

/** `nn.Dropout`: a value is zeroed with `probability`, and the others are divided by what is left. One draw a value. */
export function dropoutInto(
  target: Float32Array,
  noise: Float32Array,
  probability: number,
  random: MersenneTwister,
): void {
  const keep = 1 - probability;
  const scale = Math.fround(1 / Math.fround(keep));
  for (let i = 0; i < target.length; i++) {
    noise[i] = random.uniform53() < keep ? scale : 0;
    target[i] = (target[i] as number) * (noise[i] as number);
  }
}

/**
 * Adds one picture's part of a batch's gradient to a layer's.
 * @param residual float64 [units], ∂loss/∂out of the picture; borrowed.
 * @param x where the picture's inputs begin in `inputs`.
 * @param divisor what the batch's sum is divided by.
 */
export function accumulate(
  { weightGradient, biasGradient, width }: DenseLayer,
  residual: Float64Array,
  inputs: Float32Array,
  x: number,
  divisor: number,
): void {
  for (let k = 0; k < residual.length; k++) {
    const g = (residual[k] as number) / divisor;
    biasGradient[k] = (biasGradient[k] as number) + g;
    const w = k * width;
    for (let d = 0; d < width; d++) {
      weightGradient[w + d] = (weightGradient[w + d] as number) + g * (inputs[x + d] as number);
    }
  }
}

/** `out = weightᵀ · residual`: the gradient at a layer's inputs. */
export function backwardInto(out: Float64Array, residual: Float64Array, { weight, width }: DenseLayer): void {
  out.fill(0);
  for (let k = 0; k < residual.length; k++) {
    const g = residual[k] as number;
    const w = k * width;
    for (let d = 0; d < width; d++) out[d] = (out[d] as number) + g * (weight[w + d] as number);
  }
}
