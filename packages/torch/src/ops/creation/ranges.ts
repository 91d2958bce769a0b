import { type DType, float32, float64, int64 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, numbers } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";

/** `torch.arange(start, end, step)`, the end left out. @throws RuntimeError when the step leads away from the end. */
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
    for (let i = 0; i < to.length; i++) to[i] = from + i * by;
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
  return fillSteps(start, end, steps, dtype, (value) => value);
}

/** `torch.logspace`: `base` to the power of {@link linspace}. */
export function logspace(start: number, end: number, steps: number, base: number, dtype: DType): Tensor {
  return fillSteps(start, end, steps, dtype, (value) => base ** value);
}

function fillSteps(start: number, end: number, steps: number, dtype: DType, map: (value: number) => number): Tensor {
  if (steps < 0) throw runtimeError("number of steps must be non-negative");
  const isWide = dtype === float64 || !dtype.isFloating;
  const output = emptyTensor([steps], isWide ? float64 : float32);
  const to = numbers(output);
  const rounded = isWide ? (value: number) => value : Math.fround;
  const first = rounded(start);
  const last = rounded(end);
  const step = steps === 1 ? 0 : rounded((last - first) / (steps - 1));
  const middle = Math.floor(steps / 2);
  for (let i = 0; i < steps; i++) {
    to[i] = map(rounded(i < middle || steps === 1 ? first + step * i : last - step * (steps - i - 1)));
  }
  return convert(output, dtype);
}
