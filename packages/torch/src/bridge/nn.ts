import { glu, prelu } from "../nn/activation/gated.ts";
import * as piecewise from "../nn/activation/piecewise.ts";
import * as smooth from "../nn/activation/smooth.ts";
import { cosineSimilarity } from "../nn/cosine-similarity.ts";
import { embedding, oneHot } from "../nn/embedding.ts";
import { type Mode as InterpolationMode, interpolate } from "../nn/image/interpolate.ts";
import { type PadMode, pad } from "../nn/image/pad.ts";
import { pixelShuffle, pixelUnshuffle } from "../nn/image/pixel-shuffle.ts";
import { fold, unfold } from "../nn/image/unfold.ts";
import type { Mode as RnnMode } from "../nn/recurrent/cells.ts";
import { rnnLayer } from "../nn/recurrent/rnn-layer.ts";
import { logSoftmax, softmax } from "../nn/softmax.ts";
import { bilinear } from "../ops/linear/bilinear.ts";
import { linear } from "../ops/linear/linear.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsTensor, returnsTensors } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { type DTypeCode, optionalDType, optionalTensor } from "./numbers.ts";
import { alsoInPlace, withNumbers } from "./with-numbers.ts";

type Pair = [number, number];

/** Activations that PyTorch also has in place, where the name ends in an underscore. */
const ACTIVATIONS: Record<string, (input: Tensor, ...numbers: never[]) => Tensor> = {
  relu6: piecewise.relu6,
  leaky_relu: piecewise.leakyRelu,
  hardtanh: piecewise.hardtanh,
  threshold: piecewise.threshold,
  hardsigmoid: piecewise.hardsigmoid,
  hardswish: piecewise.hardswish,
  elu: smooth.elu,
  selu: smooth.selu,
  celu: smooth.celu,
  silu: smooth.silu,
  mish: smooth.mish,
};

/** `torch.nn.functional` but for convolution, pooling, normalisation and losses. A handle of 0 is an absent tensor. */
export const nnBridge = {
  ...alsoInPlace(ACTIVATIONS),
  linear: returnsTensor((x: number, w: number, b: number) => linear(tensorOf(x), tensorOf(w), optionalTensor(b))),
  bilinear: returnsTensor((a: number, b: number, w: number, bias: number) =>
    bilinear(tensorOf(a), tensorOf(b), tensorOf(w), optionalTensor(bias)),
  ),
  softmax: returnsTensor((x: number, dim: number, dtype: DTypeCode) => softmax(tensorOf(x), dim, optionalDType(dtype))),
  log_softmax: returnsTensor((x: number, dim: number, dtype: DTypeCode) =>
    logSoftmax(tensorOf(x), dim, optionalDType(dtype)),
  ),
  hardshrink: withNumbers(piecewise.hardshrink),
  softshrink: withNumbers(piecewise.softshrink),
  gelu: withNumbers(smooth.gelu),
  softplus: withNumbers(smooth.softplus),
  logsigmoid: withNumbers(smooth.logsigmoid),
  softsign: withNumbers(smooth.softsign),
  tanhshrink: withNumbers(smooth.tanhshrink),
  glu: withNumbers(glu),
  prelu: returnsTensor((x: number, w: number) => prelu(tensorOf(x), tensorOf(w))),
  embedding: returnsTensor((indices: number, weight: number, padding: number) =>
    embedding(tensorOf(indices), tensorOf(weight), padding),
  ),
  one_hot: withNumbers(oneHot),
  cosine_similarity: returnsTensor((a: number, b: number, dim: number, eps: number) =>
    cosineSimilarity(tensorOf(a), tensorOf(b), dim, eps),
  ),
  /** The size comes last: rows and columns, or the length of a sequence. */
  interpolate: returnsTensor((x: number, mode: InterpolationMode, alignCorners: boolean, ...size: number[]) =>
    interpolate(tensorOf(x), mode, alignCorners, size),
  ),
  pad: returnsTensor((x: number, mode: PadMode, value: number, _count: number, ...amounts: number[]) =>
    pad(tensorOf(x), mode, value, amounts),
  ),
  unfold: returnsTensor((x: number, ...n: number[]) => unfold(tensorOf(x), blocksOf(n))),
  fold: returnsTensor((x: number, height: number, width: number, ...n: number[]) =>
    fold(tensorOf(x), [height, width], blocksOf(n)),
  ),
  pixel_shuffle: withNumbers(pixelShuffle),
  pixel_unshuffle: withNumbers(pixelUnshuffle),
  /** Modes: 0 tanh, 1 relu, 2 lstm, 3 gru. Answers the states, the last state and, for an LSTM, the last cell. */
  rnn_layer: returnsTensors(
    (
      mode: RnnMode,
      x: number,
      state: number,
      cell: number,
      inputWeight: number,
      hiddenWeight: number,
      inputBias: number,
      hiddenBias: number,
      reverse: boolean,
    ) =>
      rnnLayer(
        mode,
        tensorOf(x),
        tensorOf(state),
        optionalTensor(cell),
        {
          inputWeight: tensorOf(inputWeight),
          hiddenWeight: tensorOf(hiddenWeight),
          inputBias: optionalTensor(inputBias),
          hiddenBias: optionalTensor(hiddenBias),
        },
        reverse,
      ),
  ),
};

/** Kernel, dilation, padding, stride: rows and columns each. */
function blocksOf(n: readonly number[]) {
  const pairAt = (at: number): Pair => [n[at] as number, n[at + 1] as number];
  return { kernel: pairAt(0), dilation: pairAt(2), padding: pairAt(4), stride: pairAt(6) };
}
