import { KernelMemoryError, type LoadedKernels } from "@thaw/kernels/load-kernels";
import type { LabelledFeatures } from "../client/lab-types.ts";
import { placeLinearHead } from "./place-linear-head.ts";
import type { TrainTask } from "./train-head.ts";
import { criterionOf, type TrainableHead } from "./trainable-head.ts";

/** What takes a head through its batches. */
export interface Learner {
  /** A batch forward and backward. @returns the sum of its losses, and how many were told right before the step. */
  learn(batch: Int32Array, divisor: number): { loss: number; correct: number };
  step(learningRate: number): void;
  /** Mean cross-entropy of the validation part, without smoothing or weights. */
  score(): { loss: number; accuracy: number };
  /** Brings what was learned into the head's parameters. */
  read(): void;
  dispose(): void;
}

interface Learning {
  readonly task: TrainTask;
  readonly head: TrainableHead;
  /** Standardised, as is the validation part; borrowed. */
  readonly training: LabelledFeatures;
  readonly validation: LabelledFeatures | undefined;
}

/** On the kernels where there are any and the head is a linear layer without dropout that finds room there, otherwise in plain JavaScript. */
export function createLearner(learning: Learning, kernels: LoadedKernels | null): Learner {
  const { task, head, training, validation } = learning;
  const { hiddenUnits = 0, dropout = 0, optimizer = "adam", weightDecay = 0, momentum = 0, batchSize } = task;
  const [weight, bias] = head.parameters;
  if (kernels && hiddenUnits === 0 && dropout === 0 && weight && bias) {
    const criterion = criterionOf(task, task.labels, task.classCount);
    const settings = { criterion, optimizer, weightDecay, momentum, batchSize };
    try {
      return placeLinearHead(kernels, { weight, bias, training, validation, ...settings });
    } catch (error) {
      // Features that don't fit beside what else is in that memory are trained on where they are, only slower.
      if (!(error instanceof KernelMemoryError)) throw error;
    }
  }
  const { features, labels } = training;
  return {
    learn(batch, divisor) {
      head.correct = 0;
      head.zeroGradients();
      let loss = 0;
      for (const picture of batch) loss += head.learn(features, picture, labels[picture] as number, divisor, null);
      return { loss, correct: head.correct };
    },
    step: (learningRate) => head.step(learningRate),
    score: () => head.score(validation ?? training),
    read() {},
    dispose() {},
  };
}
