import { outputSize } from "./describe-network.ts";
import { type Network, type PlainStep, paddingOf } from "./network.ts";

/** Values of the largest plane that any step of a network writes, for one picture. */
export function largestActivation({ inputSize, stages }: Network): number {
  let most = 0;
  let start = { size: inputSize, channels: 3 };
  for (const { steps } of stages) {
    for (const step of steps) {
      if (step.op === "residual" && step.shortcut) walk([step.shortcut], start);
      start = walk(step.op === "residual" ? step.body : [step], start);
    }
  }
  return most;

  function walk(all: readonly PlainStep[], from: { size: number; channels: number }) {
    let { size, channels } = from;
    for (const step of all) {
      if (step.op === "convolution") {
        size = outputSize(size, step.shape[2], step.stride, paddingOf(step));
        channels = step.shape[0];
      } else if (step.op === "max-pool") {
        size = outputSize(size, step.kernel, step.stride, step.padding);
      }
      most = Math.max(most, channels * size * size);
    }
    return { size, channels };
  }
}
