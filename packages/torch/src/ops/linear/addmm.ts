import { memory } from "../../storage/runtime.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { add, mul } from "../elementwise/arithmetic.ts";
import { attach, named, needsGradient } from "../record.ts";
import { sum } from "../reduction/sum.ts";
import { copyElements } from "../region.ts";
import { expand } from "../views/expand.ts";
import { t } from "../views/permute.ts";
import { bmm } from "./bmm.ts";
import { multiply } from "./gemm.ts";
import { checkInner, checkSameType, gradientOfRight, mm, mv, outerProduct } from "./mm.ts";

/**
 * `beta·input + alpha·(a·b)`; the input is broadcast to [M, N].
 * With both scales 1 the product is added straight onto the input's copy.
 */
export function addmm(input: Tensor, a: Tensor, b: Tensor, beta = 1, alpha = 1): Tensor {
  if (beta !== 1 || alpha !== 1 || !input.dtype.isFloating || input.dtype.isHalf) {
    return named(combine(input, mm(a, b), beta, alpha), "AddmmBackward0");
  }
  checkInner(a, b);
  checkSameType(a, b);
  checkSameType(input, a);
  const shape = [a.shape[0] as number, b.shape[1] as number];
  const output = rowsOf(input, shape);
  multiply(a, b, output);
  if (needsGradient(input, a, b)) {
    attach(output, {
      name: "AddmmBackward0",
      inputs: [input, a, b],
      saved: [a, b],
      backward: (gradient, saved, context) => {
        const [left, right] = saved as [Tensor, Tensor];
        return [
          gradient,
          context.needs(1) ? mm(gradient, t(right)) : undefined,
          context.needs(2) ? gradientOfRight(left, gradient) : undefined,
        ];
      },
    });
  }
  return output;
}

/** A contiguous copy of a tensor broadcast to a matrix; nothing is recorded. */
function rowsOf(input: Tensor, shape: readonly number[]): Tensor {
  const output = emptyTensor(shape, input.dtype);
  const [rows, columns] = shape as [number, number];
  if (input.shape.length === 1 && input.count === columns && input.isContiguous && columns > 0) {
    const items = input.dtype.kernel === "f32" ? memory.f32 : memory.f64;
    const from = input.pointer / input.dtype.itemBytes;
    const to = output.pointer / input.dtype.itemBytes;
    if (columns < 32) {
      for (let column = 0; column < columns; column++) {
        const value = items[from + column] as number;
        for (let row = 0, at = to + column; row < rows; row++, at += columns) items[at] = value;
      }
    } else for (let row = 0; row < rows; row++) items.copyWithin(to + row * columns, from, from + columns);
    return output;
  }
  const wide = expand(aliasTensor(input, input.shape, input.strides, input.offset), shape);
  copyElements(wide, output);
  return output;
}

function combine(input: Tensor, product: Tensor, beta: number, alpha: number): Tensor {
  const scaled = alpha === 1 ? product : mul(product, number(alpha));
  if (beta === 0) return scaled;
  const wide = expand(input, product.shape);
  return add(beta === 1 ? wide : mul(wide, number(beta)), scaled);
}

/** `beta·input + alpha·(matrix·vector)`. */
export function addmv(input: Tensor, matrix: Tensor, vector: Tensor, beta = 1, alpha = 1): Tensor {
  return named(combine(input, mv(matrix, vector), beta, alpha), "AddmvBackward0");
}

/** `beta·input + alpha·(a ⊗ b)` of two vectors. */
export function addr(input: Tensor, a: Tensor, b: Tensor, beta = 1, alpha = 1): Tensor {
  return named(combine(input, outerProduct(a, b), beta, alpha), "AddrBackward0");
}

/** `beta·input + alpha·(a[i]·b[i])`, one matrix for each i. */
export function baddbmm(input: Tensor, a: Tensor, b: Tensor, beta = 1, alpha = 1): Tensor {
  return named(combine(input, bmm(a, b), beta, alpha), "BaddbmmBackward0");
}

/** `beta·input + alpha·Σᵢ a[i]·b[i]`. */
export function addbmm(input: Tensor, a: Tensor, b: Tensor, beta = 1, alpha = 1): Tensor {
  return named(combine(input, sum(bmm(a, b), [0], false), beta, alpha), "AddbmmBackward0");
}
