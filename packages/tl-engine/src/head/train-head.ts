import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { EpochReport, TrainRequest, TrainResult } from "../client/lab-types.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { checkTask } from "./check-task.ts";
import { createLearner } from "./create-learner.ts";
import { rateOf } from "./rate-of.ts";
import { measureStandardization, standardize } from "./standardize.ts";
import { createTrainableHead } from "./trainable-head.ts";

/** What training needs; callbacks and signals are the caller's affair, between epochs. */
export type TrainTask = Omit<TrainRequest, "onEpoch" | "signal" | "gate">;

/**
 * Trains a softmax head on cached features by mini-batches, one epoch per step of the generator: a linear layer, or
 * Linear, ReLU, Linear. Dropout stands before the last layer. The features are standardised by the training part's own
 * mean and deviation; the result applies to raw features.
 * From one `seed`: each layer's weights and then its bias, as `nn.Linear` resets itself after `torch.manual_seed`; then an
 * epoch's `torch.randperm(n)` and its draws for dropout. Sums have one fixed order, so that the same input gives the same
 * bits. The rate of epoch e of E under a cosine is `lr · (1 + cos(π(e − 1)/E)) / 2`, as `CosineAnnealingLR(T_max=E)`.
 * With patience the weights are those of the epoch with the least validation loss.
 * @param kernels what a linear head without dropout is trained on, about six times as fast as in plain JavaScript; its room
 * there is given back when the generator ends.
 * @throws EngineError `invalid-input` naming the first thing that does not fit.
 */
export function* trainHead(task: TrainTask, kernels: LoadedKernels | null = null): Generator<EpochReport, TrainResult> {
  const width = checkTask(task);
  const { classCount, epochs, batchSize, seed, labels, patience = 0 } = task;
  const begin = performance.now();
  const count = labels.length;
  const scaling = measureStandardization(task.features, width);
  const features = standardize(task.features, scaling);
  const validation = task.validation && {
    features: standardize(task.validation.features, scaling),
    labels: task.validation.labels,
  };
  const random = new MersenneTwister(seed);
  const head = createTrainableHead(task, { width, classCount, labels }, random);
  const initial = head.assemble(scaling);
  const learner = createLearner({ task, head, training: { features, labels }, validation }, kernels);
  const curves: EpochReport[] = [];
  let best: { epoch: number; loss: number; kept: Float32Array[] } | null = null;

  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = random.permutation(count);
      const learningRate = rateOf(task, epoch, task.learningRate);
      let loss = 0;
      let correct = 0;
      for (let from = 0; from < count; from += batchSize) {
        const batch = order.subarray(from, from + batchSize);
        const divisor = head.divisorOf(labels, batch);
        const learned = learner.learn(batch, divisor);
        loss += (learned.loss / divisor) * batch.length;
        correct += learned.correct;
        learner.step(learningRate);
      }
      const held = validation ? learner.score() : null;
      const report: EpochReport = {
        epoch,
        epochs,
        learningRate,
        trainLoss: loss / count,
        trainAccuracy: correct / count,
        validationLoss: held?.loss ?? null,
        validationAccuracy: held?.accuracy ?? null,
        elapsedMs: performance.now() - begin,
      };
      curves.push(report);
      yield report;
      if (patience > 0 && held) {
        if (!best || held.loss < best.loss) {
          learner.read();
          best = { epoch, loss: held.loss, kept: head.parameters.map((values) => values.slice()) };
        } else if (epoch - best.epoch >= patience) break;
      }
    }
    learner.read();
  } finally {
    learner.dispose();
  }
  if (best) {
    for (const [at, values] of best.kept.entries()) head.parameters[at]?.set(values);
  }
  return {
    head: head.assemble(scaling),
    initial,
    curves,
    bestEpoch: best?.epoch ?? curves.length,
    elapsedMs: performance.now() - begin,
  };
}
