import { EngineError } from "../errors.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import { ALL_STAGES, NORM_EPSILON, stageLayers, stateShapes } from "./architecture.ts";

/** A convolution ready to run: its batch norm, if it had one, is inside. */
export interface FoldedLayer {
  /** [out, in / groups, kernel, kernel]. */
  readonly shape: readonly [number, number, number, number];
  /** float32, row-major. */
  readonly weight: Float32Array;
  /** float32 [out]. */
  readonly bias: Float32Array;
}

/** Layers by torchvision's module name, in the order in which they run. */
export type FoldedBackbone = ReadonlyMap<string, FoldedLayer>;

/**
 * Folds every batch norm into the convolution before it, in float32.
 * `w'[o] = w[o] · γ[o]/√(σ²[o] + ε)`, `b'[o] = β[o] − μ[o] · γ[o]/√(σ²[o] + ε)`, ε = 0.001.
 * The convolutions have no bias of their own; those inside squeeze-and-excite have one and no norm.
 * @param state tensors by their state-dict names, float32; borrowed.
 * @throws EngineError `backbone-load` when a tensor is missing, misshapen or not finite.
 */
export function foldBatchNorm(state: ReadonlyMap<string, FloatTensor>): FoldedBackbone {
  const shapes = stateShapes();
  const read = (name: string): Float32Array => {
    const tensor = state.get(name);
    const expected = shapes.get(name) ?? [];
    if (!tensor) throw new EngineError("backbone-load", `${name} is missing`);
    if (tensor.shape.join() !== expected.join()) {
      throw new EngineError("backbone-load", `${name} has shape [${tensor.shape}], not [${expected}]`);
    }
    if (!tensor.values.every(Number.isFinite)) throw new EngineError("backbone-load", `${name} is not finite`);
    return tensor.values;
  };
  const folded = new Map<string, FoldedLayer>();
  for (const stage of ALL_STAGES) {
    const { convolutions, squeezes } = stageLayers(stage);
    for (const { name, norm, shape } of convolutions) {
      const weight = Float32Array.from(read(`${name}.weight`));
      const gamma = read(`${norm}.weight`);
      const beta = read(`${norm}.bias`);
      const mean = read(`${norm}.running_mean`);
      const variance = read(`${norm}.running_var`);
      const bias = new Float32Array(shape[0]);
      const perOut = weight.length / shape[0];
      for (let o = 0; o < shape[0]; o++) {
        const scale = (gamma[o] as number) / Math.sqrt((variance[o] as number) + NORM_EPSILON);
        bias[o] = (beta[o] as number) - (mean[o] as number) * scale;
        for (let i = o * perOut; i < (o + 1) * perOut; i++) weight[i] = (weight[i] as number) * scale;
      }
      folded.set(name, { shape, weight, bias });
    }
    for (const { name, shape } of squeezes) {
      folded.set(name, { shape, weight: read(`${name}.weight`), bias: read(`${name}.bias`) });
    }
  }
  return folded;
}
