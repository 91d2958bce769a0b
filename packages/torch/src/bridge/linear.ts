import { addbmm, addmm, addmv, addr, baddbmm } from "../ops/linear/addmm.ts";
import { bmm } from "../ops/linear/bmm.ts";
import { matmul } from "../ops/linear/matmul.ts";
import { dot, mm, mv } from "../ops/linear/mm.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";

function ofTwo(op: (a: Tensor, b: Tensor) => Tensor): (a: number, b: number) => number {
  return returnsTensor((a: number, b: number) => op(tensorOf(a), tensorOf(b)));
}

function ofThree(op: (input: Tensor, a: Tensor, b: Tensor, beta: number, alpha: number) => Tensor) {
  return returnsTensor((input: number, a: number, b: number, beta: number | undefined, alpha: number | undefined) =>
    op(tensorOf(input), tensorOf(a), tensorOf(b), beta ?? 1, alpha ?? 1),
  );
}

/** Products of vectors and matrices. */
export const linearBridge = {
  matmul: ofTwo(matmul),
  mm: ofTwo(mm),
  bmm: ofTwo(bmm),
  mv: ofTwo(mv),
  dot: ofTwo(dot),
  addmm: ofThree(addmm),
  addmv: ofThree(addmv),
  addr: ofThree(addr),
  baddbmm: ofThree(baddbmm),
  addbmm: ofThree(addbmm),
};
