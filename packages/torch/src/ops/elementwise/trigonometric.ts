import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { numbers } from "../elements.ts";
import { isGradEnabled } from "../record.ts";
import { packed } from "../views/clone.ts";
import { add, div, mul, neg, rsub, sub } from "./arithmetic.ts";
import { defineUnary } from "./define-unary.ts";
import { rsqrt, sqrt, square } from "./exponential.ts";

const one = () => number(1);

export const sin = defineUnary("sin", {
  name: "SinBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, cos(input)),
});

export const cos = defineUnary("cos", {
  name: "CosBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => neg(mul(gradient, sin(input))),
});

export const tan = defineUnary("tan", {
  name: "TanBackward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(gradient, add(square(output), one())),
});

export const asin = defineUnary("asin", {
  name: "AsinBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, rsqrt(rsub(square(input), one()))),
});

export const acos = defineUnary("acos", {
  name: "AcosBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => neg(mul(gradient, rsqrt(rsub(square(input), one())))),
});

export const atan = defineUnary("atan", {
  name: "AtanBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => div(gradient, add(square(input), one())),
});

export const sinh = defineUnary("sinh", {
  name: "SinhBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, cosh(input)),
});

export const cosh = defineUnary("cosh", {
  name: "CoshBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, sinh(input)),
});

export const tanh = defineUnary("tanh", {
  name: "TanhBackward0",
  saves: "output",
  integers: "float",
  gradient: tanhGradient,
});

export const asinh = defineUnary("asinh", {
  name: "AsinhBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => mul(gradient, rsqrt(add(square(input), one()))),
});

export const acosh = defineUnary("acosh", {
  name: "AcoshBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => div(gradient, sqrt(sub(square(input), one()))),
});

export const atanh = defineUnary("atanh", {
  name: "AtanhBackward0",
  saves: "input",
  integers: "float",
  gradient: (gradient, input) => div(gradient, rsub(square(input), one())),
});

/** `g·(1 − y²)`, the difference rounded once. */
function tanhGradient(gradient: Tensor, output: Tensor): Tensor {
  if (isGradEnabled() || output.dtype.kernel !== "f32" || gradient.dtype !== output.dtype) {
    return mul(gradient, rsub(square(output), one()));
  }
  const flowing = packed(gradient);
  const held = packed(output);
  const result = emptyTensor(output.shape, output.dtype);
  const g = numbers(flowing);
  const y = numbers(held);
  const out = numbers(result);
  for (let i = 0; i < out.length; i++) out[i] = (g[i] as number) * Math.fround(1 - (y[i] as number) * (y[i] as number));
  return result;
}
