import { BINARY, type UNARY } from "@thaw/kernels/op-codes";
import { applyInPlace } from "../autograd/in-place.ts";
import { type NumberKind, wrapNumber, wrapNumberFor } from "../ops/creation/wrapped-number.ts";
import { relu, sigmoid } from "../ops/elementwise/activation.ts";
import { add, div, mul, neg, rsub, sub } from "../ops/elementwise/arithmetic.ts";
import {
  equal,
  isclose,
  isfinite,
  isinf,
  isnan,
  isneginf,
  isposinf,
  nanToNum,
  signbit,
} from "../ops/elementwise/classify.ts";
import { eq, ge, gt, le, lt, ne } from "../ops/elementwise/comparison.ts";
import { divideFloor, floorDivide, fmod, remainder, truncDivide } from "../ops/elementwise/divide-rounding.ts";
import {
  exp,
  exp2,
  expm1,
  log,
  log1p,
  log2,
  log10,
  reciprocal,
  rsqrt,
  sqrt,
  square,
} from "../ops/elementwise/exponential.ts";
import { clamp, fmax, fmin, maximum, minimum } from "../ops/elementwise/extremum.ts";
import { checkCopy, copyInto, copyOf, fillWith } from "../ops/elementwise/fill.ts";
import { atan2, copysign, hypot, logaddexp, logaddexp2, xlogy } from "../ops/elementwise/float-binary.ts";
import {
  bitwiseAnd,
  bitwiseNot,
  bitwiseOr,
  bitwiseXor,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  shiftLeft,
  shiftRight,
} from "../ops/elementwise/logical.ts";
import { addcdiv, addcmul, addScaled, lerp } from "../ops/elementwise/mix.ts";
import { pow } from "../ops/elementwise/power.ts";
import { abs, ceil, floor, frac, positive, round, roundTo, sign, trunc } from "../ops/elementwise/rounding.ts";
import { runBinaryInPlace } from "../ops/elementwise/run-binary.ts";
import { runUnaryInPlace } from "../ops/elementwise/run-unary.ts";
import { deg2rad, digamma, erf, erfc, erfinv, lgamma, logit, rad2deg, sinc } from "../ops/elementwise/special.ts";
import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  cos,
  cosh,
  sin,
  sinh,
  tan,
  tanh,
} from "../ops/elementwise/trigonometric.ts";
import { where } from "../ops/elementwise/where.ts";
import { all } from "../ops/reduction/any-all.ts";
import { zeroElements } from "../ops/region.ts";
import { readScalar } from "../ops/scalars.ts";
import { aliasTensor, type Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsTensor, returnsValue } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { isUnrecorded } from "./in-place.ts";
import { optionalTensor } from "./numbers.ts";
import type { BridgeFunctions } from "./with-numbers.ts";

type Binary = (a: Tensor, b: Tensor) => Tensor;
type Unary = (input: Tensor) => Tensor;

/** Ops of two operands, by the name that Python calls; the code is that of a kernel that computes the same in place. */
const BINARY_OPS: Record<string, readonly [op: Binary, kernel?: number]> = {
  add: [add, BINARY.add],
  sub: [sub, BINARY.sub],
  mul: [mul, BINARY.mul],
  div: [div, BINARY.div],
  pow: [pow],
  floor_divide: [floorDivide],
  trunc_divide: [truncDivide],
  remainder: [remainder],
  fmod: [fmod],
  maximum: [maximum],
  minimum: [minimum],
  fmax: [fmax],
  fmin: [fmin],
  atan2: [atan2],
  hypot: [hypot],
  logaddexp: [logaddexp],
  xlogy: [xlogy],
  copysign: [copysign],
  logaddexp2: [logaddexp2],
  eq: [eq],
  ne: [ne],
  lt: [lt],
  le: [le],
  gt: [gt],
  ge: [ge],
  logical_and: [logicalAnd],
  logical_or: [logicalOr],
  logical_xor: [logicalXor],
  bitwise_and: [bitwiseAnd],
  bitwise_or: [bitwiseOr],
  bitwise_xor: [bitwiseXor],
  bitwise_left_shift: [shiftLeft],
  bitwise_right_shift: [shiftRight],
};

/** Ops of one operand; the name is that of a kernel that computes the same in place. */
const UNARY_OPS: Record<string, readonly [op: Unary, kernel?: keyof typeof UNARY]> = {
  neg: [neg, "neg"],
  abs: [abs, "abs"],
  sign: [sign],
  sgn: [sign],
  positive: [positive],
  ceil: [ceil, "ceil"],
  floor: [floor, "floor"],
  round: [round, "round"],
  trunc: [trunc, "trunc"],
  frac: [frac, "frac"],
  sqrt: [sqrt, "sqrt"],
  rsqrt: [rsqrt, "rsqrt"],
  exp: [exp, "exp"],
  exp2: [exp2],
  expm1: [expm1, "expm1"],
  log: [log, "log"],
  log2: [log2, "log2"],
  log10: [log10, "log10"],
  log1p: [log1p, "log1p"],
  sin: [sin, "sin"],
  cos: [cos, "cos"],
  tan: [tan, "tan"],
  asin: [asin, "asin"],
  acos: [acos, "acos"],
  atan: [atan, "atan"],
  sinh: [sinh, "sinh"],
  cosh: [cosh, "cosh"],
  tanh: [tanh, "tanh"],
  asinh: [asinh, "asinh"],
  acosh: [acosh, "acosh"],
  atanh: [atanh, "atanh"],
  sigmoid: [sigmoid, "sigmoid"],
  relu: [relu, "relu"],
  reciprocal: [reciprocal, "reciprocal"],
  square: [square, "square"],
  erf: [erf, "erf"],
  erfc: [erfc, "erfc"],
  erfinv: [erfinv, "erfinv"],
  lgamma: [lgamma, "lgamma"],
  digamma: [digamma],
  sinc: [sinc],
  deg2rad: [deg2rad],
  rad2deg: [rad2deg],
  logical_not: [logicalNot],
  bitwise_not: [bitwiseNot],
  isnan: [isnan],
  isinf: [isinf],
  isfinite: [isfinite],
  isposinf: [isposinf],
  isneginf: [isneginf],
  signbit: [signbit],
};

function binaryFunctions(): BridgeFunctions {
  const functions: BridgeFunctions = {};
  for (const [name, [op, kernel]] of Object.entries(BINARY_OPS)) {
    const change = (target: Tensor, other: Tensor): void => {
      if (kernel !== undefined && runBinaryInPlace(kernel, target, other)) return;
      applyInPlace(target, (source) => op(source, other));
    };
    functions[name] = returnsTensor((a: number, b: number) => op(tensorOf(a), tensorOf(b)));
    functions[`${name}_number`] = returnsTensor((a: number, value: number | bigint, kind: NumberKind) => {
      const tensor = tensorOf(a);
      return op(tensor, wrapNumberFor(tensor, value, kind));
    });
    functions[`number_${name}`] = returnsTensor((value: number | bigint, kind: NumberKind, b: number) => {
      const tensor = tensorOf(b);
      if (op === sub) return rsub(tensor, wrapNumberFor(tensor, value, kind));
      if (op === div) return mul(reciprocal(tensor), wrapNumber(value, kind));
      return op(wrapNumberFor(tensor, value, kind), tensor);
    });
    functions[`${name}_`] = returnsNothing((a: number, b: number) => change(tensorOf(a), tensorOf(b)));
    functions[`${name}_number_`] = returnsNothing((a: number, value: number | bigint, kind: NumberKind) => {
      const tensor = tensorOf(a);
      change(tensor, wrapNumberFor(tensor, value, kind));
    });
  }
  return functions;
}

function unaryFunctions(): BridgeFunctions {
  const functions: BridgeFunctions = {};
  for (const [name, [op, kernel]] of Object.entries(UNARY_OPS)) {
    functions[name] = returnsTensor((a: number) => op(tensorOf(a)));
    functions[`${name}_`] = returnsNothing((a: number) => {
      const target = tensorOf(a);
      if (kernel !== undefined && runUnaryInPlace(kernel, target)) return;
      applyInPlace(target, op);
    });
  }
  return functions;
}

function copyIn(target: Tensor, source: Tensor): void {
  if (isUnrecorded(target, source)) {
    copyInto(target, source);
    target.version.value += 1;
  } else applyInPlace(target, (before) => copyOf(before, source));
}

function fill(target: Tensor, value: Tensor): void {
  if (isUnrecorded(target, value)) {
    fillWith(target, value);
    target.version.value += 1;
  } else applyInPlace(target, (before) => copyOf(before, value, "FillBackward0"));
}

function zero(target: Tensor): void {
  if (isUnrecorded(target)) {
    zeroElements(target);
    target.version.value += 1;
  } else applyInPlace(target, (before) => copyOf(before, wrapNumber(0, 1), "ZeroBackward0"));
}

/**
 * Element-wise ops.
 *
 * For each binary op `f`: `f(a, b)`, `f_number(a, value, kind)`, `number_f(value, kind, b)`, in place `f_(a, b)` and `f_number_(a, value, kind)`; kind is
 * 0 for a bool, 1 for an int, 2 for a float. Binary: see BINARY_OPS (`rsub(a, b)` is b − a; div by rounding: `floor_divide`, `trunc_divide`).
 * For each unary op: `f(h)` and `f_(h)`.
 * - `div_mode(a, b, 1 trunc | 2 floor)` · `add_alpha(a, b, alpha, kind)` (sub: pass −alpha) · `lerp(a, end, weight)` · `addcmul(x, a, b, value)` `addcdiv(…)`: handles; each `f_` too
 * - `clamp(x, low|0, high|0)` handles · `nan_to_num(x, nan|None, posinf|None, neginf|None)` · `logit(x, eps|None)` · `round_decimals(x, decimals)`; each `f_` too
 * - `where(condition, a, b)` · `isclose(a, b, rtol, atol, equalNan)` · `allclose(…)` → bool · `equal(a, b)` → bool
 * - `copy_(target, source)` · `assign(target, source)` (`x[…] = y`: other words when the shapes differ) · `fill_(target, h)` · `zero_(target)`
 */
export const elementwiseBridge: BridgeFunctions = {
  ...binaryFunctions(),
  ...unaryFunctions(),
  ...withInPlace({
    add_alpha: (a, b: number, alpha: number | bigint, kind: NumberKind) =>
      addScaled(a, tensorOf(b), wrapNumber(alpha, kind)),
    lerp: (a, end: number, weight: number) => lerp(a, tensorOf(end), tensorOf(weight)),
    addcmul: (x, a: number, b: number, value: number) => addcmul(x, tensorOf(a), tensorOf(b), tensorOf(value)),
    addcdiv: (x, a: number, b: number, value: number) => addcdiv(x, tensorOf(a), tensorOf(b), tensorOf(value)),
    clamp: (x, low: number, high: number) => clamp(x, optionalTensor(low), optionalTensor(high)),
    div_mode: (a, b: number, mode: number) => (mode === 1 ? truncDivide(a, tensorOf(b)) : divideFloor(a, tensorOf(b))),
    nan_to_num: (x, nan: number | undefined, positive: number | undefined, negative: number | undefined) =>
      nanToNum(x, nan ?? 0, positive ?? undefined, negative ?? undefined),
    logit: (x, eps: number | undefined) => logit(x, eps ?? undefined),
    round_decimals: (x, decimals: number) => roundTo(x, decimals),
  }),
  where: returnsTensor((condition: number, a: number, b: number) =>
    where(tensorOf(condition), tensorOf(a), tensorOf(b)),
  ),
  isclose: returnsTensor((a: number, b: number, rtol: number, atol: number, equalNan: boolean) =>
    isclose(tensorOf(a), tensorOf(b), rtol, atol, equalNan),
  ),
  allclose: returnsValue((a: number, b: number, rtol: number, atol: number, equalNan: boolean) => {
    const close = isclose(tensorOf(a), tensorOf(b), rtol, atol, equalNan);
    return readScalar(all(close, [], false)) !== 0;
  }),
  equal: returnsValue((a: number, b: number) => equal(tensorOf(a), tensorOf(b))),
  copy_: returnsNothing((target: number, source: number) => {
    checkCopy(tensorOf(target), tensorOf(source));
    copyIn(tensorOf(target), tensorOf(source));
  }),
  assign: returnsNothing((target: number, source: number) => copyIn(tensorOf(target), tensorOf(source))),
  fill_: returnsNothing((target: number, value: number) => fill(tensorOf(target), tensorOf(value))),
  zero_: returnsNothing((target: number) => zero(tensorOf(target))),
};

/** For each op `f(tensor, …)` the bridge's `f(h, …)` and `f_(h, …)`. */
function withInPlace(ops: Record<string, (tensor: Tensor, ...input: never[]) => Tensor>): BridgeFunctions {
  const functions: BridgeFunctions = {};
  for (const [name, op] of Object.entries(ops)) {
    functions[name] = returnsTensor((h: number, ...input: never[]) =>
      ownResult(op(tensorOf(h), ...input), tensorOf(h)),
    );
    functions[`${name}_`] = returnsNothing((h: number, ...input: never[]) =>
      applyInPlace(tensorOf(h), (source) => op(source, ...input)),
    );
  }
  return functions;
}

/** An op that changed nothing may answer its input; Python is to see another tensor, over the same elements. */
function ownResult(result: Tensor, input: Tensor): Tensor {
  return result === input && !input.requiresGrad
    ? aliasTensor(input, input.shape, input.strides, input.offset)
    : result;
}
