import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { mul, sub } from "../elementwise/arithmetic.ts";
import { broadcastShapes } from "../elementwise/broadcast.ts";
import { roll } from "../joining/flip.ts";
import { named } from "../record.ts";
import { norm } from "../reduction/norm.ts";
import { sum } from "../reduction/sum.ts";
import { expand } from "../views/expand.ts";
import { reshape } from "../views/reshape.ts";
import { diagonal } from "../views/slice.ts";
import { unsqueeze } from "../views/squeeze.ts";
import { wrapDim } from "../views/wrap-dim.ts";

/** `torch.outer(a, b)`: every product of the elements of two vectors. */
export function outer(a: Tensor, b: Tensor): Tensor {
  for (const [index, tensor] of [a, b].entries()) {
    if (tensor.shape.length !== 1) {
      throw runtimeError(
        `outer: Expected 1-D argument ${index === 0 ? "self" : "vec2"}, but got ${tensor.shape.length}-D`,
      );
    }
  }
  return mul(reshape(a, [a.count, 1]), b);
}

/** `torch.trace(x)`. */
export function trace(input: Tensor): Tensor {
  if (input.shape.length !== 2) {
    throw runtimeError(`trace: expected a matrix, but got tensor with dim ${input.shape.length}`);
  }
  return named(sum(diagonal(input, 0, 0, 1), [], false), "TraceBackward0");
}

/** `torch.cross(a, b, dim)`: the vector product along an axis of three, broadcast. */
export function cross(a: Tensor, b: Tensor, dim: number): Tensor {
  const shape = broadcastShapes(a.shape, b.shape);
  const axis = wrapDim(dim, shape.length);
  const left = expand(a, shape);
  const right = expand(b, shape);
  if (shape[axis] !== 3) {
    throw runtimeError(
      `linalg.cross: inputs dimension ${dim} must have length 3. Got ${a.shape[axis]} and ${b.shape[axis]}`,
    );
  }
  // a × b = roll(a, −1)·roll(b, 1) − roll(a, 1)·roll(b, −1).
  const product = sub(
    mul(roll(left, [-1], [axis]), roll(right, [1], [axis])),
    mul(roll(left, [1], [axis]), roll(right, [-1], [axis])),
  );
  return named(product, "LinalgCrossBackward0");
}

/**
 * `torch.cdist(a, b, p)`: the p-norm distances of all pairs of rows.
 * @param a [..., P, M].
 * @param b [..., R, M].
 * @returns [..., P, R].
 */
export function cdist(a: Tensor, b: Tensor, p: number): Tensor {
  if (a.shape.length < 2) throw runtimeError(`cdist only supports at least 2D tensors, X1 got: ${a.shape.length}D`);
  if (b.shape.length < 2) throw runtimeError(`cdist only supports at least 2D tensors, X2 got: ${b.shape.length}D`);
  if (a.shape.at(-1) !== b.shape.at(-1)) {
    throw runtimeError(`X1 and X2 must have the same number of columns. X1: ${a.shape.at(-1)} X2: ${b.shape.at(-1)}`);
  }
  return named(norm(sub(unsqueeze(a, -2), unsqueeze(b, -3)), p, [-1], false), "CdistBackward0");
}
