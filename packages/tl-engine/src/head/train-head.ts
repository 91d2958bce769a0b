import type { EpochReport, Head, LabelledFeatures, TrainRequest, TrainResult } from "../client/lab-types.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { checkTask } from "./check-task.ts";
import { balancedClassWeights, type Criterion, lossAndGradient } from "./criterion.ts";
import { accumulate, backwardInto, createDenseLayer, type DenseLayer, dropoutInto, hiddenInto } from "./head-layers.ts";
import { createOptimizer } from "./optimizer.ts";
import { indexOfMaximum, logitsInto, softmaxInPlace } from "./softmax.ts";
import { foldStandardization, measureStandardization, type Standardization, standardize } from "./standardize.ts";

/** What training needs; callbacks and signals are the caller's affair, between epochs. */
export type TrainTask = Omit<TrainRequest, "onEpoch" | "signal">;

/**
 * Trains a softmax head on cached features by mini-batches, one epoch per step of the generator: a linear layer, or
 * Linear, ReLU, Linear. Dropout stands before the last layer. The features are standardised by the training part's own
 * mean and deviation; the result applies to raw features.
 * From one `seed`: each layer's weights and then its bias, as `nn.Linear` resets itself after `torch.manual_seed`; then an
 * epoch's `torch.randperm(n)` and its draws for dropout. Sums have one fixed order, so that the same input gives the same
 * bits. The rate of epoch e of E under a cosine is `lr · (1 + cos(π(e − 1)/E)) / 2`, as `CosineAnnealingLR(T_max=E)`.
 * With patience the weights are those of the epoch with the least validation loss.
 * @throws EngineError `invalid-input` naming the first thing that does not fit.
 */
export function* trainHead(task: TrainTask): Generator<EpochReport, TrainResult> {
  const { classCount, epochs, batchSize, seed, labels, hiddenUnits = 0, dropout = 0, patience = 0 } = task;
  const width = checkTask(task);
  const begin = performance.now();
  const count = labels.length;
  const scaling = measureStandardization(task.features, width);
  const features = standardize(task.features, scaling);
  const validation = task.validation && {
    features: standardize(task.validation.features, scaling),
    labels: task.validation.labels,
  };
  const random = new MersenneTwister(seed);
  const hidden = hiddenUnits > 0 ? createDenseLayer(width, hiddenUnits, random) : null;
  const output = createDenseLayer(hidden ? hiddenUnits : width, classCount, random);
  const layers = hidden ? [hidden, output] : [output];
  const optimizer = createOptimizer(
    layers.flatMap(({ weight, bias }) => [weight, bias]),
    { optimizer: task.optimizer ?? "adam", weightDecay: task.weightDecay ?? 0, momentum: task.momentum ?? 0 },
  );
  const gradients = layers.flatMap(({ weightGradient, biasGradient }) => [weightGradient, biasGradient]);
  const criterion: Criterion = {
    classWeights: task.balanced ? balancedClassWeights(labels, classCount) : new Float64Array(classCount).fill(1),
    labelSmoothing: task.labelSmoothing ?? 0,
  };
  const weightSum = criterion.classWeights.reduce((sum, weight) => sum + weight, 0);
  const row = new Float64Array(classCount);
  const scratch = new Float64Array(hiddenUnits);
  // What goes into the last layer where that is not a row of `features` itself, and what dropout let through.
  const inputs = new Float32Array(output.width);
  const noise = new Float32Array(output.width);
  const backward = new Float64Array(output.width);
  const curves: EpochReport[] = [];
  let best: { epoch: number; loss: number; kept: Float32Array[] } | null = null;

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = random.permutation(count);
    const learningRate = rateOf(task, epoch);
    let loss = 0;
    let correct = 0;
    for (let from = 0; from < count; from += batchSize) {
      const batch = order.subarray(from, from + batchSize);
      const divisor = batch.reduce((sum, picture) => sum + weightOf(labels[picture] as number), 0);
      for (const gradient of gradients) gradient.fill(0);
      let batchLoss = 0;
      for (const picture of batch) {
        const label = labels[picture] as number;
        if (hidden) hiddenInto(inputs, scratch, features, picture, hidden);
        else if (dropout > 0) inputs.set(features.subarray(picture * width, (picture + 1) * width));
        if (dropout > 0) dropoutInto(inputs, noise, dropout, random);
        const isCopied = hidden !== null || dropout > 0;
        const source = isCopied ? inputs : features;
        logitsInto(row, source, isCopied ? 0 : picture, output);
        if (indexOfMaximum(row) === label) correct++;
        batchLoss += lossAndGradient(row, label, criterion, weightSum);
        accumulate(output, row, source, isCopied ? 0 : picture * width, divisor);
        if (hidden) {
          backwardInto(backward, row, output);
          // A unit that was at zero, by ReLU or by dropout, passes nothing back.
          for (let u = 0; u < hiddenUnits; u++) {
            scratch[u] =
              (scratch[u] as number) > 0 ? (backward[u] as number) * (dropout > 0 ? (noise[u] as number) : 1) : 0;
          }
          accumulate(hidden, scratch, features, picture * width, divisor);
        }
      }
      loss += (batchLoss / divisor) * batch.length;
      optimizer.step(gradients, learningRate);
    }
    const held = validation ? score(hidden, output, validation) : null;
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
        best = { epoch, loss: held.loss, kept: layers.flatMap(({ weight, bias }) => [weight.slice(), bias.slice()]) };
      } else if (epoch - best.epoch >= patience) break;
    }
  }
  if (best) {
    const parameters = layers.flatMap(({ weight, bias }) => [weight, bias]);
    for (const [at, values] of best.kept.entries()) parameters[at]?.set(values);
  }
  return {
    head: assembleHead(hidden, output, scaling),
    curves,
    bestEpoch: best?.epoch ?? curves.length,
    elapsedMs: performance.now() - begin,
  };

  function weightOf(label: number): number {
    return criterion.classWeights[label] as number;
  }
}

function rateOf({ learningRate, schedule, epochs }: TrainTask, epoch: number): number {
  return schedule === "cosine" ? (learningRate * (1 + Math.cos((Math.PI * (epoch - 1)) / epochs))) / 2 : learningRate;
}

/** The first layer takes the standardisation in; what is after it has never seen raw features. */
function assembleHead(hidden: DenseLayer | null, output: DenseLayer, scaling: Standardization): Head {
  const first = hidden ?? output;
  const folded = foldStandardization(first.weight, first.bias, scaling);
  const shape = { classCount: output.units, width: first.width };
  if (!hidden) return { ...folded, ...shape };
  return { weight: output.weight, bias: output.bias, ...shape, hidden: { ...folded, units: hidden.units } };
}

/** Mean cross-entropy, without smoothing or weights: what runs with and without them are compared by. */
function score(
  hidden: DenseLayer | null,
  output: DenseLayer,
  { features, labels }: LabelledFeatures,
): { loss: number; accuracy: number } {
  const row = new Float64Array(output.units);
  const inputs = new Float32Array(output.width);
  const scratch = new Float64Array(output.width);
  let loss = 0;
  let correct = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (hidden) hiddenInto(inputs, scratch, features, i, hidden);
    logitsInto(row, hidden ? inputs : features, hidden ? 0 : i, output);
    if (indexOfMaximum(row) === label) correct++;
    const own = row[label] as number;
    loss += softmaxInPlace(row) - own;
  }
  return { loss: loss / labels.length, accuracy: correct / labels.length };
}
