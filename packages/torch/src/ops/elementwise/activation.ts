import { number } from "../creation/wrapped-number.ts";
import { mul, rsub } from "./arithmetic.ts";
import { gt } from "./comparison.ts";
import { defineUnary } from "./define-unary.ts";
import { where } from "./where.ts";

/** `1 / (1 + e^-x)`; its derivative is y·(1 − y). */
export const sigmoid = defineUnary("sigmoid", {
  name: "SigmoidBackward0",
  saves: "output",
  integers: "float",
  gradient: (gradient, output) => mul(mul(gradient, rsub(output, number(1))), output),
});

/** `max(x, 0)`; the derivative at 0 is 0. */
export const relu = defineUnary("relu", {
  name: "ReluBackward0",
  saves: "output",
  integers: "same",
  gradient: (gradient, output) => where(gt(output, number(0)), gradient, number(0)),
});
