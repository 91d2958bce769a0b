import { BINARY } from "@thaw/kernels/op-codes";
import { bool, int64 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { elements } from "../elements.ts";
import { attach, needsGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { readScalar } from "../scalars.ts";
import { packed } from "../views/clone.ts";
import { mul, sub } from "./arithmetic.ts";
import { eq, ge } from "./comparison.ts";
import { log } from "./exponential.ts";
import { logicalAnd } from "./logical.ts";
import { resultTypeOf } from "./promotion.ts";
import { runBinary } from "./run-binary.ts";
import { where } from "./where.ts";

/** `base ** exponent`, broadcast. @throws RuntimeError for integers to a negative power. */
export function pow(base: Tensor, exponent: Tensor): Tensor {
  const common = resultTypeOf(base, exponent);
  const dtype = common === bool ? int64 : common;
  if (!dtype.isFloating) refuseNegative(exponent);
  const output = runBinary(BINARY.pow, base, exponent, dtype);
  if (!needsGradient(base, exponent)) return output;
  if (exponent.isWrappedNumber) return recordScalarPower(output, base, Number(readScalar(exponent)));
  attach(output, {
    name: "PowBackward1",
    inputs: [base, exponent],
    saved: [base, exponent],
    savedOutputs: [0],
    backward: (gradient, saved, context) => {
      const [x, e, y] = saved as [Tensor, Tensor, Tensor];
      return [
        context.needs(0)
          ? where(eq(e, number(0)), number(0), mul(gradient, mul(e, pow(x, sub(e, number(1))))))
          : undefined,
        context.needs(1)
          ? mul(gradient, where(logicalAnd(eq(x, number(0)), ge(e, number(0))), number(0), mul(y, log(x))))
          : undefined,
      ];
    },
  });
  return output;
}

/** The derivative of x^e is e·x^(e−1); of x⁰ it is 0 everywhere. */
function recordScalarPower(output: Tensor, base: Tensor, exponent: number): Tensor {
  return attach(output, {
    name: "PowBackward0",
    inputs: [base],
    saved: [base],
    backward: (gradient, [x]) => [
      exponent === 0
        ? zeroTensor(gradient.shape, gradient.dtype)
        : mul(gradient, mul(pow(x as Tensor, number(exponent - 1)), number(exponent))),
    ],
  });
}

function refuseNegative(exponent: Tensor): void {
  if (!exponent.isWrappedNumber) return;
  const values = elements(packed(exponent));
  for (let i = 0; i < values.length; i++) {
    if (Number(values[i]) < 0) throw runtimeError("Integers to negative integer powers are not allowed.");
  }
}
