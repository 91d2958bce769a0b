import { BINARY } from "@thaw/kernels/op-codes";
import { bool, defaultFloat } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { resultTypeOf } from "./promotion.ts";
import { runBinary } from "./run-binary.ts";
import { runUnary } from "./run-unary.ts";

/** `a + b`, broadcast. Both gradients are the output's. Booleans add as `or`. */
export function add(a: Tensor, b: Tensor): Tensor {
  const dtype = resultTypeOf(a, b);
  const output = runBinary(dtype === bool ? BINARY.maximum : BINARY.add, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, { name: "AddBackward0", inputs: [a, b], backward: (gradient) => [gradient, gradient] });
  }
  return output;
}

/** `a - b`, broadcast. @throws RuntimeError for booleans. */
export function sub(a: Tensor, b: Tensor): Tensor {
  return subtract(a, b, "SubBackward0", a.dtype === bool, b.dtype === bool);
}

/** `torch.rsub(a, b)`: `b - a`, and what `1 - x` is. */
export function rsub(a: Tensor, b: Tensor): Tensor {
  return subtract(b, a, "RsubBackward1", a.dtype === bool, b.dtype === bool);
}

function subtract(a: Tensor, b: Tensor, name: string, firstIsBool: boolean, secondIsBool: boolean): Tensor {
  if (firstIsBool || secondIsBool) throw boolSubtraction(firstIsBool && secondIsBool);
  const output = runBinary(BINARY.sub, a, b, resultTypeOf(a, b));
  if (needsGradient(a, b)) {
    attach(output, {
      name,
      inputs: [a, b],
      backward: (gradient, _saved, context) => [gradient, context.needs(1) ? neg(gradient) : undefined],
    });
  }
  return output;
}

function boolSubtraction(both: boolean): Error {
  return runtimeError(
    both
      ? "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead."
      : "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
  );
}

/** `a * b`, broadcast. */
export function mul(a: Tensor, b: Tensor): Tensor {
  const dtype = resultTypeOf(a, b);
  const output = runBinary(dtype === bool ? BINARY.minimum : BINARY.mul, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "MulBackward0",
      inputs: [a, b],
      saved: factorsToSave(a, b),
      backward: (gradient, saved, context) => [
        context.needs(0) ? mul(gradient, saved[0] as Tensor) : undefined,
        context.needs(1) ? mul(gradient, saved[saved.length - 1] as Tensor) : undefined,
      ],
    });
  }
  return output;
}

/** A factor is kept only where the other one's gradient wants it: b for a, then a for b. */
function factorsToSave(a: Tensor, b: Tensor): readonly Tensor[] {
  if (!b.requiresGrad) return [b];
  return a.requiresGrad ? [b, a] : [a];
}

/** True division, broadcast; integers divide to the default float. */
export function div(a: Tensor, b: Tensor): Tensor {
  const common = resultTypeOf(a, b);
  const dtype = common.isFloating ? common : defaultFloat();
  const output = runBinary(BINARY.div, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "DivBackward0",
      inputs: [a, b],
      saved: b.requiresGrad ? [b, a] : [b],
      backward: (gradient, saved, context) => {
        const [right, left] = saved as [Tensor, Tensor];
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
