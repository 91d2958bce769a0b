import { applyInPlace } from "../autograd/in-place.ts";
import { readable } from "../ops/elements.ts";
import { convert } from "../ops/elementwise/cast.ts";
import { type DType, defaultFloat, float64, int64 } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { formatShape } from "../views/strides.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";
import { drawInto, drawTensor, sinkOf } from "./draw-into.ts";
import {
  drawInteger,
  fillBernoulli,
  fillBernoulliEach,
  fillCauchy,
  fillExponential,
  fillGeometric,
  fillIntegers,
  fillLogNormal,
  fillPermutation,
  fillUniform32,
  fillUniform64,
  type NumberSink,
} from "./fill-distributions.ts";
import { fillNormal32, fillNormal64 } from "./fill-normal.ts";
import type { Generator } from "./generator.ts";

/** Fills in the precision of the array that it is given. */
function fillUniform(generator: Generator, from: number, to: number): (out: NumberSink) => void {
  return (out) => {
    if (out instanceof Float64Array) fillUniform64(generator, out, from, to);
    else fillUniform32(generator, out as Float32Array, from, to);
  };
}

function fillNormal(generator: Generator, mean: number, std: number): (out: NumberSink) => void {
  return (out) => {
    if (out instanceof Float64Array) fillNormal64(generator, out, mean, std);
    else fillNormal32(generator, out as Float32Array, mean, std);
  };
}

function checkSizes(shape: readonly number[]): void {
  for (const size of shape) {
    if (size < 0) throw runtimeError(`Trying to create tensor with negative dimension ${size}: ${formatShape(shape)}`);
  }
}

/** `torch.rand(shape)`: uniform in [0, 1). */
export function rand(generator: Generator, dtype: DType | undefined, shape: readonly number[]): Tensor {
  const type = dtype ?? defaultFloat();
  checkSizes(shape);
  if (!type.isFloating) throw runtimeError(`"check_uniform_bounds" not implemented for '${type.scalarName}'`);
  if (type.isHalf)
    return drawTensor(shape, type, (out) => fillHalfUniform(generator, out, type.name === "float16" ? 11 : 8));
  return drawTensor(shape, type, fillUniform(generator, 0, 1));
}

/** Half precisions take as many bits of a draw as they hold. */
function fillHalfUniform(generator: Generator, out: NumberSink, bits: number): void {
  const scale = 2 ** bits;
  for (let i = 0; i < out.length; i++) out[i] = (generator.draw32() % scale) / scale;
}

/** `torch.randn(shape)`: standard normal. */
export function randn(generator: Generator, dtype: DType | undefined, shape: readonly number[]): Tensor {
  const type = dtype ?? defaultFloat();
  checkSizes(shape);
  if (!type.isFloating) throw runtimeError(`"normal_kernel_cpu" not implemented for '${type.scalarName}'`);
  return drawTensor(shape, type, fillNormal(generator, 0, 1));
}

/** Largest value of an integer dtype; for floats, the largest up to which all integers are held. */
function largestOf(dtype: DType): bigint {
  switch (dtype.name) {
    case "float32":
      return 1n << 24n;
    case "float64":
      return 1n << 53n;
    case "float16":
      return 1n << 11n;
    case "bfloat16":
      return 1n << 8n;
    case "bool":
      return 1n;
    case "uint8":
      return 255n;
    default:
      return (1n << BigInt(8 * dtype.itemBytes - 1)) - 1n;
  }
}

const C_NAMES: Readonly<Record<string, string>> = {
  int8: "signed char",
  uint8: "unsigned char",
  int16: "short",
  int32: "int",
  int64: "long",
  bool: "bool",
  float32: "float",
  float64: "double",
};

/** `torch.randint(low, high, shape)`: integers in [low, high). */
export function randint(
  generator: Generator,
  low: number | bigint,
  high: number | bigint,
  dtype: DType | undefined,
  shape: readonly number[],
): Tensor {
  const type = dtype ?? int64;
  checkSizes(shape);
  return integersIn(generator, shape, type, BigInt(low), BigInt(high));
}

function integersIn(generator: Generator, shape: readonly number[], type: DType, low: bigint, high: bigint): Tensor {
  if (low >= high) throw runtimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  const largest = largestOf(type);
  const smallest = type.name === "uint8" || type.name === "bool" ? 0n : -largest - (type.isFloating ? 0n : 1n);
  const cName = C_NAMES[type.name] ?? type.name;
  if (low < smallest || low > largest) throw runtimeError(`from is out of bounds for ${cName}`);
  if (high - 1n < smallest || high - 1n > largest) throw runtimeError(`to - 1 is out of bounds for ${cName}`);
  const range = high - low;
  if (range < 1n << 32n && low >= BigInt(Number.MIN_SAFE_INTEGER) && high <= BigInt(Number.MAX_SAFE_INTEGER)) {
    return drawTensor(shape, type, (out) => fillIntegers(generator, out, Number(low), Number(range)));
  }
  return exactIntegers(shape, type, () => drawInteger(generator, low, range));
}

/** Integers beyond what a number holds. */
function exactIntegers(shape: readonly number[], type: DType, draw: () => bigint): Tensor {
  const tensor = emptyTensor(shape, int64);
  const start = tensor.pointer >> 3;
  for (let i = 0; i < tensor.count; i++) memory.i64[start + i] = draw();
  return convert(tensor, type);
}

/** `torch.randperm(n)`. */
export function randperm(generator: Generator, n: number, dtype: DType | undefined): Tensor {
  if (n < 0) throw runtimeError(`Trying to create tensor with negative dimension ${n}: [${n}]`);
  const order = new Int32Array(n);
  fillPermutation(generator, order);
  return drawTensor([n], dtype ?? int64, (out) => {
    for (let i = 0; i < n; i++) out[i] = order[i] as number;
  });
}

function requireFloat(target: Tensor, name: string): void {
  if (!target.dtype.isFloating) throw runtimeError(`"${name}" not implemented for '${target.dtype.scalarName}'`);
}

/** `x.normal_(mean, std)`. */
export function normalInPlace(generator: Generator, target: Tensor, mean: number, std: number): Tensor {
  if (std < 0) throw runtimeError(`normal expects std >= 0.0, but found std ${std}`);
  requireFloat(target, "normal_kernel_cpu");
  const fill = target.isContiguous
    ? fillNormal(generator, mean, std)
    : (out: NumberSink) => {
        for (let i = 0; i < out.length; i++) out[i] = generator.normal() * std + mean;
      };
  return drawInto(target, fill, "NormalBackward0");
}

/** `x.uniform_(from, to)`. */
export function uniformInPlace(generator: Generator, target: Tensor, from: number, to: number): Tensor {
  requireFloat(target, "check_uniform_bounds");
  if (from > to) {
    throw runtimeError(`uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`);
  }
  return drawInto(target, fillUniform(generator, from, to), "UniformBackward0");
}

/** `torch.bernoulli(p)`: 1 with each element's own probability. */
export function bernoulli(generator: Generator, probabilities: Tensor): Tensor {
  const { dtype } = probabilities;
  if (!dtype.isFloating) throw runtimeError(`"bernoulli_tensor_cpu_p_" not implemented for '${dtype.scalarName}'`);
  const given = readable(probabilities);
  const p = sinkOf(given);
  for (let i = 0; i < p.length; i++) {
    const each = p[i] as number;
    if (!(each >= 0 && each <= 1)) {
      throw runtimeError(
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)",
      );
    }
  }
  const drawn = emptyTensor(probabilities.shape, given.dtype);
  fillBernoulliEach(generator, sinkOf(drawn), sinkOf(given), dtype === float64);
  return convert(drawn, dtype);
}

/** `x.bernoulli_(p)` with one probability. */
export function bernoulliInPlace(generator: Generator, target: Tensor, p: number): Tensor {
  if (!(p >= 0 && p <= 1)) throw runtimeError(`bernoulli_ expects p to be in [0, 1], but got p=${p}`);
  return drawInto(target, (out) => fillBernoulli(generator, out, p), "BernoulliBackward0");
}

/** `x.exponential_(rate)`. */
export function exponentialInPlace(generator: Generator, target: Tensor, rate: number): Tensor {
  if (rate < 0) throw runtimeError(`exponential_ expects lambda >= 0.0, but found lambda=${rate}`);
  requireFloat(target, "exponential_cpu");
  return drawInto(target, (out) => fillExponential(generator, out, rate));
}

/** `x.geometric_(p)`. */
export function geometricInPlace(generator: Generator, target: Tensor, p: number): Tensor {
  if (!(p > 0 && p < 1)) throw runtimeError(`geometric_ expects p to be in (0, 1), but got p=${p}`);
  return drawInto(target, (out) => fillGeometric(generator, out, p));
}

/** `x.log_normal_(mean, std)`. */
export function logNormalInPlace(generator: Generator, target: Tensor, mean: number, std: number): Tensor {
  if (!(std > 0)) throw runtimeError(`log_normal_ expects std > 0.0, but found std=${std}`);
  return drawInto(target, (out) => fillLogNormal(generator, out, mean, std));
}

/** `x.cauchy_(median, sigma)`. */
export function cauchyInPlace(generator: Generator, target: Tensor, median: number, sigma: number): Tensor {
  return drawInto(target, (out) => fillCauchy(generator, out, median, sigma));
}

/** `x.random_(from, to)`; without bounds, every value that the dtype holds from 0 up. */
export function randomInPlace(
  generator: Generator,
  target: Tensor,
  from: number | bigint | undefined,
  to: number | bigint | undefined,
): Tensor {
  const { dtype, shape } = target;
  return applyInPlace(target, () => {
    if (to !== undefined) return integersIn(generator, shape, dtype, BigInt(from ?? 0), BigInt(to));
    const largest = largestOf(dtype);
    if (from !== undefined) return integersIn(generator, shape, dtype, BigInt(from), largest + 1n);
    if (dtype.itemBytes < 8)
      return drawTensor(shape, dtype, (out) => fillIntegers(generator, out, 0, Number(largest) + 1));
    return exactIntegers(shape, dtype, () => generator.draw64() % (largest + 1n));
  });
}
