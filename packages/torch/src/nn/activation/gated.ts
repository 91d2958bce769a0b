import { number } from "../../ops/creation/wrapped-number.ts";
import { sigmoid } from "../../ops/elementwise/activation.ts";
import { mul } from "../../ops/elementwise/arithmetic.ts";
import { gt } from "../../ops/elementwise/comparison.ts";
import { where } from "../../ops/elementwise/where.ts";
import { attach, named, needsGradient } from "../../ops/record.ts";
import { detach } from "../../ops/views/alias.ts";
import { reshape } from "../../ops/views/reshape.ts";
import { narrow } from "../../ops/views/slice.ts";
import { wrapDim } from "../../ops/views/wrap-dim.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";

/** `a·σ(b)`, where a and b are the halves of x along an axis. */
export function glu(input: Tensor, dim: number): Tensor {
  if (input.shape.length === 0) throw runtimeError("glu does not support 0-dimensional tensors");
  const axis = wrapDim(dim, input.shape.length);
  const size = input.shape[axis] as number;
  if (size % 2 !== 0) throw runtimeError(`Halving dimension must be even, but dimension ${axis} is size ${size}`);
  const half = size / 2;
  return named(mul(narrow(input, axis, 0, half), sigmoid(narrow(input, axis, half, half))), "GluBackward0");
}

/**
 * `max(x, 0) + w·min(x, 0)`, with a weight for all, or one for each channel (axis 1).
 * @throws RuntimeError where the weights are not as many as the channels.
 */
export function prelu(input: Tensor, weight: Tensor): Tensor {
  const rank = input.shape.length;
  const channels = rank < 2 ? 1 : (input.shape[1] as number);
  if (weight.count !== 1 && weight.count !== channels) {
    throw runtimeError(
      `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.count} and channel size = ${channels}.`,
    );
  }
  const shape = input.shape.map((_, axis) => (axis === 1 && weight.count !== 1 ? channels : 1));
  const slope = reshape(weight, weight.count === 1 ? [] : shape);
  const output = raw(input, slope);
  if (needsGradient(input, slope)) {
    attach(output, {
      name: "PreluKernelBackward0",
      inputs: [input, slope],
      saved: [input, slope],
      backward: (gradient, saved, context) => {
        const [x, w] = saved as [Tensor, Tensor];
        const isPositive = gt(x, number(0));
        return [
          context.needs(0) ? where(isPositive, gradient, mul(gradient, w)) : undefined,
          context.needs(1) ? where(isPositive, number(0), mul(gradient, x)) : undefined,
        ];
      },
    });
  }
  return output;
}

function raw(input: Tensor, slope: Tensor): Tensor {
  const x = detach(input);
  return where(gt(x, number(0)), x, mul(x, detach(slope)));
}
