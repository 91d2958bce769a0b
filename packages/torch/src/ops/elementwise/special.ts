import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { div, mul, neg, rsub, sub } from "./arithmetic.ts";
import { eq, ge, le } from "./comparison.ts";
import { defineUnary } from "./define-unary.ts";
import { exp, log, square } from "./exponential.ts";
import { clamp } from "./extremum.ts";
import { logicalAnd } from "./logical.ts";
import { recordAs } from "./record-as.ts";
import { cos, sin } from "./trigonometric.ts";
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
  const low = number(eps ?? 0);
  const high = number(1 - (eps ?? 0));
  const compute = (x: Tensor) => {
    const inside = eps === undefined ? x : clamp(x, low, high);
    return log(div(inside, rsub(inside, number(1))));
  };
  return recordAs("LogitBackward0", input, compute, (gradient, x) => {
    const slope = div(gradient, mul(x, rsub(x, number(1))));
    return eps === undefined ? slope : where(logicalAnd(ge(x, number(eps)), le(x, number(1 - eps))), slope, number(0));
  });
}

/** `sin(πx) / (πx)`, 1 at 0. */
export function sinc(input: Tensor): Tensor {
  const compute = (x: Tensor) => {
    const angle = mul(x, number(Math.PI));
    const isZero = eq(angle, number(0));
    const safe = where(isZero, number(1), angle);
    return where(isZero, number(1), div(sin(safe), safe));
  };
  // d/dx sin(πx)/(πx) = (πx·cos πx − sin πx) / (πx²), and 0 at 0.
  return recordAs("SincBackward0", input, compute, (gradient, x) => {
    const angle = mul(x, number(Math.PI));
    const isZero = eq(angle, number(0));
    const slope = div(sub(mul(angle, cos(angle)), sin(angle)), mul(angle, x));
    return mul(gradient, where(isZero, number(0), slope));
  });
}

/** Degrees as radians. */
export function deg2rad(input: Tensor): Tensor {
  return scale("Deg2RadBackward0", input, Math.PI / 180);
}

/** Radians as degrees. */
export function rad2deg(input: Tensor): Tensor {
  return scale("Rad2DegBackward0", input, 180 / Math.PI);
}

function scale(name: string, input: Tensor, factor: number): Tensor {
  const by = (x: Tensor) => mul(x, number(factor));
  return recordAs(name, input, by, by);
}
