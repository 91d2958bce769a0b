import { bool, int64 } from "../../storage/dtype.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { add, div, mul, neg } from "./arithmetic.ts";
import { convert } from "./cast.ts";
import { defineUnary } from "./define-unary.ts";

export const exp = defineUnary("exp", {
  name: "ExpBackward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(gradient, output),
});

export const exp2 = defineUnary("exp2", {
  name: "Exp2Backward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(gradient, mul(output, number(Math.LN2))),
});

export const expm1 = defineUnary("expm1", {
  name: "Expm1Backward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(gradient, add(output, number(1))),
});

export const log = defineUnary("log", {
  name: "LogBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => div(gradient, input),
});

export const log2 = defineUnary("log2", {
  name: "Log2Backward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => div(gradient, mul(input, number(Math.LN2))),
});

export const log10 = defineUnary("log10", {
  name: "Log10Backward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => div(gradient, mul(input, number(Math.LN10))),
});

export const log1p = defineUnary("log1p", {
  name: "Log1PBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => div(gradient, add(input, number(1))),
});

export const sqrt = defineUnary("sqrt", {
  name: "SqrtBackward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => div(gradient, mul(output, number(2))),
});

/** `1/√x`; its derivative is −y³/2. */
export const rsqrt = defineUnary("rsqrt", {
  name: "RsqrtBackward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(mul(gradient, number(-0.5)), cube(output)),
});

function cube(x: Tensor): Tensor {
  return mul(mul(x, x), x);
}

export const reciprocal = defineUnary("reciprocal", {
  name: "ReciprocalBackward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(neg(gradient), mul(output, output)),
});

/** `x²`; PyTorch computes and records it as a power, so booleans give int64. */
export function square(input: Tensor): Tensor {
  return squareOf(input.dtype === bool ? convert(input, int64) : input);
}

const squareOf = defineUnary("square", {
  name: "PowBackward0",
  saves: "input",
  integers: "same",
  gradient: (gradient, input) => mul(gradient, mul(input, number(2))),
});
