import type { Network } from "../src/networks/network.ts";
import { stateShapes } from "../src/networks/state-shapes.ts";
import type { FloatTensor } from "../src/safetensors/read-safetensors.ts";

/** The twin of `mix` in make-network-goldens.py: the i-th uniform number in [0, 1). */
export function mix(seed: number, i: number): number {
  let x = (Math.imul(i, 0x9e3779b9) + seed) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

/** The twin of `fill`. */
export function formulaState(network: Network): Map<string, FloatTensor> {
  const state = new Map<string, FloatTensor>();
  for (const [place, [name, shape]] of [...stateShapes(network)].entries()) {
    const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
    const bound = Math.sqrt(6 / (values.length / (shape[0] ?? 1)));
    const [scale, shift] =
      shape.length > 1 ? [2 * bound, -bound] : /\.(weight|running_var)$/.test(name) ? [1, 0.5] : [0.4, -0.2];
    for (let i = 0; i < values.length; i++) values[i] = mix((place + 1) * 7919, i) * scale + shift;
    state.set(name, { shape, values });
  }
  return state;
}
