import type { Tensor } from "../../../views/tensor.ts";
import { transpose } from "../../views/permute.ts";

/** The last two axes exchanged. */
export function matrixTranspose(input: Tensor): Tensor {
  return transpose(input, -2, -1);
}
