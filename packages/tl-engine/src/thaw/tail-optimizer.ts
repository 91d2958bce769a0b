import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { OptimizerSettings } from "../head/optimizer.ts";
import { type KernelArena, layOut } from "../networks/kernel-arena.ts";
import type { PlacedTail } from "./place-tail.ts";

/** Steps all weights behind the cut at once: they lie side by side. */
export interface TailOptimizer {
  step(learningRate: number): void;
  dispose(): void;
}

/** `torch.optim.Adam`, `AdamW` or `SGD` with PyTorch's defaults for what is not stated, as the head's. */
export function createTailOptimizer(
  kernels: LoadedKernels,
  tail: Pick<PlacedTail, "weightsAt" | "gradientsAt" | "parameterCount">,
  settings: OptimizerSettings,
): TailOptimizer {
  return layOut(kernels.memory, (arena) => placeIn(arena, kernels, tail, settings));
}

function placeIn(
  arena: KernelArena,
  { exports }: LoadedKernels,
  { weightsAt, gradientsAt, parameterCount }: Pick<PlacedTail, "weightsAt" | "gradientsAt" | "parameterCount">,
  { optimizer, weightDecay, momentum }: OptimizerSettings,
): TailOptimizer {
  const zeros = () => {
    const at = arena.floats(parameterCount);
    exports.fill_f32(parameterCount, at, 0);
    return at;
  };
  const first = optimizer === "sgd" && momentum === 0 ? 0 : zeros();
  const second = optimizer === "sgd" ? 0 : zeros();
  const decoupled = optimizer === "adamw" ? 1 : 0;
  let steps = 0;
  return {
    step(rate) {
      steps++;
      const [n, p, g] = [parameterCount, weightsAt, gradientsAt];
      if (optimizer === "sgd") {
        exports.sgd_step_f32(n, p, g, first, rate, momentum, 0, weightDecay, 0, steps === 1 ? 1 : 0, 0);
      } else {
        exports.adam_step_f32(n, p, g, first, second, 0, rate, 0.9, 0.999, 1e-8, weightDecay, decoupled, steps, 0);
      }
    },
    dispose: arena.dispose,
  };
}
