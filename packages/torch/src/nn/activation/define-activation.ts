import type { UNARY } from "@thaw/kernels/op-codes";
import { numbers, readable } from "../../ops/elements.ts";
import { mul } from "../../ops/elementwise/arithmetic.ts";
import { convert } from "../../ops/elementwise/cast.ts";
import { runUnary } from "../../ops/elementwise/run-unary.ts";
import { attach, isGradEnabled, needsGradient } from "../../ops/record.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";

/** An activation of one element. */
interface Activation {
  /** The graph node, as PyTorch prints it. */
  readonly name: string;
  /** As the message for integers names it. */
  readonly kernelName: string;
  /** A kernel, or the function itself. */
  readonly forward: keyof typeof UNARY | ((x: number) => number);
  /** The derivative; where it is left out, the ops are quicker. */
  readonly slope?: (x: number) => number;
  /** The derivative in terms of ops, where it is not constant by pieces; gradients of gradients need it. */
  readonly slopeByOps?: (x: Tensor) => Tensor;
}

/** Applies a function to every element; nothing is recorded. */
function mapElements(input: Tensor, work: (x: number) => number): Tensor {
  const source = readable(input);
  const output = emptyTensor(input.shape, source.dtype);
  const x = numbers(source);
  const y = numbers(output);
  for (let i = 0; i < y.length; i++) y[i] = work(x[i] as number);
  return convert(output, input.dtype);
}

function multiplyBySlope(gradient: Tensor, input: Tensor, slope: (x: number) => number): Tensor {
  const source = readable(input);
  const flowing = readable(gradient);
  const output = emptyTensor(input.shape, source.dtype);
  const x = numbers(source);
  const g = numbers(flowing);
  const y = numbers(output);
  for (let i = 0; i < y.length; i++) {
    // Where the function is flat nothing flows, not even a NaN or a negative zero.
    const factor = slope(x[i] as number);
    y[i] = factor === 0 ? 0 : (g[i] as number) * factor;
  }
  return convert(output, input.dtype);
}

/** Runs an activation and records it. @throws RuntimeError for integers. */
export function activate(input: Tensor, activation: Activation): Tensor {
  const { forward, slope, slopeByOps, name } = activation;
  if (!input.dtype.isFloating) {
    throw runtimeError(`"${activation.kernelName}" not implemented for '${input.dtype.scalarName}'`);
  }
  const output = typeof forward === "string" ? runUnary(forward, input, input.dtype) : mapElements(input, forward);
  if (needsGradient(input)) {
    attach(output, {
      name,
      inputs: [input],
      saved: [input],
      backward: (gradient, saved) => {
        const x = saved[0] as Tensor;
        if (slope !== undefined && !isGradEnabled()) return [multiplyBySlope(gradient, x, slope)];
        if (slopeByOps !== undefined) return [mul(gradient, slopeByOps(x))];
        return [slope === undefined ? undefined : mul(gradient, mapElements(x, slope))];
      },
    });
  }
  return output;
}
