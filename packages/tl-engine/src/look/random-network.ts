import type { FoldedLayer, FoldedNetwork } from "../networks/fold-network.ts";
import type { Network } from "../networks/network.ts";
import { plainSteps } from "../networks/state-shapes.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";

/**
 * An added network, untrained, by the rule of the twin that ships: Kaiming uniform over the fan-out, biases zero, norms the
 * identity.
 */
export function randomNetwork(network: Network, seed: number): FoldedNetwork {
  const random = new MersenneTwister(seed);
  const folded = new Map<string, FoldedLayer>();
  const draw = (name: string, [out, inputs, height, width]: readonly [number, number, number, number]) => {
    const weight = new Float32Array(out * inputs * height * width);
    random.fillUniform(weight, Math.sqrt(6 / (out * height * width)));
    folded.set(name, { weight, bias: new Float32Array(out) });
  };
  for (const step of network.stages.flatMap(plainSteps)) {
    if (step.op === "convolution") draw(step.name, step.shape);
    else if (step.op === "squeeze-excite") {
      draw(step.first, [step.squeezed, step.channels, 1, 1]);
      draw(step.second, [step.channels, step.squeezed, 1, 1]);
    }
  }
  return folded;
}
