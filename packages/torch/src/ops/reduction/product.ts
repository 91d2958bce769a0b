import { CUMULATIVE } from "@thaw/kernels/op-codes";
import { type DType, float32, int64 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { elements, lanesOf, readable } from "../elements.ts";
import { div, mul } from "../elementwise/arithmetic.ts";
import { cast, convert } from "../elementwise/cast.ts";
import { flip } from "../joining/flip.ts";
import { attach, needsGradient } from "../record.ts";
import { packed } from "../views/clone.ts";
import { reshape } from "../views/reshape.ts";
import { wrapDim, wrapDims } from "../views/wrap-dim.ts";
import { runReduce } from "./run-reduce.ts";
import { spread } from "./sum.ts";

/** `torch.prod(x)` or along one axis; integers multiply in int64. */
export function prod(input: Tensor, dim: number | undefined, keepDim: boolean, dtype?: DType): Tensor {
  const source = dtype === undefined ? input : cast(input, dtype);
  const axes = wrapDims(dim === undefined ? [] : [dim], source.shape.length);
  const raw = runReduce("prod", source, axes, keepDim);
  const output = convert(raw, dtype ?? (source.dtype.isFloating ? source.dtype : raw.dtype));
  if (needsGradient(source)) {
    const { shape } = source;
    attach(output, {
      name: dim === undefined ? "ProdBackward0" : "ProdBackward1",
      inputs: [source],
      saved: [source],
      savedOutputs: [0],
      backward: (gradient, saved) => {
        const [x, product] = saved as [Tensor, Tensor];
        const whole = spread(gradient, shape, axes, keepDim);
        if (!hasZero(x)) return [mul(whole, div(spread(product, shape, axes, keepDim), x))];
        const others = dim === undefined ? productOfOthers(reshape(x, [-1]), 0) : productOfOthers(x, axes[0] ?? 0);
        return [mul(whole, reshape(others, shape))];
      },
    });
  }
  return output;
}

function hasZero(input: Tensor): boolean {
  const values = elements(readable(input));
  for (let i = 0; i < values.length; i++) if (values[i] === 0) return true;
  return false;
}

/** At each place the product of all the others along the axis: what remains of a derivative where a factor is 0. */
function productOfOthers(input: Tensor, axis: number): Tensor {
  const source = readable(input);
  const output = emptyTensor(source.shape, source.dtype);
  const { outer, n, inner } = lanesOf(source.shape, axis);
  const from = elements(source) as unknown as number[];
  const to = elements(output);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * n * inner + k;
      let before = 1;
      for (let i = 0; i < n; i++) {
        to[start + i * inner] = before;
        before *= from[start + i * inner] as number;
      }
      let after = 1;
      for (let i = n - 1; i >= 0; i--) {
        to[start + i * inner] = (to[start + i * inner] as number) * after;
        after *= from[start + i * inner] as number;
      }
    }
  }
  return convert(output, input.dtype);
}

function runCumulative(op: keyof typeof CUMULATIVE, input: Tensor, axis: number): Tensor {
  const wide = packed(input.dtype.isHalf ? convert(input, float32) : input);
  const { outer, n, inner } = lanesOf(wide.shape, axis);
  const output = emptyTensor(wide.shape, wide.dtype.isFloating ? wide.dtype : int64);
  if (output.count > 0) {
    kernels[`cumulative_${wide.dtype.kernel}`](CUMULATIVE[op], outer, n, inner, wide.pointer, output.pointer);
  }
  return convert(output, input.dtype.isFloating ? input.dtype : int64);
}

/** `torch.cumsum(x, dim)`. */
export function cumsum(input: Tensor, dim: number, dtype?: DType): Tensor {
  const source = dtype === undefined ? input : cast(input, dtype);
  const axis = wrapDim(dim, source.shape.length);
  const output = convert(runCumulative("cumsum", source, axis), dtype ?? outputType(source));
  if (needsGradient(source)) {
    attach(output, {
      name: "CumsumBackward0",
      inputs: [source],
      backward: (gradient) => [sumFromEnd(gradient, axis)],
    });
  }
  return output;
}

function outputType(source: Tensor): DType {
  return source.dtype.isFloating ? source.dtype : int64;
}

/** At each place the sum from there to the end. */
export function sumFromEnd(input: Tensor, axis: number): Tensor {
  if (input.shape.length === 0) return input;
  return flip(cumsum(flip(input, [axis]), axis), [axis]);
}

/** `torch.cumprod(x, dim)`. */
export function cumprod(input: Tensor, dim: number, dtype?: DType): Tensor {
  const source = dtype === undefined ? input : cast(input, dtype);
  const axis = wrapDim(dim, source.shape.length);
  const output = convert(runCumulative("cumprod", source, axis), dtype ?? outputType(source));
  if (needsGradient(source)) {
    attach(output, {
      name: "CumprodBackward0",
      inputs: [source],
      saved: [source],
      savedOutputs: [0],
      backward: (gradient, saved) => {
        const [x, products] = saved as [Tensor, Tensor];
        return [hasZero(x) ? cumprodGradient(gradient, x, axis) : div(sumFromEnd(mul(gradient, products), axis), x)];
      },
    });
  }
  return output;
}

/** The derivative written out, for inputs with zeros: Σ_{k≥i} g_k · Π_{j≤k, j≠i} x_j. */
function cumprodGradient(gradient: Tensor, input: Tensor, axis: number): Tensor {
  const source = readable(input);
  const flowing = readable(gradient);
  const output = emptyTensor(source.shape, source.dtype);
  const { outer, n, inner } = lanesOf(source.shape, axis);
  const x = elements(source) as unknown as number[];
  const g = elements(flowing) as unknown as number[];
  const to = elements(output);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * n * inner + k;
      let before = 1;
      for (let i = 0; i < n; i++) {
        let product = before;
        let sum = 0;
        for (let j = i; j < n; j++) {
          if (j > i) product *= x[start + j * inner] as number;
          sum += (g[start + j * inner] as number) * product;
        }
        to[start + i * inner] = sum;
        before *= x[start + i * inner] as number;
      }
    }
  }
  return convert(output, input.dtype);
}
