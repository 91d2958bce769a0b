import { number } from "../ops/creation/wrapped-number.ts";
import { add, mul } from "../ops/elementwise/arithmetic.ts";
import { withoutGradient } from "../ops/record.ts";
import { zeroTensor } from "../ops/region.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";
import { drawTensor } from "./draw-into.ts";
import type { Generator } from "./generator.ts";

function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw runtimeError(`dropout probability has to be between 0 and 1, but got ${p}`);
}

/** 1/(1 − p) where a value stays, else 0: one 53-bit draw an element, in the order of the axes whatever the layout in memory. */
function noiseLike(generator: Generator, like: Tensor, p: number): Tensor {
  const keep = 1 - p;
  const scale = like.dtype.kernel === "f32" ? Math.fround(1 / Math.fround(keep)) : 1 / keep;
  return drawTensor(like.shape, like.dtype, (out) => {
    for (let i = 0; i < out.length; i++) out[i] = generator.uniform53() < keep ? scale : 0;
  });
}

/** `F.dropout`: each element is zeroed with probability p, the others are divided by 1 − p. */
export function dropout(generator: Generator, input: Tensor, p: number, training: boolean): Tensor {
  checkProbability(p);
  if (p === 0 || !training || input.count === 0) return input;
  if (p === 1) return mul(input, zeroTensor([], input.dtype));
  return mul(input, noiseLike(generator, input, p));
}

/** [N, C, 1, …]: one draw for each channel of each sample. */
function featureShape(input: Tensor): number[] {
  if (input.shape.length < 2) throw runtimeError("Feature dropout requires at least 2 dimensions in the input");
  return input.shape.map((size, axis) => (axis < 2 ? size : 1));
}

/** `F.dropout1d/2d/3d`: whole channels are zeroed. */
export function featureDropout(generator: Generator, input: Tensor, p: number, training: boolean): Tensor {
  checkProbability(p);
  if (p === 0 || !training || input.count === 0) return input;
  if (p === 1) return mul(input, zeroTensor([], input.dtype));
  return mul(input, noiseLike(generator, emptyTensor(featureShape(input), input.dtype), p));
}

/** The value that SELU tends to far on the left, with its sign changed. */
const ALPHA = 1.7580993408473766;

/** `F.alpha_dropout`: dropped elements take SELU's lower limit, and all are scaled so that mean and variance stay. */
export function alphaDropout(
  generator: Generator,
  input: Tensor,
  p: number,
  training: boolean,
  byFeature: boolean,
): Tensor {
  checkProbability(p);
  if (p === 0 || !training || input.count === 0) return input;
  if (p === 1) return mul(input, zeroTensor([], input.dtype));
  const like = byFeature ? emptyTensor(featureShape(input), input.dtype) : input;
  const a = 1 / Math.sqrt((ALPHA * ALPHA * p + 1) * (1 - p));
  const [scale, shift] = withoutGradient(() => {
    const stays = drawTensor(like.shape, like.dtype, (out) => {
      for (let i = 0; i < out.length; i++) out[i] = generator.uniform53() < 1 - p ? 1 : 0;
    });
    const moved = add(mul(add(stays, number(-1)), number(ALPHA * a)), number(ALPHA * a * p));
    return [mul(stays, number(a)), moved];
  });
  return add(mul(input, scale), shift);
}
