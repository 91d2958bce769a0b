import { number, scalarTensor } from "../../ops/creation/wrapped-number.ts";
import { bigints, numbers } from "../../ops/elements.ts";
import { add, div, mul, neg } from "../../ops/elementwise/arithmetic.ts";
import { ne } from "../../ops/elementwise/comparison.ts";
import { where } from "../../ops/elementwise/where.ts";
import { named } from "../../ops/record.ts";
import { sum } from "../../ops/reduction/sum.ts";
import { detach } from "../../ops/views/alias.ts";
import { packed } from "../../ops/views/clone.ts";
import { reshape } from "../../ops/views/reshape.ts";
import { int64 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { logSoftmax } from "../softmax.ts";
import { nllLoss } from "./nll-loss.ts";
import { MEAN, NONE, type Reduction } from "./reduce-loss.ts";

/**
 * `F.cross_entropy`: the negative log-likelihood of the log-softmax.
 * @param input logits [N, C], [C] or [N, C, d…].
 * @param target classes, int64; or probabilities in the input's shape.
 * @param weight [C].
 * @param labelSmoothing in [0, 1]: this much of the target is spread over all classes evenly.
 */
export function crossEntropy(
  input: Tensor,
  target: Tensor,
  weight: Tensor | undefined,
  reduction: Reduction,
  ignoreIndex: number,
  labelSmoothing: number,
): Tensor {
  const axis = input.shape.length === 1 ? 0 : 1;
  if (input.shape.length > 0 && sameShape(input.shape, target.shape)) {
    if (!target.dtype.isFloating) {
      throw runtimeError(
        `Expected floating point type for target with class probabilities, got ${target.dtype.scalarName}`,
      );
    }
    if (ignoreIndex >= 0) {
      throw runtimeError("ignore_index is not supported for floating point target");
    }
    return withProbabilities(logSoftmax(input, axis), target, weight, reduction, labelSmoothing, axis);
  }
  if (labelSmoothing < 0 || labelSmoothing > 1) {
    throw runtimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${labelSmoothing}`);
  }
  const logProbabilities = logSoftmax(input, axis);
  const loss = nllLoss(logProbabilities, target, weight, reduction, ignoreIndex);
  if (labelSmoothing === 0) return loss;
  const smooth = evenLoss(logProbabilities, target, weight, reduction, ignoreIndex, axis);
  const classes = input.shape[axis] as number;
  return add(mul(loss, number(1 - labelSmoothing)), mul(smooth, number(labelSmoothing / classes)));
}

/** `−Σ_c w[c]·log p[c]`, for the part of the target that is spread over all classes. */
function evenLoss(
  logProbabilities: Tensor,
  target: Tensor,
  weight: Tensor | undefined,
  reduction: Reduction,
  ignoreIndex: number,
  axis: number,
): Tensor {
  const weighted =
    weight === undefined
      ? logProbabilities
      : mul(logProbabilities, alongClasses(detach(weight), logProbabilities, axis));
  const counts = ne(target, scalarTensor(ignoreIndex, int64));
  const losses = where(counts, neg(sum(weighted, [axis], false)), number(0));
  if (reduction === NONE) return losses;
  const total = sum(losses, []);
  if (reduction !== MEAN) return total;
  if (weight === undefined) return div(total, sum(counts, []));
  return div(total, weightOf(target, weight, ignoreIndex));
}

/** The sum of the weights of the classes that occur. */
function weightOf(target: Tensor, weight: Tensor, ignoreIndex: number): Tensor {
  const labels = bigints(packed(target));
  const weights = numbers(packed(weight));
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = Number(labels[i]);
    if (label !== ignoreIndex) total += weights[label] as number;
  }
  return scalarTensor(total, weight.dtype);
}

function withProbabilities(
  logProbabilities: Tensor,
  given: Tensor,
  weight: Tensor | undefined,
  reduction: Reduction,
  labelSmoothing: number,
  axis: number,
): Tensor {
  if (labelSmoothing < 0 || labelSmoothing > 1) {
    throw runtimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${labelSmoothing}`);
  }
  const classes = logProbabilities.shape[axis] as number;
  const target =
    labelSmoothing === 0 ? given : add(mul(given, number(1 - labelSmoothing)), number(labelSmoothing / classes));
  if (weight !== undefined && weight.count !== classes) {
    throw runtimeError(
      `cross_entropy: weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: [${weight.shape.join(", ")}]`,
    );
  }
  const products = mul(logProbabilities, target);
  const weighted = weight === undefined ? products : mul(products, alongClasses(weight, products, axis));
  if (reduction === NONE) return neg(sum(weighted, [axis], false));
  const total = neg(sum(weighted, []));
  if (reduction !== MEAN) return total;
  const places = logProbabilities.count / classes;
  return named(div(total, number(places)), "DivBackward1");
}

function alongClasses(weight: Tensor, like: Tensor, axis: number): Tensor {
  return reshape(
    weight,
    like.shape.map((size, each) => (each === axis ? size : 1)),
  );
}
