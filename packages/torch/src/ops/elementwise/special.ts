import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { div, mul, neg, rsub, sub } from "./arithmetic.ts";
import { eq } from "./comparison.ts";
import { defineUnary } from "./define-unary.ts";
import { exp, log, square } from "./exponential.ts";
import { clamp } from "./extremum.ts";
import { sin } from "./trigonometric.ts";
import { where } from "./where.ts";

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

export const erf = defineUnary("erf", {
  name: "ErfBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, mul(exp(neg(square(input))), number(TWO_OVER_ROOT_PI))),
});

export const erfc = defineUnary("erfc", {
  name: "ErfcBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, mul(exp(neg(square(input))), number(-TWO_OVER_ROOT_PI))),
});

export const erfinv = defineUnary("erfinv", {
  name: "ErfinvBackward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(gradient, mul(exp(square(output)), number(1 / TWO_OVER_ROOT_PI))),
});

export const lgamma = defineUnary("lgamma", {
  name: "LgammaBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, digamma(input)),
});

export const digamma = defineUnary("digamma", {
  name: "DigammaBackward0",
  saves: "nothing",
  integers: "float",
  gradient: () => {
    throw runtimeError("the derivative for 'digamma' is beyond this engine");
  },
});

/** `log(x / (1 − x))`; with eps the input is first brought into [eps, 1 − eps]. */
export function logit(input: Tensor, eps?: number): Tensor {
  const inside = eps === undefined ? input : clamp(input, number(eps), number(1 - eps));
  return log(div(inside, rsub(inside, number(1))));
}

/** `sin(πx) / (πx)`, 1 at 0. */
export function sinc(input: Tensor): Tensor {
  const angle = mul(input, number(Math.PI));
  const isZero = eq(angle, number(0));
  const safe = where(isZero, number(1), angle);
  // Near 0 the second branch stands for the limit, with its derivative, 0.
  return where(isZero, sub(number(1), div(square(angle), number(6))), div(sin(safe), safe));
}

/** Degrees as radians. */
export function deg2rad(input: Tensor): Tensor {
  return mul(input, number(Math.PI / 180));
}

/** Radians as degrees. */
export function rad2deg(input: Tensor): Tensor {
  return mul(input, number(180 / Math.PI));
}
