import { expect, test } from "vitest";
import { number } from "../ops/creation/wrapped-number.ts";
import { add, mul } from "../ops/elementwise/arithmetic.ts";
import { convert } from "../ops/elementwise/cast.ts";
import { exp } from "../ops/elementwise/exponential.ts";
import { clamp } from "../ops/elementwise/extremum.ts";
import { addmm } from "../ops/linear/addmm.ts";
import { bilinear } from "../ops/linear/bilinear.ts";
import { einsum } from "../ops/linear/einsum.ts";
import { cholesky, eigh, qr, svd } from "../ops/linear/linalg/decompositions.ts";
import { matrixExp } from "../ops/linear/linalg/matrix-exp.ts";
import { det, inv, slogdet, solve } from "../ops/linear/linalg/solve.ts";
import { linear } from "../ops/linear/linear.ts";
import { matmul } from "../ops/linear/matmul.ts";
import { cdist, cross, outer, trace } from "../ops/linear/products.ts";
import { transpose } from "../ops/views/permute.ts";
import { int64 } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { checkDerivative, sampleTensor } from "../testing/check-derivative.ts";
import { prepareEngine } from "../testing/use-kernels.ts";
import { beginScope, endScope } from "../views/scope.ts";
import type { Tensor } from "../views/tensor.ts";
import { glu, prelu } from "./activation/gated.ts";
import * as piecewise from "./activation/piecewise.ts";
import * as smooth from "./activation/smooth.ts";
import { conv, convTranspose } from "./convolution/convolution.ts";
import { cosineSimilarity } from "./cosine-similarity.ts";
import { embedding } from "./embedding.ts";
import { interpolate } from "./image/interpolate.ts";
import { pad } from "./image/pad.ts";
import { fold, unfold } from "./image/unfold.ts";
import { binaryCrossEntropy, binaryCrossEntropyWithLogits } from "./loss/binary-cross-entropy.ts";
import { crossEntropy } from "./loss/cross-entropy.ts";
import { mseLoss } from "./loss/mse-loss.ts";
import { huberLoss, klDiv, smoothL1Loss } from "./loss/pointwise.ts";
import { batchNorm } from "./normalization/batch-norm.ts";
import { groupNorm } from "./normalization/group-norm.ts";
import { layerNorm } from "./normalization/layer-norm.ts";
import { adaptiveAvgPool, avgPool } from "./pooling/avg-pool.ts";
import { maxPool } from "./pooling/max-pool.ts";
import { rnnLayer } from "./recurrent/rnn-layer.ts";
import { logSoftmax, softmax } from "./softmax.ts";

await prepareEngine();

type Op = (...inputs: Tensor[]) => Tensor | readonly Tensor[];
type Case = readonly [name: string, op: Op, shapes: readonly (readonly number[])[], order?: 1 | 2];

const moves = { stride: [2, 1], padding: [1, 0], dilation: [1, 1], groups: 2 } as const;
const window = { kernel: [2, 2], stride: [2, 1], padding: [1, 0], dilation: [1, 1], ceil: false } as const;
const blocks = { kernel: [2, 2], dilation: [1, 1], padding: [1, 0], stride: [1, 2] } as const;
const stats = (weight: Tensor, bias: Tensor) => ({ weight, bias, runningMean: undefined, runningVar: undefined });
const labels = () => convert(sampleTensor([4], 0, 3, 9), int64);
const symmetric = (a: Tensor) => add(a, transpose(a, 0, 1));
const diagonal = (a: Tensor) => {
  const far = sampleTensor(a.shape, 0, 0);
  const n = a.shape.at(-1) as number;
  for (let i = 0; i < n; i++) memory.f64[(far.pointer >> 3) + i * (n + 1)] = 4 + i;
  return add(a, far);
};

const CASES: readonly Case[] = [
  [
    "matmul",
    matmul,
    [
      [2, 3],
      [3, 4],
    ],
  ],
  [
    "matmul of batches",
    matmul,
    [
      [2, 1, 2, 3],
      [3, 3, 2],
    ],
  ],
  ["linear", linear as Op, [[4, 3], [2, 3], [2]]],
  ["linear of three axes", linear as Op, [[2, 4, 3], [2, 3], [2]]],
  ["addmm", (a, b, c) => addmm(a, b, c), [[4], [2, 3], [3, 4]]],
  ["bilinear", bilinear as Op, [[4, 2], [4, 3], [2, 2, 3], [2]]],
  [
    "einsum",
    (a, b) => einsum("bij,bkj->bik", [a, b]),
    [
      [2, 3, 4],
      [2, 2, 4],
    ],
  ],
  ["einsum of a diagonal", (a) => einsum("ii->i", [a]), [[3, 3]]],
  ["outer", outer, [[3], [4]]],
  ["trace", (a) => mul(trace(a), trace(a)), [[3, 3]]],
  [
    "cross",
    (a, b) => cross(a, b, 1),
    [
      [2, 3],
      [2, 3],
    ],
  ],
  [
    "cdist",
    (a, b) => cdist(a, b, 2),
    [
      [2, 3],
      [3, 3],
    ],
  ],
  ["inv", (a) => inv(diagonal(a)), [[3, 3]]],
  ["det", (a) => det(diagonal(a)), [[2, 3, 3]]],
  ["slogdet", (a) => slogdet(diagonal(a)), [[3, 3]]],
  [
    "solve",
    (a, b) => solve(diagonal(a), b),
    [
      [3, 3],
      [3, 2],
    ],
  ],
  ["cholesky", (a) => cholesky(diagonal(symmetric(a))), [[3, 3]]],
  ["qr", (a) => qr(a, "reduced"), [[4, 3]], 1],
  ["eigh", (a) => eigh(diagonal(symmetric(a)))[0], [[3, 3]]],
  ["singular values", (a) => svd(a, false)[1], [[4, 3]]],
  [
    "svd by an even function",
    (a) => {
      const [u, s, vt] = svd(a, false);
      return [mul(u, u), s, mul(vt, vt)];
    },
    [[4, 3]],
    1,
  ],
  ["matrix_exp", matrixExp, [[3, 3]]],
  ["softmax", (a) => softmax(a, 1), [[3, 4]]],
  ["log_softmax", (a) => logSoftmax(a, 0), [[3, 4]]],
  ["leaky_relu", (a) => piecewise.leakyRelu(a, 0.1), [[3, 4]]],
  ["hardswish", piecewise.hardswish, [[3, 4]]],
  ["elu", (a) => smooth.elu(a, 1.3), [[3, 4]]],
  ["celu", (a) => smooth.celu(a, 1.3), [[3, 4]]],
  ["gelu", (a) => smooth.gelu(a, false), [[3, 4]]],
  ["gelu by tanh", (a) => smooth.gelu(a, true), [[3, 4]]],
  ["silu", smooth.silu, [[3, 4]]],
  ["mish", smooth.mish, [[3, 4]]],
  ["softplus", (a) => smooth.softplus(a, 2, 20), [[3, 4]]],
  ["logsigmoid", smooth.logsigmoid, [[3, 4]]],
  ["glu", (a) => glu(a, 1), [[3, 4]]],
  ["prelu", prelu, [[2, 3], [3]]],
  ["conv2d", (x, w, b) => conv(x, w, b, moves, 2), [[2, 4, 5, 4], [4, 2, 3, 2], [4]]],
  [
    "conv1d",
    (x, w) => conv(x, w, undefined, { ...moves, groups: 1, stride: [1, 2], padding: [0, 1] }, 1),
    [
      [2, 3, 7],
      [2, 3, 3],
    ],
  ],
  ["conv_transpose2d", (x, w, b) => convTranspose(x, w, b, moves, [1, 0], 2), [[1, 4, 3, 2], [4, 1, 3, 2], [2]]],
  ["max_pool2d", (x) => maxPool(x, window, 2)[0], [[1, 2, 5, 4]]],
  ["avg_pool2d", (x) => avgPool(x, window, true, undefined, 2), [[1, 2, 5, 4]]],
  ["adaptive_avg_pool2d", (x) => adaptiveAvgPool(x, 2, 3, 2), [[1, 2, 5, 4]]],
  ["batch_norm", (x, w, b) => batchNorm(x, stats(w, b), true, 0.1, 1e-5), [[3, 2, 4], [2], [2]]],
  ["layer_norm", (x, w, b) => layerNorm(x, [4], w, b, 1e-5), [[3, 4], [4], [4]]],
  ["group_norm", (x, w, b) => groupNorm(x, 2, w, b, 1e-5), [[2, 4, 3], [4], [4]], 1],
  ["embedding", (w) => embedding(labels(), w, -1), [[4, 3]]],
  [
    "cosine_similarity",
    (a, b) => cosineSimilarity(a, b, 1, 1e-8),
    [
      [3, 4],
      [3, 4],
    ],
  ],
  ["interpolate", (x) => interpolate(x, 1, false, [5, 3]), [[1, 2, 3, 4]]],
  ["pad", (x) => pad(x, 1, 0, [1, 2]), [[2, 4]]],
  ["pad by a constant", (x) => pad(x, 0, 2, [1, -1]), [[2, 4]]],
  ["unfold", (x) => unfold(x, blocks), [[1, 2, 3, 4]]],
  ["fold", (x) => fold(x, [3, 4], blocks), [[1, 8, 8]]],
  ["cross_entropy", (x) => crossEntropy(x, labels(), undefined, 1, -100, 0.1), [[4, 3]]],
  [
    "mse_loss",
    (a, b) => mseLoss(a, b, 1),
    [
      [3, 4],
      [3, 4],
    ],
  ],
  [
    "smooth_l1_loss",
    (a, b) => smoothL1Loss(a, b, 1, 0.5),
    [
      [3, 4],
      [3, 4],
    ],
  ],
  [
    "huber_loss",
    (a, b) => huberLoss(a, b, 2, 0.5),
    [
      [3, 4],
      [3, 4],
    ],
  ],
  [
    "kl_div",
    (a, b) => klDiv(logSoftmax(a, 1), softmax(b, 1), 2, false),
    [
      [3, 4],
      [3, 4],
    ],
  ],
  [
    "binary_cross_entropy",
    (a) => binaryCrossEntropy(exp(clamp(a, undefined, number(-0.05))), exp(sampleTensor([3, 4], -2, -1)), undefined, 1),
    [[3, 4]],
    1,
  ],
  [
    "binary_cross_entropy_with_logits",
    (a, b) => binaryCrossEntropyWithLogits(a, b, undefined, undefined, 1),
    [
      [3, 4],
      [3, 4],
    ],
  ],
  [
    "lstm",
    (x, h, c, wi, wh, bi) =>
      rnnLayer(
        2,
        x,
        h,
        c,
        { inputWeight: wi as Tensor, hiddenWeight: wh as Tensor, inputBias: bi as Tensor, hiddenBias: bi as Tensor },
        true,
      ),
    [[3, 2, 2], [2, 3], [2, 3], [12, 2], [12, 3], [12]],
    1,
  ],
  [
    "gru",
    (x, h, wi, wh, bi) =>
      rnnLayer(
        3,
        x,
        h,
        undefined,
        { inputWeight: wi as Tensor, hiddenWeight: wh as Tensor, inputBias: bi as Tensor, hiddenBias: bi as Tensor },
        false,
      ),
    [[3, 2, 2], [2, 3], [9, 2], [9, 3], [9]],
    1,
  ],
];

for (const [name, op, shapes, order = 2] of CASES) {
  test(`${name}: its gradient, and that of the gradient, agree with finite differences`, () => {
    const before = memory.liveBytes;
    for (const each of order === 2 ? ([1, 2] as const) : ([1] as const)) {
      const mark = beginScope();
      const inputs = shapes.map((shape, i) => sampleTensor(shape, -1, 1, i + 3));
      expect(checkDerivative(op, inputs, each), `order ${each}`).toBeLessThan(each === 1 ? 2e-8 : 2e-6);
      endScope(mark);
    }
    expect(memory.liveBytes).toBe(before);
  });
}
