import { float32 } from "../../storage/dtype.ts";
import { sameShape } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { numbers } from "../elements.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { readScalar } from "../scalars.ts";
import { packed } from "../views/clone.ts";
import { add, div, mul, neg, rsub, sub } from "./arithmetic.ts";
import { lt } from "./comparison.ts";
import { where } from "./where.ts";

/**
 * `input + value·a·b` of floats in one shape, the last product and the sum rounded once, as PyTorch's loops fuse them.
 * @returns nothing where the operands are not of that kind.
 */
function fusedSum(input: Tensor, value: Tensor, a: Tensor, b?: Tensor): Tensor | undefined {
  const isAlike = (other: Tensor) => other.dtype === float32 && sameShape(other.shape, input.shape);
  if (!isAlike(input) || !isAlike(a) || (b !== undefined && !isAlike(b)) || value.count !== 1) return undefined;
  const [start, left, right] = [packed(input), packed(a), b === undefined ? undefined : packed(b)];
  const output = emptyTensor(input.shape, float32);
  const factor = Math.fround(Number(readScalar(value)));
  const x = numbers(start);
  const p = numbers(left);
  const q = right === undefined ? undefined : numbers(right);
  const out = numbers(output);
  if (q === undefined) for (let i = 0; i < out.length; i++) out[i] = (x[i] as number) + factor * (p[i] as number);
  else
    for (let i = 0; i < out.length; i++)
      out[i] = (x[i] as number) + Math.fround(factor * (p[i] as number)) * (q[i] as number);
  return output;
}

/** `a + alpha·b`. */
export function addScaled(a: Tensor, b: Tensor, alpha: Tensor): Tensor {
  const output = withoutGradient(() => fusedSum(a, alpha, b) ?? add(a, mul(b, alpha)));
  if (needsGradient(a, b)) {
    attach(output, {
      name: "AddBackward0",
      inputs: [a, b],
      saved: [alpha],
      backward: (gradient, [scale]) => [gradient, mul(gradient, scale as Tensor)],
    });
  }
  return output;
}

/** `start + weight·(end − start)`, counted from the nearer end. */
export function lerp(start: Tensor, end: Tensor, weight: Tensor): Tensor {
  const output = withoutGradient(() => {
    const way = sub(end, start);
    const fromStart = () => add(start, mul(way, weight));
    const rest = () => (weight.isWrappedNumber ? number(1 - Number(readScalar(weight))) : rsub(weight, number(1)));
    const fromEnd = () => sub(end, mul(way, rest()));
    if (weight.count === 1 && weight.shape.length === 0) {
      return Math.abs(Number(readScalar(weight))) < 0.5 ? fromStart() : fromEnd();
    }
    return where(lt(weight, number(0.5)), fromStart(), fromEnd());
  });
  if (needsGradient(start, end, weight)) {
    attach(output, {
      name: weight.isWrappedNumber ? "LerpBackward0" : "LerpBackward1",
      inputs: [start, end, weight],
      saved: [start, end, weight],
      backward: (gradient, saved, context) => {
        const [a, b, w] = saved as [Tensor, Tensor, Tensor];
        return [
          context.needs(0) ? sub(gradient, mul(gradient, w)) : undefined,
          context.needs(1) ? mul(gradient, w) : undefined,
          context.needs(2) ? mul(gradient, sub(b, a)) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `input + value·a·b`. */
export function addcmul(input: Tensor, a: Tensor, b: Tensor, value: Tensor): Tensor {
  const output = withoutGradient(() => fusedSum(input, value, a, b) ?? add(input, mul(mul(a, value), b)));
  if (needsGradient(input, a, b)) {
    attach(output, {
      name: "AddcmulBackward0",
      inputs: [input, a, b],
      saved: [a, b, value],
      backward: (gradient, saved, context) => {
        const [left, right, factor] = saved as [Tensor, Tensor, Tensor];
        return [
          gradient,
          context.needs(1) ? mul(gradient, mul(right, factor)) : undefined,
          context.needs(2) ? mul(gradient, mul(left, factor)) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `input + value·a/b`. */
export function addcdiv(input: Tensor, a: Tensor, b: Tensor, value: Tensor): Tensor {
  const output = withoutGradient(() => add(input, div(mul(a, value), b)));
  if (needsGradient(input, a, b)) {
    attach(output, {
      name: "AddcdivBackward0",
      inputs: [input, a, b],
      saved: [a, b, value],
      backward: (gradient, saved, context) => {
        const [left, right, factor] = saved as [Tensor, Tensor, Tensor];
        return [
          gradient,
          context.needs(1) ? div(mul(gradient, factor), right) : undefined,
          context.needs(2) ? neg(mul(gradient, div(mul(left, factor), mul(right, right)))) : undefined,
        ];
      },
    });
  }
  return output;
}
