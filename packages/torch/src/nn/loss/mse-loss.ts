import { number } from "../../ops/creation/wrapped-number.ts";
import { numbers } from "../../ops/elements.ts";
import { mul, sub } from "../../ops/elementwise/arithmetic.ts";
import { broadcastShapes } from "../../ops/elementwise/broadcast.ts";
import { cast } from "../../ops/elementwise/cast.ts";
import { resultTypeOf } from "../../ops/elementwise/promotion.ts";
import { attach, isGradEnabled, needsGradient } from "../../ops/record.ts";
import { packed } from "../../ops/views/clone.ts";
import { expand } from "../../ops/views/expand.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { sameShape } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { MEAN, type Reduction, reduceLoss } from "./reduce-loss.ts";

/** Both operands of a loss in one float dtype and one shape. */
export function pairOf(input: Tensor, target: Tensor, kernelName: string): [Tensor, Tensor] {
  const dtype = resultTypeOf(input, target);
  if (!dtype.isFloating) throw runtimeError(`"${kernelName}" not implemented for '${dtype.scalarName}'`);
  const shape = broadcastShapes(input.shape, target.shape);
  const widen = (tensor: Tensor) => (sameShape(tensor.shape, shape) ? tensor : expand(tensor, shape));
  return [widen(cast(input, dtype)), widen(cast(target, dtype))];
}

/** `F.mse_loss`: `(a − b)²`, broadcast, then reduced. */
export function mseLoss(input: Tensor, target: Tensor, reduction: Reduction): Tensor {
  const [a, b] = pairOf(input, target, "mse_cpu");
  const { dtype, shape, count } = a;
  const left = packed(a);
  const right = packed(b);
  if (dtype.isHalf) {
    const difference = sub(a, b);
    return reduceLoss(mul(difference, difference), reduction);
  }
  const losses = emptyTensor(shape, dtype);
  const x = numbers(left);
  const y = numbers(right);
  const round = dtype.kernel === "f32" ? Math.fround : identity;
  const each = numbers(losses);
  for (let i = 0; i < count; i++) {
    const difference = round((x[i] as number) - (y[i] as number));
    each[i] = difference * difference;
  }
  const output = reduceLoss(losses, reduction);
  if (needsGradient(a, b)) {
    const scale = reduction === MEAN ? 2 / count : 2;
    attach(output, {
      name: "MseLossBackward0",
      inputs: [a, b],
      saved: [a, b],
      backward: (gradient, saved, context) => {
        const [p, q] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? gradientOf(gradient, p, q, scale) : undefined,
          context.needs(1) ? gradientOf(gradient, q, p, scale) : undefined,
        ];
      },
    });
  }
  return output;
}

function identity(x: number): number {
  return x;
}

/** `scale·(a − b)·gradient`. */
function gradientOf(gradient: Tensor, a: Tensor, b: Tensor, scale: number): Tensor {
  if (isGradEnabled() || gradient.count !== 1) return mul(mul(sub(a, b), number(scale)), gradient);
  const left = packed(a);
  const right = packed(b);
  const result = emptyTensor(a.shape, a.dtype);
  const x = numbers(left);
  const y = numbers(right);
  const out = numbers(result);
  const factor = numbers(packed(gradient))[0] as number;
  const round = a.dtype.kernel === "f32" ? Math.fround : identity;
  const by = round(scale);
  for (let i = 0; i < out.length; i++) out[i] = round(by * round((x[i] as number) - (y[i] as number))) * factor;
  return result;
}
