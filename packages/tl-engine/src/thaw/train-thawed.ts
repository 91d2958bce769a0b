import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import type { EpochReport, LabelledFeatures, ThawResult, TrainRequest } from "../client/lab-types.ts";
import { checkTask } from "../head/check-task.ts";
import { rateOf } from "../head/rate-of.ts";
import { measureStandardization, type Standardization, standardize } from "../head/standardize.ts";
import { createTrainableHead } from "../head/trainable-head.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import { checkThawTask } from "./check-thaw-task.ts";
import { estimateThaw, picturesAtOnce } from "./estimate-thaw.ts";
import { type PlacedTail, placeTail } from "./place-tail.ts";
import { createTailOptimizer, type TailOptimizer } from "./tail-optimizer.ts";
import type { ThawPlan } from "./thaw-plan.ts";

/** `features` are activations at the cut: float32 [n, channels, size, size]. */
export interface ThawTask extends Omit<TrainRequest, "onEpoch" | "signal" | "gate"> {
  /** Of the weights behind the cut; the head has `learningRate`. */
  readonly thawLearningRate: number;
}

/** Pictures after which the generator lets messages in. */
export interface ThawStep {
  /** Pictures of the epoch so far. */
  readonly done: number;
  readonly total: number;
}

/**
 * Trains a head and the blocks behind the cut together, from activations that were computed once. Batch norms stay frozen
 * whole. The head's features are standardised by the training part's mean and deviation as the frozen network gives them,
 * which stay as they are: a fixed layer between the two. Seeds, order, schedule, patience, decay and optimiser are those of
 * `trainHead`, and the thawed part follows the same schedule from its own rate.
 * @param kernels with a memory that nobody else computes in meanwhile; given back at the end.
 * @param state the whole network's tensors by torchvision's names; borrowed.
 * @returns a generator: a `ThawStep` after each go, an `EpochReport` after each epoch.
 * @throws EngineError `invalid-input` naming what does not fit; KernelMemoryError when the memory has no room.
 */
export function* trainThawed(
  kernels: LoadedKernels,
  plan: ThawPlan,
  state: ReadonlyMap<string, FloatTensor>,
  task: ThawTask,
): Generator<EpochReport | ThawStep, ThawResult> {
  checkThawTask(plan, task);
  const { classCount, epochs, batchSize, labels, patience = 0 } = task;
  const begin = performance.now();
  const liveBefore = kernels.memory.liveBytes;
  const pictures = picturesAtOnce(plan, batchSize);
  const tail = placeTail(kernels, plan, state, pictures);
  let optimizer: TailOptimizer | null = null;
  try {
    optimizer = createTailOptimizer(kernels, tail, {
      optimizer: task.optimizer ?? "adam",
      weightDecay: task.weightDecay ?? 0,
      momentum: task.momentum ?? 0,
    });
    const { featureWidth: width } = plan.network;
    const count = labels.length;
    const goes = forwardAll(tail, task.features, count, width);
    let frozen = goes.next();
    for (; !frozen.done; frozen = goes.next()) yield frozen.value;
    const scaling = measureStandardization(frozen.value, width);
    checkTask({ ...task, features: frozen.value, validation: undefined, patience: 0 });
    const random = new MersenneTwister(task.seed);
    const head = createTrainableHead(task, { width, classCount, labels }, random);
    const initial = head.assemble(scaling);
    const raw = new Float32Array(pictures * width);
    const gradient = new Float32Array(pictures * width);
    const back = new Float64Array(width);
    const curves: EpochReport[] = [];
    let best: { epoch: number; loss: number; head: Float32Array[]; tail: Float32Array } | null = null;

    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = random.permutation(count);
      const learningRate = rateOf(task, epoch, task.learningRate);
      const thawRate = rateOf(task, epoch, task.thawLearningRate);
      let loss = 0;
      head.correct = 0;
      for (let from = 0; from < count; from += batchSize) {
        const batch = order.subarray(from, from + batchSize);
        const divisor = head.divisorOf(labels, batch);
        head.zeroGradients();
        let batchLoss = 0;
        for (let go = 0; go < batch.length; go += pictures) {
          const rows = batch.subarray(go, go + pictures);
          tail.forward(task.features, rows, raw);
          const features = standardize(raw.subarray(0, rows.length * width), scaling);
          for (const [i, picture] of rows.entries()) {
            batchLoss += head.learn(features, i, labels[picture] as number, divisor, back);
            for (let d = 0; d < width; d++) {
              gradient[i * width + d] = (back[d] as number) / divisor / (scaling.deviation[d] as number);
            }
          }
          tail.backward(gradient, rows.length, go === 0);
          yield { done: from + go + rows.length, total: count };
        }
        loss += (batchLoss / divisor) * batch.length;
        tail.finishGradients();
        optimizer.step(thawRate);
        tail.refold();
        head.step(learningRate);
      }
      let held: { loss: number; accuracy: number } | null = null;
      if (task.validation) {
        const walked = standardized(tail, task.validation, width, scaling);
        let next = walked.next();
        for (; !next.done; next = walked.next()) yield next.value;
        held = head.score(next.value);
      }
      const report: EpochReport = {
        epoch,
        epochs,
        learningRate,
        trainLoss: loss / count,
        trainAccuracy: head.correct / count,
        validationLoss: held?.loss ?? null,
        validationAccuracy: held?.accuracy ?? null,
        elapsedMs: performance.now() - begin,
      };
      curves.push(report);
      yield report;
      if (patience > 0 && held) {
        if (!best || held.loss < best.loss) {
          const kept = head.parameters.map((values) => values.slice());
          best = { epoch, loss: held.loss, head: kept, tail: tail.readWeights() };
        } else if (epoch - best.epoch >= patience) break;
      }
    }
    if (best) {
      for (const [at, values] of best.head.entries()) head.parameters[at]?.set(values);
      tail.writeWeights(best.tail);
    }
    const weights = tail.readWeights();
    const cached = task.features.byteLength + (task.validation?.features.byteLength ?? 0);
    return {
      head: head.assemble(scaling),
      initial,
      tensors: tail.parameters.map(({ name, shape, offset, length }) => ({
        name,
        shape,
        values: weights.slice(offset, offset + length),
      })),
      curves,
      bestEpoch: best?.epoch ?? curves.length,
      elapsedMs: performance.now() - begin,
      peakBytes: kernels.memory.liveBytes - liveBefore + cached,
      estimate: estimateThaw(plan, {
        train: count,
        validation: task.validation?.labels.length ?? 0,
        batchSize,
        epochs,
      }),
    };
  } finally {
    optimizer?.dispose();
    tail.dispose();
  }
}

/** Features of all pictures, some at a time. */
function* forwardAll(
  tail: PlacedTail,
  activations: Float32Array,
  count: number,
  width: number,
): Generator<ThawStep, Float32Array> {
  const features = new Float32Array(count * width);
  for (let from = 0; from < count; from += tail.pictures) {
    const rows = Array.from({ length: Math.min(tail.pictures, count - from) }, (_, i) => from + i);
    tail.forward(activations, rows, features.subarray(from * width, (from + rows.length) * width));
    yield { done: from + rows.length, total: count };
  }
  return features;
}

function* standardized(
  tail: PlacedTail,
  { features, labels }: LabelledFeatures,
  width: number,
  scaling: Standardization,
): Generator<ThawStep, LabelledFeatures> {
  const raw = yield* forwardAll(tail, features, labels.length, width);
  return { features: standardize(raw, scaling), labels };
}
