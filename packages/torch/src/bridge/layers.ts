import { conv, convTranspose } from "../nn/convolution/convolution.ts";
import { binaryCrossEntropy, binaryCrossEntropyWithLogits } from "../nn/loss/binary-cross-entropy.ts";
import { crossEntropy } from "../nn/loss/cross-entropy.ts";
import { mseLoss } from "../nn/loss/mse-loss.ts";
import { nllLoss } from "../nn/loss/nll-loss.ts";
import { huberLoss, klDiv, l1Loss, smoothL1Loss } from "../nn/loss/pointwise.ts";
import type { Reduction } from "../nn/loss/reduce-loss.ts";
import { batchNorm } from "../nn/normalization/batch-norm.ts";
import { groupNorm, instanceNorm } from "../nn/normalization/group-norm.ts";
import { layerNorm } from "../nn/normalization/layer-norm.ts";
import { adaptiveMaxPool } from "../nn/pooling/adaptive-max-pool.ts";
import { adaptiveAvgPool, avgPool } from "../nn/pooling/avg-pool.ts";
import { maxPool } from "../nn/pooling/max-pool.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsTensor, returnsTensors } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { optionalTensor } from "./numbers.ts";

/** Arguments as Python passes them: numbers and a boolean at the end. */
type N = number;

function moves(sH: N, sW: N, pH: N, pW: N, dH: N, dW: N, groups: N) {
  return { stride: [sH, sW], padding: [pH, pW], dilation: [dH, dW], groups } as const;
}

function planeWindow(kH: N, kW: N, sH: N, sW: N, pH: N, pW: N, dH: N, dW: N, ceil: boolean) {
  return { kernel: [kH, kW], stride: [sH, sW], padding: [pH, pW], dilation: [dH, dW], ceil } as const;
}

function rowWindow(k: N, s: N, p: N, d: N, ceil: boolean) {
  return planeWindow(1, k, 1, s, 0, p, 1, d, ceil);
}

/** Convolution, pooling, normalisation and losses. A handle of 0 is an absent tensor. */
export const layerBridge = {
  conv1d: returnsTensor((x: N, w: N, b: N, s: N, p: N, d: N, groups: N) =>
    conv(tensorOf(x), tensorOf(w), optionalTensor(b), moves(1, s, 0, p, 1, d, groups), 1),
  ),
  conv2d: returnsTensor((x: N, w: N, b: N, sH: N, sW: N, pH: N, pW: N, dH: N, dW: N, groups: N) =>
    conv(tensorOf(x), tensorOf(w), optionalTensor(b), moves(sH, sW, pH, pW, dH, dW, groups), 2),
  ),
  conv_transpose1d: returnsTensor((x: N, w: N, b: N, s: N, p: N, op: N, groups: N, d: N) =>
    convTranspose(tensorOf(x), tensorOf(w), optionalTensor(b), moves(1, s, 0, p, 1, d, groups), [0, op], 1),
  ),
  conv_transpose2d: returnsTensor(
    (x: N, w: N, b: N, sH: N, sW: N, pH: N, pW: N, opH: N, opW: N, groups: N, dH: N, dW: N) =>
      convTranspose(tensorOf(x), tensorOf(w), optionalTensor(b), moves(sH, sW, pH, pW, dH, dW, groups), [opH, opW], 2),
  ),
  max_pool1d: returnsTensor(
    (x: N, k: N, s: N, p: N, d: N, ceil: boolean) => maxPool(tensorOf(x), rowWindow(k, s, p, d, ceil), 1)[0],
  ),
  max_pool1d_with_indices: returnsTensors((x: N, k: N, s: N, p: N, d: N, ceil: boolean) =>
    maxPool(tensorOf(x), rowWindow(k, s, p, d, ceil), 1),
  ),
  max_pool2d: returnsTensor(
    (x: N, kH: N, kW: N, sH: N, sW: N, pH: N, pW: N, dH: N, dW: N, ceil: boolean) =>
      maxPool(tensorOf(x), planeWindow(kH, kW, sH, sW, pH, pW, dH, dW, ceil), 2)[0],
  ),
  max_pool2d_with_indices: returnsTensors(
    (x: N, kH: N, kW: N, sH: N, sW: N, pH: N, pW: N, dH: N, dW: N, ceil: boolean) =>
      maxPool(tensorOf(x), planeWindow(kH, kW, sH, sW, pH, pW, dH, dW, ceil), 2),
  ),
  avg_pool1d: returnsTensor((x: N, k: N, s: N, p: N, ceil: boolean, countsPad: boolean) =>
    avgPool(tensorOf(x), rowWindow(k, s, p, 1, ceil), countsPad, undefined, 1),
  ),
  avg_pool2d: returnsTensor(
    (
      x: N,
      kH: N,
      kW: N,
      sH: N,
      sW: N,
      pH: N,
      pW: N,
      ceil: boolean,
      countsPad: boolean,
      divisor: N | undefined | null,
    ) => avgPool(tensorOf(x), planeWindow(kH, kW, sH, sW, pH, pW, 1, 1, ceil), countsPad, divisor ?? undefined, 2),
  ),
  adaptive_avg_pool1d: returnsTensor((x: N, width: N) => adaptiveAvgPool(tensorOf(x), 1, width, 1)),
  adaptive_avg_pool2d: returnsTensor((x: N, height: N, width: N) => adaptiveAvgPool(tensorOf(x), height, width, 2)),
  adaptive_max_pool1d: returnsTensors((x: N, width: N) => adaptiveMaxPool(tensorOf(x), 1, width, 1)),
  adaptive_max_pool2d: returnsTensors((x: N, height: N, width: N) => adaptiveMaxPool(tensorOf(x), height, width, 2)),
  /** Updates the running statistics while training. */
  batch_norm: returnsTensor((x: N, w: N, b: N, mean: N, variance: N, training: boolean, momentum: N, eps: N) =>
    batchNorm(
      tensorOf(x),
      {
        weight: optionalTensor(w),
        bias: optionalTensor(b),
        runningMean: optionalTensor(mean),
        runningVar: optionalTensor(variance),
      },
      training,
      momentum,
      eps,
    ),
  ),
  layer_norm: returnsTensor((x: N, w: N, b: N, eps: N, _count: N, ...shape: N[]) =>
    layerNorm(tensorOf(x), shape, optionalTensor(w), optionalTensor(b), eps),
  ),
  group_norm: returnsTensor((x: N, groups: N, w: N, b: N, eps: N) =>
    groupNorm(tensorOf(x), groups, optionalTensor(w), optionalTensor(b), eps),
  ),
  instance_norm: returnsTensor((x: N, w: N, b: N, eps: N) =>
    instanceNorm(tensorOf(x), optionalTensor(w), optionalTensor(b), eps),
  ),
  cross_entropy: returnsTensor((input: N, target: N, weight: N, reduction: Reduction, ignored: N, smoothing: N) =>
    crossEntropy(tensorOf(input), tensorOf(target), optionalTensor(weight), reduction, ignored, smoothing),
  ),
  nll_loss: returnsTensor((input: N, target: N, weight: N, reduction: Reduction, ignored: N) =>
    nllLoss(tensorOf(input), tensorOf(target), optionalTensor(weight), reduction, ignored),
  ),
  mse_loss: ofPair(mseLoss),
  l1_loss: ofPair(l1Loss),
  smooth_l1_loss: ofPair(smoothL1Loss),
  huber_loss: ofPair(huberLoss),
  kl_div: ofPair(klDiv),
  binary_cross_entropy: returnsTensor((input: N, target: N, weight: N, reduction: Reduction) =>
    binaryCrossEntropy(tensorOf(input), tensorOf(target), optionalTensor(weight), reduction),
  ),
  binary_cross_entropy_with_logits: returnsTensor(
    (input: N, target: N, weight: N, posWeight: N, reduction: Reduction) =>
      binaryCrossEntropyWithLogits(
        tensorOf(input),
        tensorOf(target),
        optionalTensor(weight),
        optionalTensor(posWeight),
        reduction,
      ),
  ),
};

/** A loss of two tensors, then its numbers. */
function ofPair<A extends unknown[]>(loss: (a: Tensor, b: Tensor, ...rest: A) => Tensor) {
  return returnsTensor((a: N, b: N, ...rest: A) => loss(tensorOf(a), tensorOf(b), ...rest));
}
