import { runtimeError } from "../../storage/torch-error.ts";
import { contiguousStrides } from "../../views/strides.ts";
import { aliasTensor, type Tensor } from "../../views/tensor.ts";
import { mul } from "../elementwise/arithmetic.ts";
import { attach, needsGradient } from "../record.ts";
import { t } from "../views/permute.ts";
import { reshape } from "../views/reshape.ts";
import { multiply } from "./gemm.ts";

/** `mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)`. */
export function checkInner(a: Tensor, b: Tensor): void {
  if (a.shape[1] !== b.shape[0]) {
    throw runtimeError(`mat1 and mat2 shapes cannot be multiplied (${a.shape.join("x")} and ${b.shape.join("x")})`);
  }
}

/** The sentence of PyTorch 2 for two dtypes; 1.13 says `expected scalar type Float but found Long`. */
export function checkSameType(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype) {
    throw runtimeError(
      `expected m1 and m2 to have the same dtype, but got: ${cName(a.dtype.name)} != ${cName(b.dtype.name)}`,
    );
  }
}

const C_NAMES: Readonly<Record<string, string>> = {
  float32: "float",
  float64: "double",
  int64: "long long",
  int32: "int",
  int16: "short",
  int8: "signed char",
  uint8: "unsigned char",
  bool: "bool",
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
};

/** A dtype as C++ names it in messages. */
export function cName(name: string): string {
  return C_NAMES[name] ?? name;
}

/**
 * `torch.mm(a, b)`.
 * @param a [M, K].
 * @param b [K, N].
 */
export function mm(a: Tensor, b: Tensor): Tensor {
  if (a.shape.length !== 2) throw runtimeError("self must be a matrix");
  if (b.shape.length !== 2) throw runtimeError("mat2 must be a matrix");
  checkInner(a, b);
  checkSameType(a, b);
  const output = multiply(a, b);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "MmBackward0",
      inputs: [a, b],
      saved: [a, b],
      backward: (gradient, saved, context) => {
        const [left, right] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? mm(gradient, t(right)) : undefined,
          context.needs(1) ? gradientOfRight(left, gradient) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `leftᵀ·gradient`, laid out as the transposed product where that spares a copy of a transposed weight's gradient. */
export function gradientOfRight(left: Tensor, gradient: Tensor): Tensor {
  return t(mm(t(gradient), left));
}

/** A product of a shape that is put together anew: PyTorch records `UnsafeViewBackward0`. */
export function unsafeView(input: Tensor, shape: readonly number[]): Tensor {
  const output = aliasTensor(input, shape, contiguousStrides(shape), input.offset);
  if (needsGradient(input)) {
    const { shape: from } = input;
    attach(output, { name: "UnsafeViewBackward0", inputs: [input], backward: (gradient) => [reshape(gradient, from)] });
  }
  return output;
}

/**
 * `torch.mv(matrix, vector)`.
 * @param matrix [M, K].
 * @param vector [K].
 */
export function mv(matrix: Tensor, vector: Tensor): Tensor {
  if (matrix.shape.length !== 2 || vector.shape.length !== 1) {
    throw runtimeError(`vector + matrix @ vector expected, got 1, ${matrix.shape.length}, ${vector.shape.length}`);
  }
  const [rows, columns] = matrix.shape as [number, number];
  if (columns !== vector.shape[0]) {
    throw runtimeError(`size mismatch, got input (${rows}), mat (${rows}x${columns}), vec (${vector.shape[0]})`);
  }
  checkSameType(matrix, vector);
  const column = aliasTensor(vector, [columns, 1], [vector.strides[0] as number, 1], vector.offset);
  const output = multiply(matrix, column);
  output.reshapeInPlace([rows], [1], 0);
  if (needsGradient(matrix, vector)) {
    attach(output, {
      name: "MvBackward0",
      inputs: [matrix, vector],
      saved: [matrix, vector],
      backward: (gradient, saved, context) => {
        const [left, right] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? outerProduct(gradient, right) : undefined,
          context.needs(1) ? mv(t(left), gradient) : undefined,
        ];
      },
    });
  }
  return output;
}

/** `a·bᵀ` of two vectors, as a product of a column and a row. */
export function outerProduct(a: Tensor, b: Tensor): Tensor {
  return mm(reshape(a, [a.count, 1]), reshape(b, [1, b.count]));
}

/** `torch.dot(a, b)` of two vectors of one length. */
export function dot(a: Tensor, b: Tensor): Tensor {
  if (a.shape.length !== 1 || b.shape.length !== 1) {
    throw runtimeError(`1D tensors expected, but got ${a.shape.length}D and ${b.shape.length}D tensors`);
  }
  if (a.dtype !== b.dtype) {
    throw runtimeError(
      `dot : expected both vectors to have same dtype, but found ${a.dtype.scalarName} and ${b.dtype.scalarName}`,
    );
  }
  if (a.count !== b.count) {
    throw runtimeError(
      `inconsistent tensor size, expected tensor [${a.count}] and src [${b.count}] to have the same number of elements, but got ${a.count} and ${b.count} elements respectively`,
    );
  }
  const row = aliasTensor(a, [1, a.count], [1, a.strides[0] as number], a.offset);
  const column = aliasTensor(b, [b.count, 1], [b.strides[0] as number, 1], b.offset);
  const output = multiply(row, column);
  output.reshapeInPlace([], [], 0);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "DotBackward0",
      inputs: [a, b],
      saved: [a, b],
      backward: (gradient, saved, context) => {
        const [left, right] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? mul(gradient, right) : undefined,
          context.needs(1) ? mul(gradient, left) : undefined,
        ];
      },
    });
  }
  return output;
}
