import { MersenneTwister } from "../random/mersenne-twister.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import { elementCount, stateShapes } from "./architecture.ts";

/** Any fixed number will do; it is part of the twin's identity. */
export const RANDOM_TWIN_SEED = 20240229;

/**
 * The same architecture, untrained: what the pretrained weights are compared with.
 * Convolutions: Kaiming uniform over the fan-out, `U(±√(6 / (out · k · k)))`, the variance with which torchvision
 * starts a network. Biases zero, batch norms the identity (γ = 1, β = 0, μ = 0, σ² = 1): nothing was ever measured on a
 * picture. Only the generator, products and square roots are used, so every machine draws the same bits.
 * Source: He et al., Delving Deep into Rectifiers (2015), §2.2.
 */
export function createRandomState(seed: number = RANDOM_TWIN_SEED): Map<string, FloatTensor> {
  const random = new MersenneTwister(seed);
  const state = new Map<string, FloatTensor>();
  for (const [name, shape] of stateShapes()) {
    const values = new Float32Array(elementCount(shape));
    const [out = 1, , height = 1, width = 1] = shape;
    if (shape.length === 4) random.fillUniform(values, Math.sqrt(6 / (out * height * width)));
    // A vector called `weight` is a batch norm's γ.
    else if (name.endsWith(".weight") || name.endsWith(".running_var")) values.fill(1);
    state.set(name, { shape, values });
  }
  return state;
}
