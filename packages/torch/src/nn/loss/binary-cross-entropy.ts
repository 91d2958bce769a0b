import { number } from "../../ops/creation/wrapped-number.ts";
import { numbers, readable } from "../../ops/elements.ts";
import { sigmoid } from "../../ops/elementwise/activation.ts";
import { add, div, mul, neg, rsub, sub } from "../../ops/elementwise/arithmetic.ts";
import { clamp } from "../../ops/elementwise/extremum.ts";
import { attach, needsGradient } from "../../ops/record.ts";
import { packed } from "../../ops/views/clone.ts";
import { expand } from "../../ops/views/expand.ts";
import { runtimeError, TorchError } from "../../storage/torch-error.ts";
import { sameShape } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { logsigmoid } from "../activation/smooth.ts";
import { MEAN, type Reduction, reduceLoss } from "./reduce-loss.ts";

/** The least logarithm that counts, so that a wrong certainty costs 100 and not infinity. */
const LEAST_LOG = -100;

function size({ shape }: Tensor): string {
  return `torch.Size([${shape.join(", ")}])`;
}

/**
 * `F.binary_cross_entropy`: `−w·(t·log p + (1 − t)·log(1 − p))`, each logarithm at least −100.
 * @param input probabilities.
 * @param target of the same shape and dtype.
 * @param weight broadcast to the input.
 */
export function binaryCrossEntropy(
  input: Tensor,
  target: Tensor,
  weight: Tensor | undefined,
  reduction: Reduction,
): Tensor {
  if (!sameShape(input.shape, target.shape)) {
    throw new TorchError(
      "ValueError",
      `Using a target size (${size(target)}) that is different to the input size (${size(input)}) is deprecated. Please ensure they have the same size.`,
    );
  }
  if (target.dtype !== input.dtype) {
    throw runtimeError(`Found dtype ${target.dtype.scalarName} but expected ${input.dtype.scalarName}`);
  }
  const source = readable(input);
  const wanted = readable(target);
  const scales = weight === undefined ? undefined : readable(wide(weight, input));
  const losses = emptyTensor(input.shape, source.dtype);
  const p = numbers(source);
  const t = numbers(wanted);
  const w = scales === undefined ? undefined : numbers(scales);
  const out = numbers(losses);
  for (let i = 0; i < out.length; i++) {
    const x = p[i] as number;
    if (!(x >= 0 && x <= 1)) throw runtimeError("all elements of input should be between 0 and 1");
    const y = t[i] as number;
    const loss = (y - 1) * Math.max(Math.log1p(-x), LEAST_LOG) - y * Math.max(Math.log(x), LEAST_LOG);
    out[i] = loss * (w === undefined ? 1 : (w[i] as number));
  }
  const output = reduceLoss(losses, reduction);
  if (needsGradient(input, target)) {
    const divisor = reduction === MEAN ? input.count : 1;
    attach(output, {
      name: "BinaryCrossEntropyBackward0",
      inputs: [input],
      saved: weight === undefined ? [input, target] : [input, target, weight],
      backward: (gradient, saved) => {
        const [x, y, scale] = saved as [Tensor, Tensor, Tensor | undefined];
        const spread = clamp(mul(rsub(x, number(1)), x), number(1e-12), undefined);
        const slope = div(mul(gradient, sub(x, y)), spread);
        const weighted = scale === undefined ? slope : mul(slope, scale);
        return [divisor === 1 ? weighted : div(weighted, number(divisor))];
      },
    });
  }
  return output;
}

/**
 * `F.binary_cross_entropy_with_logits`: the same of `σ(x)`, without overflow:
 * `(1 − t)·x + l·(log(1 + e^−|x|) + max(−x, 0))` with `l = 1 + (posWeight − 1)·t`.
 */
export function binaryCrossEntropyWithLogits(
  input: Tensor,
  target: Tensor,
  weight: Tensor | undefined,
  posWeight: Tensor | undefined,
  reduction: Reduction,
): Tensor {
  if (!sameShape(input.shape, target.shape)) {
    throw new TorchError("ValueError", `Target size (${size(target)}) must be the same as input size (${size(input)})`);
  }
  if (!target.dtype.isFloating) {
    throw runtimeError(
      `result type ${input.dtype.scalarName} can't be cast to the desired output type ${target.dtype.scalarName}`,
    );
  }
  const source = readable(input);
  const wanted = readable(target);
  const scales = weight === undefined ? undefined : readable(wide(weight, input));
  const positive = posWeight === undefined ? undefined : readable(wide(posWeight, input));
  const losses = emptyTensor(input.shape, source.dtype);
  const x = numbers(source);
  const t = numbers(wanted);
  const w = scales === undefined ? undefined : numbers(scales);
  const l = positive === undefined ? undefined : numbers(positive);
  const out = numbers(losses);
  for (let i = 0; i < out.length; i++) {
    const logit = x[i] as number;
    const y = t[i] as number;
    const gain = l === undefined ? 1 : 1 + ((l[i] as number) - 1) * y;
    const loss = (1 - y) * logit + gain * (Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(-logit, 0));
    out[i] = loss * (w === undefined ? 1 : (w[i] as number));
  }
  const output = reduceLoss(losses, reduction);
  if (needsGradient(input, target)) {
    const divisor = reduction === MEAN ? input.count : 1;
    attach(output, {
      name: "BinaryCrossEntropyWithLogitsBackward0",
      inputs: [input, target],
      saved: [input, target, ...[weight, posWeight].filter((tensor) => tensor !== undefined)],
      backward: (gradient, saved, context) => {
        const [logits, y] = saved as [Tensor, Tensor];
        const scale = weight === undefined ? undefined : saved[2];
        const gain = posWeight === undefined ? undefined : saved[saved.length - 1];
        const scaled = scale === undefined ? gradient : mul(gradient, scale);
        const share = (slope: Tensor) =>
          divisor === 1 ? mul(slope, scaled) : div(mul(slope, scaled), number(divisor));
        return [
          context.needs(0) ? share(slopeOf(logits, y, gain)) : undefined,
          context.needs(1) ? share(slopeOfTarget(logits, gain)) : undefined,
        ];
      },
    });
  }
  return output;
}

function slopeOf(logits: Tensor, target: Tensor, gain: Tensor | undefined): Tensor {
  const probability = sigmoid(logits);
  if (gain === undefined) return sub(probability, target);
  const gained = mul(gain, target);
  return sub(mul(sub(add(gained, number(1)), target), probability), gained);
}

/** `log σ(−x) − posWeight·log σ(x)`, which is −x without a weight. */
function slopeOfTarget(logits: Tensor, gain: Tensor | undefined): Tensor {
  if (gain === undefined) return neg(logits);
  return sub(logsigmoid(neg(logits)), mul(gain, logsigmoid(logits)));
}

function wide(tensor: Tensor, like: Tensor): Tensor {
  const bare = packed(tensor);
  return sameShape(bare.shape, like.shape) ? bare : expand(bare, like.shape);
}
