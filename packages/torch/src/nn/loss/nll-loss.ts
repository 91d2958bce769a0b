import { bigints, numbers } from "../../ops/elements.ts";
import { mul } from "../../ops/elementwise/arithmetic.ts";
import { attach, isGradEnabled, needsGradient } from "../../ops/record.ts";
import { zeroTensor } from "../../ops/region.ts";
import { packed } from "../../ops/views/clone.ts";
import { int64 } from "../../storage/dtype.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { countElements, formatShape, sameShape } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { onceDifferentiable } from "../once-differentiable.ts";
import { lossScalar, MEAN, NONE, type Reduction } from "./reduce-loss.ts";

/** The shape of a classification: [N, C, S], where an unbatched input is N = 1 and S counts the places of an image. */
interface Layout {
  readonly batch: number;
  readonly classes: number;
  readonly places: number;
  readonly outputShape: readonly number[];
}

/**
 * `F.nll_loss`: `−w[y]·x[y]`, summed, or divided by the sum of the weights.
 * @param input log-probabilities [N, C], [C] or [N, C, d…].
 * @param target int64 [N], [] or [N, d…].
 * @param weight [C].
 * @param ignoreIndex a class that counts for nothing.
 */
export function nllLoss(
  input: Tensor,
  target: Tensor,
  weight: Tensor | undefined,
  reduction: Reduction,
  ignoreIndex: number,
): Tensor {
  const layout = check(input, target, weight);
  const { batch, classes, places } = layout;
  const source = packed(input);
  const classIndices = packed(target);
  const scales = weight === undefined ? undefined : packed(weight);
  const perPlace = reduction === NONE ? emptyTensor(layout.outputShape, input.dtype) : undefined;
  const x = numbers(source);
  const y = bigints(classIndices);
  const w = scales === undefined ? undefined : numbers(scales);
  const each = perPlace === undefined ? undefined : numbers(perPlace);
  const losses = new CascadeSum(batch * places, input.dtype.kernel === "f32");
  let divisor = 0;
  for (let n = 0; n < batch; n++) {
    for (let s = 0; s < places; s++) {
      const at = n * places + s;
      const label = Number(y[at]);
      if (label === ignoreIndex) {
        if (each !== undefined) each[at] = 0;
        continue;
      }
      if (label < 0 || label >= classes) throw new TorchError("IndexError", `Target ${label} is out of bounds.`);
      const scale = w === undefined ? 1 : (w[label] as number);
      const loss = -(x[(n * classes + label) * places + s] as number) * scale;
      if (each !== undefined) each[at] = loss;
      losses.add(at, loss);
      divisor += scale;
    }
  }
  const output = perPlace ?? lossScalar(reduction === MEAN ? losses.total / divisor : losses.total, input.dtype);
  if (needsGradient(input)) {
    const isFlat = input.shape.length <= 2;
    const isReshaped = !isFlat && input.shape.length !== 4 && reduction === NONE;
    const name = isFlat ? "NllLossBackward0" : isReshaped ? "ViewBackward0" : "NllLoss2DBackward0";
    const divideBy = reduction === MEAN ? divisor : 1;
    const { shape, dtype } = input;
    attach(output, {
      name,
      inputs: [input],
      saved: weight === undefined ? [target] : [target, weight],
      backward: (gradient, [labels, savedWeight]) => [
        spreadGradient(gradient, labels as Tensor, savedWeight, { layout, shape, dtype, ignoreIndex, divideBy }),
      ],
    });
  }
  return output;
}

/** A sum in eight levels, each handed up when it is full: the order in which PyTorch adds these losses. */
class CascadeSum {
  readonly #sums: Float32Array | Float64Array;
  readonly #power: number;

  constructor(count: number, isSingle: boolean) {
    this.#sums = isSingle ? new Float32Array(8) : new Float64Array(8);
    this.#power = Math.max(4, Math.ceil(Math.log2(Math.max(count, 1))) >> 3);
  }

  add(index: number, value: number): void {
    const sums = this.#sums;
    sums[0] = (sums[0] as number) + value;
    for (let level = 0; level < 7; level++) {
      if ((index & (((1 << this.#power) - 1) << (level * this.#power))) !== 0) return;
      sums[level + 1] = (sums[level + 1] as number) + (sums[level] as number);
      sums[level] = 0;
    }
  }

  get total(): number {
    const round = this.#sums instanceof Float32Array ? Math.fround : (x: number) => x;
    let total = 0;
    for (const sum of this.#sums) total = round(total + sum);
    return total;
  }
}

interface Spread {
  readonly layout: Layout;
  readonly shape: readonly number[];
  readonly dtype: Tensor["dtype"];
  readonly ignoreIndex: number;
  readonly divideBy: number;
}

/** Zeros but for each place's own class. */
function spreadGradient(gradient: Tensor, target: Tensor, weight: Tensor | undefined, how: Spread): Tensor {
  const { layout, shape, dtype, ignoreIndex, divideBy } = how;
  if (isGradEnabled() && gradient.requiresGrad) {
    const unit = emptyTensor(gradient.shape, gradient.dtype);
    numbers(unit).fill(1);
    if (gradient.count === 1) return mul(fill(unit), gradient);
    return onceDifferentiable(fill(packed(gradient)), "nll_loss_backward", [gradient]);
  }
  return fill(packed(gradient));

  function fill(flowing: Tensor): Tensor {
    const result = zeroTensor(shape, dtype);
    const labels = packed(target);
    const scales = weight === undefined ? undefined : packed(weight);
    const out = numbers(result);
    const y = bigints(labels);
    const g = numbers(flowing);
    const w = scales === undefined ? undefined : numbers(scales);
    const isOne = flowing.count === 1;
    for (let n = 0; n < layout.batch; n++) {
      for (let s = 0; s < layout.places; s++) {
        const at = n * layout.places + s;
        const label = Number(y[at]);
        if (label === ignoreIndex) continue;
        const scale = w === undefined ? 1 : (w[label] as number);
        out[(n * layout.classes + label) * layout.places + s] = (-scale * (g[isOne ? 0 : at] as number)) / divideBy;
      }
    }
    return result;
  }
}

function check(input: Tensor, target: Tensor, weight: Tensor | undefined): Layout {
  const rank = input.shape.length;
  if (rank < 1) throw new TorchError("ValueError", `Expected 1 or more dimensions (got ${rank})`);
  const classes = input.shape[rank === 1 ? 0 : 1] as number;
  if (rank !== 1 && input.shape[0] !== (target.shape[0] ?? 1)) {
    throw new TorchError(
      "ValueError",
      `Expected input batch_size (${input.shape[0]}) to match target batch_size (${target.shape[0] ?? 1}).`,
    );
  }
  if (rank <= 2) {
    if (target.shape.length > 1) throw runtimeError("0D or 1D target tensor expected, multi-target not supported");
    if (rank === 1 && target.shape.length === 1) {
      throw runtimeError(
        `size mismatch (got input: ${formatShape(input.shape)}, target: ${formatShape(target.shape)})`,
      );
    }
  } else {
    const expected = [input.shape[0] as number, ...input.shape.slice(2)];
    if (!sameShape(expected, target.shape)) {
      throw runtimeError(`Expected target size ${formatShape(expected)}, got ${formatShape(target.shape)}`);
    }
  }
  if (target.dtype !== int64) {
    throw runtimeError(`expected scalar type Long but found ${target.dtype.scalarName}`);
  }
  if (weight !== undefined && (weight.shape.length !== 1 || weight.count !== classes)) {
    throw runtimeError(
      `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${formatShape(weight.shape)}`,
    );
  }
  const batch = rank === 1 ? 1 : (input.shape[0] as number);
  return { batch, classes, places: countElements(input.shape.slice(2)), outputShape: target.shape };
}
