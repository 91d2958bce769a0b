import { BINARY } from "@thaw/kernels/op-codes";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { attach, needsGradient } from "../record.ts";
import { mul } from "./arithmetic.ts";
import { eq, ge, gt, le, lt } from "./comparison.ts";
import { logicalAnd } from "./logical.ts";
import { resultType, resultTypeOf } from "./promotion.ts";
import { runBinary } from "./run-binary.ts";
import { where } from "./where.ts";

type Binary = (a: Tensor, b: Tensor) => Tensor;

/** An extremum of two: where both are the same, each has half of the gradient. */
function defineExtremum(op: number, name: string, wins: Binary): Binary {
  return (a, b) => {
    const output = runBinary(op, a, b, resultTypeOf(a, b));
    if (needsGradient(a, b)) {
      attach(output, {
        name,
        inputs: [a, b],
        saved: [a, b],
        backward: (gradient, saved, context) => {
          const [left, right] = saved as [Tensor, Tensor];
          const shared = where(eq(left, right), mul(gradient, number(0.5)), gradient);
          return [
            context.needs(0) ? where(wins(right, left), number(0), shared) : undefined,
            context.needs(1) ? where(wins(left, right), number(0), shared) : undefined,
          ];
        },
      });
    }
    return output;
  };
}

/** NaN where either is NaN. */
export const maximum = defineExtremum(BINARY.maximum, "MaximumBackward0", gt);
export const minimum = defineExtremum(BINARY.minimum, "MinimumBackward0", lt);
/** The other where one is NaN. */
export const fmax = defineExtremum(BINARY.fmax, "FmaxBackward0", gt);
export const fmin = defineExtremum(BINARY.fmin, "FminBackward0", lt);

/**
 * `torch.clamp(x, min, max)`: bounds are numbers or tensors, either may be absent.
 * The gradient passes where the value was not changed; what a bound replaced goes to the bound.
 */
export function clamp(input: Tensor, low: Tensor | undefined, high: Tensor | undefined): Tensor {
  if (low === undefined && high === undefined) {
    throw runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
  }
  const bounds = [low, high].filter((bound) => bound !== undefined);
  const dtype = resultType([input, ...bounds]);
  let output = low === undefined ? input : runBinary(BINARY.maximum, input, low, dtype);
  if (high !== undefined) output = runBinary(BINARY.minimum, output, high, dtype);
  if (!needsGradient(input, low, high)) return output;
  const isByNumbers = bounds.every((bound) => bound.isWrappedNumber);
  attach(output, {
    name: isByNumbers ? "ClampBackward1" : "ClampBackward0",
    inputs: [input, low, high],
    saved: [input, ...bounds],
    backward: (gradient, saved, context) => {
      const x = saved[0] as Tensor;
      const min = low === undefined ? undefined : saved[1];
      const max = high === undefined ? undefined : saved[saved.length - 1];
      const inside =
        min === undefined ? le(x, max as Tensor) : max === undefined ? ge(x, min) : logicalAnd(ge(x, min), le(x, max));
      return [
        where(inside, gradient, number(0)),
        context.needs(1) && min !== undefined ? where(lt(x, min), gradient, number(0)) : undefined,
        context.needs(2) && max !== undefined ? where(gt(x, max), gradient, number(0)) : undefined,
      ];
    },
  });
  return output;
}
