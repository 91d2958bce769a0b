import { runtimeError } from "../../storage/torch-error.ts";
import { countElements } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { add, mul } from "../elementwise/arithmetic.ts";
import { sum } from "../reduction/sum.ts";
import { permute } from "../views/permute.ts";
import { reshape } from "../views/reshape.ts";
import { mm } from "./mm.ts";

/**
 * `F.bilinear`: `y[o] = a·W[o]·b + bias[o]`.
 * @param a [..., n].
 * @param b [..., m].
 * @param weight [out, n, m].
 */
export function bilinear(a: Tensor, b: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor {
  const [out, n, m] = weight.shape as [number, number, number];
  if (a.shape.at(-1) !== n) {
    throw runtimeError(`bilinear(): input1 size does not match weight size: got ${a.shape.at(-1)} but expected ${n}`);
  }
  if (b.shape.at(-1) !== m) {
    throw runtimeError(`bilinear(): input2 size does not match weight size: got ${b.shape.at(-1)} but expected ${m}`);
  }
  const lead = a.shape.slice(0, -1);
  const rows = countElements(lead);
  // a·W for all outputs at once: [rows, n] × [n, out·m].
  const columns = reshape(permute(weight, [1, 0, 2]), [n, out * m]);
  const left = reshape(mm(reshape(a, [rows, n]), columns), [rows, out, m]);
  const products = mul(left, reshape(b, [rows, 1, m]));
  const result = reshape(sum(products, [2], false), [...lead, out]);
  return bias === undefined ? result : add(result, bias);
}
