import type { OptimizerName } from "../client/lab-types.ts";
import { type AdamState, adamStep, createAdamState } from "./adam.ts";

export interface OptimizerSettings {
  readonly optimizer: OptimizerName;
  readonly weightDecay: number;
  /** Of SGD: the share of the last step's direction that is kept. */
  readonly momentum: number;
}

/** Changes parameters in place by their gradients. */
export interface Optimizer {
  /** @param gradients float32, one array for each of the parameters, of the mean loss; borrowed. */
  step(gradients: readonly Float32Array[], learningRate: number): void;
}

/**
 * `torch.optim.Adam`, `AdamW` or `SGD` over some arrays, with PyTorch's defaults for what is not stated.
 * @param parameters float32, changed in place.
 */
export function createOptimizer(parameters: readonly Float32Array[], settings: OptimizerSettings): Optimizer {
  return settings.optimizer === "sgd" ? createSgd(parameters, settings) : createAdam(parameters, settings);
}

function createAdam(
  parameters: readonly Float32Array[],
  { optimizer, weightDecay }: Pick<OptimizerSettings, "optimizer" | "weightDecay">,
): Optimizer {
  const states = parameters.map(createAdamState);
  const decoupled = optimizer === "adamw";
  let steps = 0;
  return {
    step(gradients, learningRate) {
      steps++;
      for (const [at, state] of states.entries()) {
        adamStep(state as AdamState, gradients[at] as Float32Array, steps, { learningRate, weightDecay, decoupled });
      }
    },
  };
}

/** `g ← g + weightDecay·p`; the buffer is the first step's g, later `momentum·buffer + g`; `p ← p − lr·buffer`. */
function createSgd(
  parameters: readonly Float32Array[],
  { weightDecay, momentum }: Pick<OptimizerSettings, "weightDecay" | "momentum">,
): Optimizer {
  // Zeros to begin with give the first step's g, whatever the momentum.
  const buffers = parameters.map(({ length }) => new Float32Array(length));
  return {
    step(gradients, learningRate) {
      for (const [at, values] of parameters.entries()) {
        const gradient = gradients[at] as Float32Array;
        const buffer = buffers[at] as Float32Array;
        for (let i = 0; i < values.length; i++) {
          const p = values[i] as number;
          const direction = momentum * (buffer[i] as number) + (gradient[i] as number) + weightDecay * p;
          buffer[i] = direction;
          values[i] = p - learningRate * direction;
        }
      }
    },
  };
}
