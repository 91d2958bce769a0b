import { number } from "../../ops/creation/wrapped-number.ts";
import { div, mul, sub } from "../../ops/elementwise/arithmetic.ts";
import { lt } from "../../ops/elementwise/comparison.ts";
import { exp } from "../../ops/elementwise/exponential.ts";
import { xlogy } from "../../ops/elementwise/float-binary.ts";
import { abs, sign } from "../../ops/elementwise/rounding.ts";
import { where } from "../../ops/elementwise/where.ts";
import { attach, needsGradient } from "../../ops/record.ts";
import { detach } from "../../ops/views/alias.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { pairOf } from "./mse-loss.ts";
import { MEAN, type Reduction, reduceLoss } from "./reduce-loss.ts";

/**
 * Records a loss of the difference a − b: its gradient by a is `slope(a − b)`, by b the opposite.
 * The node bears the loss's own name, whatever ops compute it.
 */
function ofDifference(
  a: Tensor,
  b: Tensor,
  reduction: Reduction,
  name: string,
  value: (difference: Tensor) => Tensor,
  slope: (difference: Tensor) => Tensor,
): Tensor {
  const losses = value(sub(detach(a), detach(b)));
  const output = reduceLoss(losses, reduction);
  if (needsGradient(a, b)) {
    const factor = reduction === MEAN ? 1 / a.count : 1;
    attach(output, {
      name,
      inputs: [a, b],
      saved: [a, b],
      backward: (gradient, saved, context) => {
        const [p, q] = saved as [Tensor, Tensor];
        const scaled = mul(slope(sub(p, q)), mul(gradient, number(factor)));
        return [context.needs(0) ? scaled : undefined, context.needs(1) ? mul(scaled, number(-1)) : undefined];
      },
    });
  }
  return output;
}

/** `F.l1_loss`: `|a − b|`. PyTorch records it as a subtraction, an absolute value and a mean. */
export function l1Loss(input: Tensor, target: Tensor, reduction: Reduction): Tensor {
  return reduceLoss(abs(sub(input, target)), reduction);
}

/** `F.smooth_l1_loss`: `d²/2β` where |d| < β, else `|d| − β/2`. */
export function smoothL1Loss(input: Tensor, target: Tensor, reduction: Reduction, beta: number): Tensor {
  if (beta < 0) throw runtimeError("smooth_l1_loss does not support negative values for beta.");
  if (beta === 0) return l1Loss(input, target, reduction);
  const [a, b] = pairOf(input, target, "smooth_l1_cpu");
  return ofDifference(
    a,
    b,
    reduction,
    "SmoothL1LossBackward0",
    (d) => where(lt(abs(d), number(beta)), mul(mul(d, d), number(0.5 / beta)), sub(abs(d), number(beta / 2))),
    (d) => where(lt(abs(d), number(beta)), div(d, number(beta)), sign(d)),
  );
}

/** `F.huber_loss`: `d²/2` where |d| < δ, else `δ·(|d| − δ/2)`. */
export function huberLoss(input: Tensor, target: Tensor, reduction: Reduction, delta: number): Tensor {
  if (delta <= 0) throw runtimeError("huber_loss does not support non-positive values for delta.");
  const [a, b] = pairOf(input, target, "huber_cpu");
  return ofDifference(
    a,
    b,
    reduction,
    "HuberLossBackward0",
    (d) =>
      where(lt(abs(d), number(delta)), mul(mul(d, d), number(0.5)), mul(sub(abs(d), number(delta / 2)), number(delta))),
    (d) => where(lt(abs(d), number(delta)), d, mul(sign(d), number(delta))),
  );
}

/** `F.kl_div`: `t·(log t − x)` of log-probabilities x; the target may be given as a logarithm too. */
export function klDiv(input: Tensor, target: Tensor, reduction: Reduction, logTarget: boolean): Tensor {
  const losses = logTarget ? mul(exp(target), sub(target, input)) : sub(xlogy(target, target), mul(target, input));
  return reduceLoss(losses, reduction);
}
