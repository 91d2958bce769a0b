import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { transpose } from "../views/permute.ts";
import { multiplyBatch } from "./gemm.ts";
import { checkSameType } from "./mm.ts";

/**
 * `torch.bmm(a, b)`.
 * @param a [B, M, K].
 * @param b [B, K, N].
 */
export function bmm(a: Tensor, b: Tensor): Tensor {
  if (a.shape.length !== 3) throw runtimeError("batch1 must be a 3D tensor");
  if (b.shape.length !== 3) throw runtimeError("batch2 must be a 3D tensor");
  const [batch, , inner] = a.shape as [number, number, number];
  if (b.shape[0] !== batch || b.shape[1] !== inner) {
    throw runtimeError(
      `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${inner}] but got: [${b.shape[0]}, ${b.shape[1]}].`,
    );
  }
  checkSameType(a, b);
  const output = multiplyBatch(a, b);
  if (needsGradient(a, b)) {
    attach(output, {
      name: "BmmBackward0",
      inputs: [a, b],
      saved: [a, b],
      backward: (gradient, saved, context) => {
        const [left, right] = saved as [Tensor, Tensor];
        return [
          context.needs(0) ? bmm(gradient, transpose(right, 1, 2)) : undefined,
          context.needs(1) ? bmm(transpose(left, 1, 2), gradient) : undefined,
        ];
      },
    });
  }
  return output;
}
