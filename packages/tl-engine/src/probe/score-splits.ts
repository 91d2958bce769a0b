import { predict } from "../head/predict.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { fitSoftmaxRegression } from "./fit-softmax-regression.ts";

export interface ProbeScore {
  /** Mean accuracy over the splits, in per cent. */
  readonly mean: number;
  /** Standard deviation over the splits (n − 1), in per cent. */
  readonly deviation: number;
  readonly accuracies: readonly number[];
}

export interface SplitPlan {
  readonly classCount: number;
  readonly perClass: number;
  readonly splits: number;
  readonly l2: number;
}

/**
 * Draws `perClass` pictures of each class by seed for training, tests on all the others, `splits` times.
 * The same pictures are drawn whatever the features, so that scores compare.
 * @param features float32 [n, width], labels int32 [n]; borrowed.
 */
export function scoreSplits(
  features: Float32Array,
  labels: Int32Array,
  { classCount, perClass, splits, l2 }: SplitPlan,
): ProbeScore {
  const width = features.length / labels.length;
  const accuracies: number[] = [];
  for (let seed = 1; seed <= splits; seed++) {
    const isTraining = drawTraining(labels, classCount, perClass, seed);
    const training = pick(features, labels, width, (i) => isTraining.has(i));
    const test = pick(features, labels, width, (i) => !isTraining.has(i));
    const { predicted } = predict(fitSoftmaxRegression(training, classCount, l2), test.features);
    const right = predicted.filter((k, i) => k === test.labels[i]).length;
    accuracies.push((100 * right) / predicted.length);
  }
  const mean = accuracies.reduce((sum, a) => sum + a, 0) / splits;
  const deviation = Math.sqrt(accuracies.reduce((sum, a) => sum + (a - mean) ** 2, 0) / Math.max(1, splits - 1));
  return { mean, deviation, accuracies };
}

function drawTraining(labels: Int32Array, classCount: number, perClass: number, seed: number): Set<number> {
  const random = new MersenneTwister(seed);
  const drawn = new Set<number>();
  for (let k = 0; k < classCount; k++) {
    const members = Array.from(labels.keys()).filter((i) => labels[i] === k);
    if (members.length <= perClass)
      throw new Error(`class ${k} has ${members.length} pictures: too few for ${perClass} and a test`);
    for (const i of random.permutation(members.length).subarray(0, perClass)) drawn.add(members[i] as number);
  }
  return drawn;
}

function pick(features: Float32Array, labels: Int32Array, width: number, keep: (index: number) => boolean) {
  const indices = Array.from(labels.keys()).filter(keep);
  const picked = new Float32Array(indices.length * width);
  indices.forEach((from, to) => {
    picked.set(features.subarray(from * width, (from + 1) * width), to * width);
  });
  return { features: picked, labels: Int32Array.from(indices, (i) => labels[i] as number) };
}
