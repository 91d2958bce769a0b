import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { readScalar } from "../scalars.ts";
import { add, div, mul, neg, rsub, sub } from "./arithmetic.ts";
import { lt } from "./comparison.ts";
import { where } from "./where.ts";

/** `a + alpha·b`. */
export function addScaled(a: Tensor, b: Tensor, alpha: Tensor): Tensor {
  const output = withoutGradient(() => add(a, mul(b, alpha)));
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
  const output = withoutGradient(() => add(input, mul(mul(a, b), value)));
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
  const output = withoutGradient(() => add(input, mul(div(a, b), value)));
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
