import { BINARY } from "@thaw/kernels/op-codes";
import { bool, type DType } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { elements } from "../elements.ts";
import { attach, needsGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { packed } from "../views/clone.ts";
import { div, mul, neg } from "./arithmetic.ts";
import { resultTypeOf } from "./promotion.ts";
import { floor, trunc } from "./rounding.ts";
import { runBinary } from "./run-binary.ts";

/** Integers have no infinity: a divisor of 0 is an error. */
function refuseZero(divisor: Tensor, dtype: DType): void {
  if (dtype.isFloating) return;
  const values = elements(packed(divisor));
  for (let i = 0; i < values.length; i++) if (Number(values[i]) === 0) throw runtimeError("ZeroDivisionError");
}

function divideRounding(op: number, a: Tensor, b: Tensor): Tensor {
  const dtype = resultTypeOf(a, b);
  refuseZero(b, dtype);
  const output = runBinary(op, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "DivBackward2",
      inputs: [a, b],
      backward: (gradient) => {
        const nothing = zeroTensor(gradient.shape, gradient.dtype);
        return [nothing, nothing];
      },
    });
  }
  return output;
}

/** `torch.div(a, b, rounding_mode="floor")`, rounded down. Integers stay integers. */
export function divideFloor(a: Tensor, b: Tensor): Tensor {
  return divideRounding(BINARY.floorDivide, a, b);
}

/** `a // b`: as {@link divideFloor}, but PyTorch has no derivative of it, and says so when one is asked for. */
export function floorDivide(a: Tensor, b: Tensor): Tensor {
  const dtype = resultTypeOf(a, b);
  refuseZero(b, dtype);
  const output = runBinary(BINARY.floorDivide, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "NotImplemented",
      inputs: [a, b],
      backward: () => {
        throw runtimeError("derivative for aten::floor_divide is not implemented");
      },
    });
  }
  return output;
}

/** `torch.div(a, b, rounding_mode="trunc")`, rounded towards 0. */
export function truncDivide(a: Tensor, b: Tensor): Tensor {
  return divideRounding(BINARY.truncDivide, a, b);
}

/** `a % b`, with the divisor's sign. */
export function remainder(a: Tensor, b: Tensor): Tensor {
  return modulo(BINARY.remainder, "RemainderBackward", a, b, floor);
}

/** C's `fmod`, with the dividend's sign. */
export function fmod(a: Tensor, b: Tensor): Tensor {
  return modulo(BINARY.fmod, "FmodBackward", a, b, trunc);
}

function modulo(op: number, name: string, a: Tensor, b: Tensor, rounded: (quotient: Tensor) => Tensor): Tensor {
  const dtype = resultTypeOf(a, b);
  if (dtype === bool)
    throw runtimeError(`"${op === BINARY.fmod ? "fmod" : "remainder"}_cpu" not implemented for 'Bool'`);
  refuseZero(b, dtype);
  const output = runBinary(op, a, b, dtype);
  if (needsGradient(a, b)) {
    attach(output, {
      name: `${name}${b.isWrappedNumber ? 0 : 1}`,
      inputs: [a, b],
      // The dividend's gradient reads nothing: it may be changed in place.
      saved: b.requiresGrad ? [a, b] : [],
      backward: (gradient, saved, context) => {
        const [left, right] = saved as [Tensor, Tensor];
        return [gradient, context.needs(1) ? neg(mul(gradient, rounded(div(left, right)))) : undefined];
      },
    });
  }
  return output;
}
