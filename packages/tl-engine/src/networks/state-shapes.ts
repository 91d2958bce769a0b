import type { Network, PlainStep, Stage } from "./network.ts";

/** The parts of a batch norm that every file holds. */
export const NORM_PARTS = ["weight", "bias", "running_mean", "running_var"] as const;

/** A stage's layers without the joins, in the order of torchvision's modules. */
export function plainSteps({ steps }: Stage): PlainStep[] {
  return steps.flatMap((step) =>
    step.op === "residual" ? [...step.body, ...(step.shortcut ? [step.shortcut] : [])] : [step],
  );
}

/**
 * Name and shape of every floating-point tensor of a network's state dict, and the counts of batches, whose shape is [].
 * @returns what `state_dict()` of torchvision's model lists, but for the order within a stage.
 */
export function stateShapes({ stages, classifier }: Network): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  for (const step of stages.flatMap(plainSteps)) {
    if (step.op === "convolution") {
      shapes.set(`${step.name}.weight`, step.shape);
      for (const part of NORM_PARTS) shapes.set(`${step.norm}.${part}`, [step.shape[0]]);
      shapes.set(`${step.norm}.${BATCH_COUNT}`, []);
    } else if (step.op === "squeeze-excite") {
      const { first, second, channels, squeezed } = step;
      shapes.set(`${first}.weight`, [squeezed, channels, 1, 1]);
      shapes.set(`${first}.bias`, [squeezed]);
      shapes.set(`${second}.weight`, [channels, squeezed, 1, 1]);
      shapes.set(`${second}.bias`, [channels]);
    }
  }
  for (const { name, shape } of classifier) {
    shapes.set(`${name}.weight`, shape);
    shapes.set(`${name}.bias`, [shape[0]]);
  }
  return shapes;
}

/** int64, how many batches a norm has seen; files from before PyTorch 0.4.1 lack it, and nothing here needs it. */
export const BATCH_COUNT = "num_batches_tracked";
