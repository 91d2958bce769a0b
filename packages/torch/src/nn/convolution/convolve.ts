import { attach, isGradEnabled, needsGradient } from "../../ops/record.ts";
import { sum } from "../../ops/reduction/sum.ts";
import type { Tensor } from "../../views/tensor.ts";
import type { Geometry } from "./geometry.ts";
import { runForward, runInputGradient, runWeightGradient } from "./run-convolution.ts";

const NAME = "ConvolutionBackward0";

// A convolution A(x, w), its gradient by the input B(g, w) and its gradient by the weight C(x, g) are each linear in both
// operands, and ⟨g, A(x, w)⟩ = ⟨B(g, w), x⟩ = ⟨C(x, g), w⟩. So each one's gradients are the other two, to any order.

/** `A(x, w) + b`. */
export function convolve(g: Geometry, input: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor {
  const output = runForward(g, input, weight, bias);
  if (needsGradient(input, weight, bias)) {
    attach(output, {
      name: NAME,
      inputs: [input, weight, bias],
      saved: [input, weight],
      backward: (gradient, saved, context) => {
        const [x, w] = saved as [Tensor, Tensor];
        const forInput = context.needs(0) ? convolveBack(g, gradient, w) : undefined;
        if (!isGradEnabled() && context.needs(1)) {
          return [forInput, ...runWeightGradient(g, x, gradient, context.needs(2))];
        }
        return [
          forInput,
          context.needs(1) ? correlate(g, x, gradient) : undefined,
          context.needs(2) ? sumOfChannels(gradient) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `B(g, w)`: the gradient by the input, which is what a transposed convolution computes. */
export function convolveBack(g: Geometry, gradient: Tensor, weight: Tensor): Tensor {
  const raw = runInputGradient(g, gradient, weight);
  if (needsGradient(gradient, weight)) {
    attach(raw, {
      name: NAME,
      inputs: [gradient, weight],
      saved: [gradient, weight],
      backward: (outer, saved, context) => {
        const [y, w] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? convolve(g, outer, w, undefined) : undefined,
          context.needs(1) ? correlate(g, outer, y) : undefined,
        ];
      },
    });
  }
  return raw;
}

/** `C(x, g)`: the gradient by the weight. */
function correlate(g: Geometry, input: Tensor, gradient: Tensor): Tensor {
  const [output] = runWeightGradient(g, input, gradient, false);
  if (needsGradient(input, gradient)) {
    attach(output, {
      name: NAME,
      inputs: [input, gradient],
      saved: [input, gradient],
      backward: (outer, saved, context) => {
        const [x, y] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? convolveBack(g, y, outer) : undefined,
          context.needs(1) ? convolve(g, x, outer, undefined) : undefined,
        ];
      },
    });
  }
  return output;
}

function sumOfChannels(gradient: Tensor): Tensor {
  return sum(
    gradient,
    gradient.shape.map((_, axis) => axis).filter((axis) => axis !== 1),
    false,
  );
}
