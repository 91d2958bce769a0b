import { EngineError } from "../errors.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import type { Network } from "./network.ts";
import { plainSteps, stateShapes } from "./state-shapes.ts";

/** A layer ready to run: its batch norm, if it had one, is inside. */
export interface FoldedLayer {
  /** float32, row-major, of the shape that the network's table gives. */
  readonly weight: Float32Array;
  /** float32 [out]. */
  readonly bias: Float32Array;
}

/** Layers of the features by torchvision's module name; the classifier is not among them. */
export type FoldedNetwork = ReadonlyMap<string, FoldedLayer>;

/**
 * Folds every batch norm into the convolution before it.
 * `w'[o] = w[o] · γ[o]/√(σ²[o] + ε)`, `b'[o] = β[o] − μ[o] · γ[o]/√(σ²[o] + ε)`, in double precision, rounded once.
 * @param state tensors by their state-dict names, float32; borrowed.
 * @throws EngineError `backbone-load` when a tensor is missing, misshapen or not finite.
 */
export function foldNetwork(network: Network, state: ReadonlyMap<string, FloatTensor>): FoldedNetwork {
  const shapes = stateShapes(network);
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
  for (const step of network.stages.flatMap(plainSteps)) {
    if (step.op === "squeeze-excite") {
      for (const name of [step.first, step.second]) {
        folded.set(name, { weight: read(`${name}.weight`), bias: read(`${name}.bias`) });
      }
    } else if (step.op === "convolution") {
      const { name, norm, shape } = step;
      const weight = Float32Array.from(read(`${name}.weight`));
      const gamma = read(`${norm}.weight`);
      const beta = read(`${norm}.bias`);
      const mean = read(`${norm}.running_mean`);
      const variance = read(`${norm}.running_var`);
      const bias = new Float32Array(shape[0]);
      const perOut = weight.length / shape[0];
      for (let o = 0; o < shape[0]; o++) {
        const scale = (gamma[o] as number) / Math.sqrt((variance[o] as number) + network.normEpsilon);
        bias[o] = (beta[o] as number) - (mean[o] as number) * scale;
        for (let i = o * perOut; i < (o + 1) * perOut; i++) weight[i] = (weight[i] as number) * scale;
      }
      folded.set(name, { weight, bias });
    }
  }
  return folded;
}
