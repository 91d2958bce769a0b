import { readable } from "../ops/elements.ts";
import { int64 } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";
import { sinkOf } from "./draw-into.ts";
import { fillExponential, type NumberSink } from "./fill-distributions.ts";
import type { Generator } from "./generator.ts";

/**
 * `torch.multinomial(weights, n, replacement)`.
 * Without replacement the weights are divided by exponential draws and the largest quotients win;
 * with it, each uniform draw is looked up in the cumulated weights.
 * @param weights [C] or [N, C], not negative.
 * @returns int64 [n] or [N, n].
 */
export function multinomial(generator: Generator, weights: Tensor, samples: number, replacement: boolean): Tensor {
  const rank = weights.shape.length;
  if (rank !== 1 && rank !== 2) throw runtimeError("prob_dist must be 1 or 2 dim");
  if (!weights.dtype.isFloating) {
    throw runtimeError(`multinomial only supports floating-point dtypes for input, got: ${weights.dtype.scalarName}`);
  }
  if (samples <= 0) throw runtimeError("cannot sample n_sample <= 0 samples");
  const classes = weights.shape[rank - 1] as number;
  if (!replacement && samples > classes) {
    throw runtimeError("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  }
  const rows = rank === 1 ? 1 : (weights.shape[0] as number);
  const source = readable(weights);
  const output = emptyTensor(rank === 1 ? [samples] : [rows, samples], int64);
  const drawn = emptyTensor(source.shape, source.dtype);
  const p = sinkOf(source);
  check(p, rows, classes);
  const start = output.pointer >> 3;
  const { i64 } = memory;
  if (replacement) {
    const cumulated = sinkOf(drawn);
    for (let row = 0; row < rows; row++) {
      cumulate(p, cumulated, row * classes, classes);
      for (let i = 0; i < samples; i++) {
        i64[start + row * samples + i] = BigInt(search(cumulated, row * classes, classes, generator.uniform53()));
      }
    }
    return output;
  }
  const quotients = sinkOf(drawn);
  fillExponential(generator, quotients, 1);
  for (let i = 0; i < quotients.length; i++) quotients[i] = (p[i] as number) / (quotients[i] as number);
  for (let row = 0; row < rows; row++) {
    const order = largest(quotients, row * classes, classes, samples);
    for (let i = 0; i < samples; i++) i64[start + row * samples + i] = BigInt(order[i] as number);
  }
  return output;
}

function check(p: NumberSink, rows: number, classes: number): void {
  for (let i = 0; i < p.length; i++) {
    const each = p[i] as number;
    if (!(each >= 0 && each < Number.POSITIVE_INFINITY)) {
      throw runtimeError("probability tensor contains either `inf`, `nan` or element < 0");
    }
  }
  for (let row = 0; row < rows; row++) {
    let total = 0;
    for (let i = 0; i < classes; i++) total += p[row * classes + i] as number;
    if (total <= 0) throw runtimeError("invalid multinomial distribution (sum of probabilities <= 0)");
  }
}

/** The sums are kept in the weights' precision, by being stored in an array of it. */
function cumulate(p: NumberSink, out: NumberSink, start: number, classes: number): void {
  out[start] = p[start] as number;
  for (let i = 1; i < classes; i++) out[start + i] = (out[start + i - 1] as number) + (p[start + i] as number);
  const total = out[start + classes - 1] as number;
  for (let i = 0; i < classes; i++) out[start + i] = (out[start + i] as number) / total;
  out[start + classes - 1] = 1;
}

/** The first class whose cumulated weight reaches the draw. */
function search(cumulated: NumberSink, start: number, classes: number, draw: number): number {
  let left = 0;
  let right = classes;
  while (right > left) {
    const middle = left + ((right - left) >> 1);
    if ((cumulated[start + middle] as number) < draw) left = middle + 1;
    else right = middle;
  }
  return left;
}

function largest(values: NumberSink, start: number, classes: number, count: number): number[] {
  const order = Array.from({ length: classes }, (_, i) => i);
  order.sort((a, b) => (values[start + b] as number) - (values[start + a] as number) || a - b);
  return order.slice(0, count);
}
