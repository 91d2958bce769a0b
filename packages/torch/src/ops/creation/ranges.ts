import { type DType, float32, float64, int64 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, numbers } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";

/**
 * `torch.arange(start, end, step)`, the end left out. float32 values are rounded as PyTorch's vectors of 8 round them: each is counted from
 * the rounded first one of its vector, and what does not fill two vectors from the start.
 * @throws RuntimeError when the step leads away from the end.
 */
export function arange(start: number | bigint, end: number | bigint, step: number | bigint, dtype: DType): Tensor {
  if (Number(step) === 0) throw runtimeError("step must be nonzero");
  if ((step > 0 && end < start) || (step < 0 && end > start)) {
    throw runtimeError("upper bound and larger bound inconsistent with step sign");
  }
  if (typeof start === "bigint" && typeof end === "bigint" && typeof step === "bigint") {
    return convert(arangeExact(start, end, step), dtype);
  }
  const from = Number(start);
  const by = Number(step);
  const output = emptyTensor([Math.ceil((Number(end) - from) / by)], dtype.isFloating ? computeType(dtype) : int64);
  if (output.dtype === int64) {
    const to = bigints(output);
    for (let i = 0; i < to.length; i++) to[i] = BigInt(Math.trunc(from + i * by));
  } else {
    const to = numbers(output);
    const lanes = output.dtype === float32 ? 8 : 1;
    const whole = lanes === 1 ? 0 : to.length - (to.length % (2 * lanes));
    for (let i = 0; i < whole; i++) to[i] = Math.fround(from + (i - (i % lanes)) * by) + (i % lanes) * by;
    for (let i = whole; i < to.length; i++) to[i] = from + i * by;
  }
  return convert(output, dtype);
}

/** Integers beyond 2^53 too. */
function arangeExact(start: bigint, end: bigint, step: bigint): Tensor {
  const length = end - start;
  const count = length / step + (length % step === 0n ? 0n : 1n);
  const output = emptyTensor([Number(count)], int64);
  const to = bigints(output);
  let value = start;
  for (let i = 0; i < to.length; i++) {
    to[i] = value;
    value += step;
  }
  return output;
}

function computeType(dtype: DType): DType {
  return dtype === float64 ? float64 : float32;
}

/** `torch.linspace(start, end, steps)`, both ends within; the second half is counted from the end, so that it is met exactly. */
export function linspace(start: number, end: number, steps: number, dtype: DType): Tensor {
  const values = fillSteps(start, end, steps, dtype === float64 || !dtype.isFloating ? float64 : float32);
  return convert(values, dtype);
}

/** `torch.logspace`: `base` to the power of {@link linspace}. */
export function logspace(start: number, end: number, steps: number, base: number, dtype: DType): Tensor {
  const values = fillSteps(start, end, steps, float64);
  const to = numbers(values);
  for (let i = 0; i < to.length; i++) to[i] = base ** (to[i] as number);
  return convert(values, dtype);
}

/** In float32 a value is counted from the first one of its vector of 8, what does not fill two vectors from the end it is nearer to. */
function fillSteps(start: number, end: number, steps: number, dtype: DType): Tensor {
  if (steps < 0) throw runtimeError("number of steps must be non-negative");
  const output = emptyTensor([steps], dtype);
  const to = numbers(output);
  const rounded = dtype === float64 ? (value: number) => value : Math.fround;
  const first = rounded(start);
  const last = rounded(end);
  const step = steps === 1 ? 0 : rounded((last - first) / (steps - 1));
  const middle = steps === 1 ? 1 : Math.floor(steps / 2);
  const at = (i: number): number => rounded(i < middle ? first + step * i : last - step * (steps - i - 1));
  const whole = dtype === float64 ? 0 : steps - (steps % 16);
  for (let i = 0; i < whole; i++) to[i] = at(i - (i % 8)) + rounded((i % 8) * step);
  for (let i = whole; i < steps; i++) to[i] = at(i);
  return output;
}
