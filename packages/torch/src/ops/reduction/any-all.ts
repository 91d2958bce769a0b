import { bool, uint8 } from "../../storage/dtype.ts";
import type { Tensor } from "../../views/tensor.ts";
import { convert } from "../elementwise/cast.ts";
import { wrapDims } from "../views/wrap-dim.ts";
import { runReduce } from "./run-reduce.ts";

/** `x.any(dims)`; uint8 gives uint8, all others bool. */
export function any(input: Tensor, dims: readonly number[], keepDim: boolean): Tensor {
  return test("any", input, dims, keepDim);
}

/** `x.all(dims)`. */
export function all(input: Tensor, dims: readonly number[], keepDim: boolean): Tensor {
  return test("all", input, dims, keepDim);
}

function test(op: "any" | "all", input: Tensor, dims: readonly number[], keepDim: boolean): Tensor {
  const result = runReduce(op, convert(input, bool), wrapDims(dims, input.shape.length), keepDim);
  return input.dtype === uint8 ? convert(result, uint8) : result;
}
