import { runtimeError } from "../../storage/torch-error.ts";
import { countElements, sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { broadcastShapes } from "../elementwise/broadcast.ts";
import { named } from "../record.ts";
import { expand } from "../views/expand.ts";
import { reshape } from "../views/reshape.ts";
import { squeeze, unsqueeze } from "../views/squeeze.ts";
import { bmm } from "./bmm.ts";
import { checkInner, checkSameType, dot, mm, mv, unsafeView } from "./mm.ts";

/**
 * `a @ b` for every rank: vectors, matrices, and batches of matrices, whose leading axes broadcast.
 * @throws RuntimeError for 0-dimensional operands and sizes that do not meet.
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const rankA = a.shape.length;
  const rankB = b.shape.length;
  if (rankA === 0 || rankB === 0) {
    throw runtimeError(`both arguments to matmul need to be at least 1D, but they are ${rankA}D and ${rankB}D`);
  }
  if (rankA === 2 && rankB === 2) return mm(a, b);
  if (rankA === 1 && rankB === 1) return dot(a, b);
  if (rankA === 2 && rankB === 1) return mv(a, b);
  if (rankA === 1 && rankB === 2) return squeeze(mm(unsqueeze(a, 0), b), [0]);
  if (rankB <= 2) return foldLeft(a, b);
  if (rankA === 1) return named(squeeze(multiplyBroadcast(unsqueeze(a, 0), b), [-2]), "UnsafeViewBackward0");
  return multiplyBroadcast(a, b);
}

/** A batch times one matrix or vector: the batch is one tall matrix. */
function foldLeft(a: Tensor, b: Tensor): Tensor {
  const inner = a.shape.at(-1) as number;
  const leading = a.shape.slice(0, -1);
  const tall = reshape(a, [countElements(leading), inner]);
  if (b.shape.length === 1) {
    const product = mv(tall, b);
    return unsafeView(product, leading);
  }
  return unsafeView(mm(tall, b), [...leading, b.shape[1] as number]);
}

function multiplyBroadcast(a: Tensor, b: Tensor): Tensor {
  checkSameType(a, b);
  const [m, k] = a.shape.slice(-2) as [number, number];
  const [k2, n] = b.shape.slice(-2) as [number, number];
  const batchA = a.shape.slice(0, -2);
  const batchB = b.shape.slice(0, -2);
  const batch = broadcastShapes(batchA, batchB);
  const count = countElements(batch);
  const left = reshape(sameShape(batch, batchA) ? a : expand(a, [...batch, m, k]), [count, m, k]);
  const right = reshape(sameShape(batch, batchB) ? b : expand(b, [...batch, k2, n]), [count, k2, n]);
  if (k !== k2 && count === 1 && a.shape.length === 2) checkInner(left, right);
  return unsafeView(bmm(left, right), [...batch, m, n]);
}
