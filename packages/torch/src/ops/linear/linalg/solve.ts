import { runtimeError, TorchError } from "../../../storage/torch-error.ts";
import { sameShape } from "../../../views/strides.ts";
import type { Tensor } from "../../../views/tensor.ts";
import { mul, neg } from "../../elementwise/arithmetic.ts";
import { broadcastShapes } from "../../elementwise/broadcast.ts";
import { attach, attachAll, named, needsGradient } from "../../record.ts";
import { expand } from "../../views/expand.ts";
import { reshape } from "../../views/reshape.ts";
import { squeeze, unsqueeze } from "../../views/squeeze.ts";
import { factorLu, solveLu } from "../dense/lu.ts";
import { matmul } from "../matmul.ts";
import { readMatrices, readSquare, writeParts } from "./matrices.ts";
import { matrixTranspose } from "./matrix-transpose.ts";

function singular(name: string, index: number, count: number, at: number, rest: string): TorchError {
  const where = count > 1 ? `(Batch element ${index}): ` : "";
  return new TorchError("LinAlgError", `${name}: ${where}${rest.replace("%", String(at))}`);
}

/** `torch.linalg.inv`. @throws LinAlgError for a singular matrix. */
export function inv(input: Tensor): Tensor {
  const matrices = readSquare(input, "linalg.inv");
  const { rows: n, count } = matrices;
  const identity = new Float64Array(n * n);
  for (let i = 0; i < n; i++) identity[i * n + i] = 1;
  const parts = Array.from({ length: count }, (_, index) => {
    const lu = factorLu(matrices.at(index), n);
    if (lu.singularAt > 0) {
      const text =
        "The diagonal element % is zero, the inversion could not be completed because the input matrix is singular.";
      throw singular("linalg.inv", index, count, lu.singularAt, text);
    }
    return solveLu(lu, n, identity, n);
  });
  const output = writeParts(matrices, [n, n], parts);
  if (needsGradient(input)) {
    attach(output, {
      name: "LinalgInvExBackward0",
      inputs: [input],
      savedOutputs: [0],
      backward: (gradient, [inverse]) => {
        const turned = matrixTranspose(inverse as Tensor);
        return [neg(matmul(turned, matmul(gradient, turned)))];
      },
    });
  }
  return output;
}

/** `torch.linalg.det`. */
export function det(input: Tensor): Tensor {
  const matrices = readSquare(input, "linalg.det");
  const { rows: n, count } = matrices;
  const parts = Array.from({ length: count }, (_, index) => {
    const { factors, sign } = factorLu(matrices.at(index), n);
    let product = sign;
    for (let i = 0; i < n; i++) product *= factors[i * n + i] as number;
    return [product];
  });
  const output = writeParts(matrices, [], parts);
  if (needsGradient(input)) {
    attach(output, {
      name: "LinalgDetBackward0",
      inputs: [input],
      saved: [input],
      savedOutputs: [0],
      backward: (gradient, saved) => {
        const [a, value] = saved as [Tensor, Tensor];
        return [mul(matrixTranspose(inv(a)), column(mul(gradient, value)))];
      },
    });
  }
  return output;
}

/** One number for each matrix, to be multiplied into it. */
function column(values: Tensor): Tensor {
  return reshape(values, [...values.shape, 1, 1]);
}

/** `torch.linalg.slogdet`: the determinant's sign, and the logarithm of its size. */
export function slogdet(input: Tensor): [sign: Tensor, logarithm: Tensor] {
  const matrices = readSquare(input, "linalg.slogdet");
  const { rows: n, count } = matrices;
  const signs: number[][] = [];
  const logarithms: number[][] = [];
  for (let index = 0; index < count; index++) {
    const lu = factorLu(matrices.at(index), n);
    let sign = lu.sign;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const value = lu.factors[i * n + i] as number;
      sign *= Math.sign(value);
      total += Math.log(Math.abs(value));
    }
    signs.push([sign]);
    logarithms.push([total]);
  }
  const outputs = [writeParts(matrices, [], signs), writeParts(matrices, [], logarithms)] as [Tensor, Tensor];
  if (needsGradient(input)) {
    attachAll(outputs, {
      name: "LinalgSlogdetBackward0",
      inputs: [input],
      saved: [input],
      backward: ([, gradient], [a]) => [
        gradient === undefined ? undefined : mul(matrixTranspose(inv(a as Tensor)), column(gradient)),
      ],
    });
  }
  return outputs;
}

/**
 * `torch.linalg.solve`: X with A·X = B, batches broadcast.
 * @param b [..., n, k], or vectors [..., n].
 */
export function solve(a: Tensor, b: Tensor): Tensor {
  const isVector =
    b.shape.length === 1 || (a.shape.length - 1 === b.shape.length && sameShape(a.shape.slice(0, -1), b.shape));
  if (isVector) return named(squeeze(solveMatrix(a, unsqueeze(b, -1)), [-1]), "LinalgSolveExBackward0");
  return solveMatrix(a, b);
}

function solveMatrix(a: Tensor, b: Tensor): Tensor {
  const n = a.shape[a.shape.length - 1] as number;
  readSquare(a, "linalg.solve");
  if (b.shape.length < 2 || b.shape[b.shape.length - 2] !== n) {
    throw runtimeError(
      `linalg.solve: Incompatible shapes of A and B for the equation AX = B (${a.shape.slice(-2).join("x")} and ${b.shape.slice(-2).join("x")})`,
    );
  }
  if (a.dtype !== b.dtype) {
    throw runtimeError(
      `linalg.solve: Expected A and B to have the same dtype, but found A of type ${a.dtype.scalarName} and B of type ${b.dtype.scalarName} instead`,
    );
  }
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const k = b.shape[b.shape.length - 1] as number;
  const left = widen(a, [...batch, n, n]);
  const right = widen(b, [...batch, n, k]);
  const matrices = readSquare(left, "linalg.solve");
  const sides = readMatrices(right, "linalg.solve");
  const parts = Array.from({ length: matrices.count }, (_, index) => {
    const lu = factorLu(matrices.at(index), n);
    if (lu.singularAt > 0) {
      const text = "The solver failed because the input matrix is singular.";
      throw singular("torch.linalg.solve", index, matrices.count, lu.singularAt, text);
    }
    return solveLu(lu, n, sides.at(index), k);
  });
  const output = writeParts(matrices, [n, k], parts);
  if (needsGradient(left, right)) {
    attach(output, {
      name: "LinalgSolveExBackward0",
      inputs: [left, right],
      saved: [left],
      savedOutputs: [0],
      backward: (gradient, saved, context) => {
        const [matrix, solution] = saved as [Tensor, Tensor];
        const ofRight = solveMatrix(matrixTranspose(matrix), gradient);
        return [
          context.needs(0) ? neg(matmul(ofRight, matrixTranspose(solution))) : undefined,
          context.needs(1) ? ofRight : undefined,
        ];
      },
    });
  }
  return output;
}

function widen(tensor: Tensor, shape: readonly number[]): Tensor {
  return sameShape(tensor.shape, shape) ? tensor : expand(tensor, shape);
}
