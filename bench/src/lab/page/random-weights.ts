import { type FoldedNetwork, foldNetwork } from "@thaw/tl-engine/networks/fold-network";
import type { Network } from "@thaw/tl-engine/networks/network";
import { stateShapes } from "@thaw/tl-engine/networks/state-shapes";

/** Uniform numbers in [0, 1): a linear congruential generator, so that every part of the figures has the same ones. */
export function createUniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Weights that keep a network's activations at one scale (He et al., 2015), norms near the identity; folded. */
export function randomWeights(network: Network, seed = 1): FoldedNetwork {
  const next = createUniform(seed);
  const state = new Map<string, { shape: readonly number[]; values: Float32Array }>();
  for (const [name, shape] of stateShapes(network)) {
    const count = shape.reduce((product, extent) => product * extent, 1);
    const bound = Math.sqrt(6 / (count / (shape[0] ?? 1)));
    const draw =
      shape.length > 1
        ? () => (2 * next() - 1) * bound
        : /\.(weight|running_var)$/.test(name)
          ? () => next() + 0.5
          : () => 0.4 * next() - 0.2;
    state.set(name, { shape, values: Float32Array.from({ length: count }, draw) });
  }
  return foldNetwork(network, state);
}
