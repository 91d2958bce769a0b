import { BINARY } from "@thaw/kernels/op-codes";
import { bool, defaultFloat } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { resultType } from "./promotion.ts";
import { runBinary } from "./run-binary.ts";
import { runUnary } from "./run-unary.ts";

/** `a + b`, broadcast. Both gradients are the output's. Booleans add as `or`. */
export function add(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType([a, b]);
  const output = runBinary(dtype === bool ? BINARY.maximum : BINARY.add, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, { name: "AddBackward0", inputs: [a, b], backward: (gradient) => [gradient, gradient] });
  }
  return output;
}

/** `a - b`, broadcast. @throws RuntimeError for two booleans. */
export function sub(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType([a, b]);
  if (a.dtype === bool && b.dtype === bool) {
    throw runtimeError(
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.",
    );
  }
  if (a.dtype === bool || b.dtype === bool) {
    throw runtimeError(
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
    );
  }
  const output = runBinary(BINARY.sub, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "SubBackward0",
      inputs: [a, b],
      backward: (gradient, _saved, context) => [gradient, context.needs(1) ? neg(gradient) : undefined],
    });
  }
  return output;
}

/** `a * b`, broadcast. */
export function mul(a: Tensor, b: Tensor): Tensor {
  const dtype = resultType([a, b]);
  const output = runBinary(dtype === bool ? BINARY.minimum : BINARY.mul, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "MulBackward0",
      inputs: [a, b],
      saved: [a, b],
      backward: (gradient, [left, right], context) => [
        context.needs(0) ? mul(gradient, right as Tensor) : undefined,
        context.needs(1) ? mul(gradient, left as Tensor) : undefined,
      ],
    });
  }
  return output;
}

/** True division, broadcast; integers divide to the default float. */
export function div(a: Tensor, b: Tensor): Tensor {
  const common = resultType([a, b]);
  const dtype = common.isFloating ? common : defaultFloat();
  const output = runBinary(BINARY.div, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "DivBackward0",
      inputs: [a, b],
      saved: [a, b],
      backward: (gradient, saved, context) => {
        const [left, right] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? div(gradient, right) : undefined,
          context.needs(1) ? neg(mul(gradient, div(div(left, right), right))) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `-x`. @throws RuntimeError for booleans. */
export function neg(input: Tensor): Tensor {
  if (input.dtype === bool) {
    throw runtimeError(
      "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
    );
  }
  const output = runUnary("neg", input, input.dtype);
  if (needsGradient(input)) {
    attach(output, { name: "NegBackward0", inputs: [input], backward: (gradient) => [neg(gradient)] });
  }
  return output;
}
