import { BINARY } from "@thaw/kernels/op-codes";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { attach, needsGradient } from "../record.ts";
import { add, div, mul, neg, sub } from "./arithmetic.ts";
import { eq } from "./comparison.ts";
import { exp, log, square } from "./exponential.ts";
import { floatFor, resultTypeOf } from "./promotion.ts";
import { sign } from "./rounding.ts";
import { runBinary } from "./run-binary.ts";
import { where } from "./where.ts";

type Rule = (gradient: Tensor, a: Tensor, b: Tensor, output: Tensor) => readonly [() => Tensor, () => Tensor];

/** A function of two floats; integers become the default float. */
function defineFloatBinary(op: number, name: string, rule: Rule): (a: Tensor, b: Tensor) => Tensor {
  return (a, b) => {
    const output = runBinary(op, a, b, floatFor(resultTypeOf(a, b)));
    if (needsGradient(a, b)) {
      attach(output, {
        name,
        inputs: [a, b],
        saved: [a, b],
        savedOutputs: [0],
        backward: (gradient, saved, context) => {
          const [left, right, result] = saved as [Tensor, Tensor, Tensor];
          const [ofA, ofB] = rule(gradient, left, right, result);
          return [context.needs(0) ? ofA() : undefined, context.needs(1) ? ofB() : undefined];
        },
      });
    }
    return output;
  };
}

/** The angle of the point (b, a). */
export const atan2 = defineFloatBinary(BINARY.atan2, "Atan2Backward0", (gradient, a, b) => {
  const scaled = () => div(gradient, add(square(a), square(b)));
  return [() => mul(scaled(), b), () => neg(mul(scaled(), a))];
});

export const hypot = defineFloatBinary(BINARY.hypot, "HypotBackward0", (gradient, a, b, output) => [
  () => mul(gradient, div(a, output)),
  () => mul(gradient, div(b, output)),
]);

/** `ln(e^a + e^b)`. */
export const logaddexp = defineFloatBinary(BINARY.logaddexp, "LogaddexpBackward0", (gradient, a, b, output) => [
  () => mul(gradient, exp(sub(a, output))),
  () => mul(gradient, exp(sub(b, output))),
]);

/** `a·ln b`, 0 where a is 0. */
export const xlogy = defineFloatBinary(BINARY.xlogy, "XlogyBackward0", (gradient, a, b) => [
  () => mul(gradient, where(eq(a, number(0)), number(0), log(b))),
  () => mul(gradient, div(a, b)),
]);

/** |a| with the sign of b. */
export const copysign = defineFloatBinary(BINARY.copysign, "CopysignBackward0", (gradient, a, b, output) => [
  () => mul(gradient, where(eq(a, number(0)), number(0), mul(sign(a), sign(output)))),
  () => mul(b, number(0)),
]);

/** `log₂(2^a + 2^b)`. */
export function logaddexp2(a: Tensor, b: Tensor): Tensor {
  const scale = number(Math.LN2);
  return div(logaddexp(mul(a, scale), mul(b, scale)), scale);
}
