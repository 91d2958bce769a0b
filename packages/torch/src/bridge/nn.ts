import { crossEntropy } from "../nn/loss/cross-entropy.ts";
import { mseLoss } from "../nn/loss/mse-loss.ts";
import { nllLoss } from "../nn/loss/nll-loss.ts";
import type { Reduction } from "../nn/loss/reduce-loss.ts";
import { logSoftmax, softmax } from "../nn/softmax.ts";
import { linear } from "../ops/linear/linear.ts";
import { returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { type DTypeCode, optionalDType, optionalTensor } from "./numbers.ts";

/** `torch.nn.functional`: layers and losses. A handle of 0 stands for an absent tensor. */
export const nnBridge = {
  linear: returnsTensor((x: number, w: number, b: number) => linear(tensorOf(x), tensorOf(w), optionalTensor(b))),
  softmax: returnsTensor((x: number, dim: number, dtype: DTypeCode) => softmax(tensorOf(x), dim, optionalDType(dtype))),
  log_softmax: returnsTensor((x: number, dim: number, dtype: DTypeCode) =>
    logSoftmax(tensorOf(x), dim, optionalDType(dtype)),
  ),
  cross_entropy: returnsTensor(
    (input: number, target: number, weight: number, reduction: Reduction, ignoreIndex: number, smoothing: number) =>
      crossEntropy(tensorOf(input), tensorOf(target), optionalTensor(weight), reduction, ignoreIndex, smoothing),
  ),
  nll_loss: returnsTensor((input: number, target: number, weight: number, reduction: Reduction, ignoreIndex: number) =>
    nllLoss(tensorOf(input), tensorOf(target), optionalTensor(weight), reduction, ignoreIndex),
  ),
  mse_loss: returnsTensor((a: number, b: number, reduction: Reduction) => mseLoss(tensorOf(a), tensorOf(b), reduction)),
};
