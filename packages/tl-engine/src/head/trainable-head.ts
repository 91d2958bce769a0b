import type { Head, LabelledFeatures, TrainSettings } from "../client/lab-types.ts";
import type { MersenneTwister } from "../random/mersenne-twister.ts";
import { balancedClassWeights, type Criterion, lossAndGradient } from "./criterion.ts";
import { accumulate, backwardInto, createDenseLayer, type DenseLayer, dropoutInto, hiddenInto } from "./head-layers.ts";
import { createOptimizer } from "./optimizer.ts";
import { indexOfMaximum, logitsInto, softmaxInPlace } from "./softmax.ts";
import { foldStandardization, type Standardization } from "./standardize.ts";

/** A head in training, over standardised features. */
export interface TrainableHead {
  /** Weights and bias of each layer, changed in place by `step`. */
  readonly parameters: readonly Float32Array[];
  /** Pictures of the epoch that were told right before their own step; the caller sets it to 0. */
  correct: number;
  /** What a batch's sum is divided by: its pictures' class weights. */
  divisorOf(labels: Int32Array, batch: Int32Array): number;
  zeroGradients(): void;
  /**
   * One picture forward and backward, its part added to the gradients.
   * @param features float32 [n, width], standardised; `row` is the picture's.
   * @param back float64 [width]: becomes the picture's gradient at the features, times `divisor`; null where nobody needs it.
   * @returns its part of the loss, not yet divided.
   */
  learn(features: Float32Array, row: number, label: number, divisor: number, back: Float64Array | null): number;
  step(learningRate: number): void;
  /** Mean cross-entropy, without smoothing or weights: what runs with and without them are compared by. */
  score(part: LabelledFeatures): { loss: number; accuracy: number };
  /** The head that takes raw features: the first layer takes the standardisation in. */
  assemble(scaling: Standardization): Head;
}

type HeadSettings = Pick<
  TrainSettings,
  "hiddenUnits" | "dropout" | "optimizer" | "weightDecay" | "momentum" | "balanced" | "labelSmoothing"
>;

/** @param labels int32 [n], all of the training part: class weights are counted on them. */
export function criterionOf(
  { balanced, labelSmoothing = 0 }: Pick<TrainSettings, "balanced" | "labelSmoothing">,
  labels: Int32Array,
  classCount: number,
): Criterion {
  const classWeights = balanced ? balancedClassWeights(labels, classCount) : new Float64Array(classCount).fill(1);
  return { classWeights, labelSmoothing };
}

/**
 * A linear layer, or Linear, ReLU, Linear, with dropout before the last one; drawn from `random` as `nn.Linear` resets itself.
 * @param labels int32 [n], all of the training part: class weights are counted on them.
 */
export function createTrainableHead(
  settings: HeadSettings,
  { width, classCount, labels }: { width: number; classCount: number; labels: Int32Array },
  random: MersenneTwister,
): TrainableHead {
  const { hiddenUnits = 0, dropout = 0 } = settings;
  const hidden = hiddenUnits > 0 ? createDenseLayer(width, hiddenUnits, random) : null;
  const output = createDenseLayer(hidden ? hiddenUnits : width, classCount, random);
  const layers = hidden ? [hidden, output] : [output];
  const parameters = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const gradients = layers.flatMap(({ weightGradient, biasGradient }) => [weightGradient, biasGradient]);
  const optimizer = createOptimizer(parameters, {
    optimizer: settings.optimizer ?? "adam",
    weightDecay: settings.weightDecay ?? 0,
    momentum: settings.momentum ?? 0,
  });
  const criterion = criterionOf(settings, labels, classCount);
  const weightSum = criterion.classWeights.reduce((sum, weight) => sum + weight, 0);
  const logits = new Float64Array(classCount);
  const scratch = new Float64Array(hiddenUnits);
  // What goes into the last layer where that is not a row of the features itself, and what dropout let through.
  const inputs = new Float32Array(output.width);
  const noise = new Float32Array(output.width);
  const backward = new Float64Array(output.width);
  const isCopied = hidden !== null || dropout > 0;

  const head: TrainableHead = {
    parameters,
    correct: 0,
    divisorOf: (all, batch) =>
      batch.reduce((sum, picture) => sum + (criterion.classWeights[all[picture] as number] as number), 0),
    zeroGradients() {
      for (const gradient of gradients) gradient.fill(0);
    },
    learn(features, row, label, divisor, back) {
      if (hidden) hiddenInto(inputs, scratch, features, row, hidden);
      else if (dropout > 0) inputs.set(features.subarray(row * width, (row + 1) * width));
      if (dropout > 0) dropoutInto(inputs, noise, dropout, random);
      const source = isCopied ? inputs : features;
      logitsInto(logits, source, isCopied ? 0 : row, output);
      if (indexOfMaximum(logits) === label) head.correct++;
      const loss = lossAndGradient(logits, label, criterion, weightSum);
      accumulate(output, logits, source, isCopied ? 0 : row * width, divisor);
      if (hidden) {
        backwardInto(backward, logits, output);
        // A unit that was at zero, by ReLU or by dropout, passes nothing back.
        for (let u = 0; u < hiddenUnits; u++) {
          scratch[u] =
            (scratch[u] as number) > 0 ? (backward[u] as number) * (dropout > 0 ? (noise[u] as number) : 1) : 0;
        }
        accumulate(hidden, scratch, features, row * width, divisor);
        if (back) backwardInto(back, scratch, hidden);
      } else if (back) {
        backwardInto(back, logits, output);
        if (dropout > 0) for (let d = 0; d < width; d++) back[d] = (back[d] as number) * (noise[d] as number);
      }
      return loss;
    },
    step: (learningRate) => optimizer.step(gradients, learningRate),
    score: (part) => score(hidden, output, part),
    assemble(scaling) {
      const first = hidden ?? output;
      const folded = foldStandardization(first.weight, first.bias, scaling);
      const shape = { classCount: output.units, width: first.width };
      // What is after the first layer has never seen raw features.
      if (!hidden) return { ...folded, ...shape };
      return {
        weight: output.weight.slice(),
        bias: output.bias.slice(),
        ...shape,
        hidden: { ...folded, units: hidden.units },
      };
    },
  };
  return head;
}

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
