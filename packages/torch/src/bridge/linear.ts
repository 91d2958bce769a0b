import { addbmm, addmm, addmv, addr, baddbmm } from "../ops/linear/addmm.ts";
import { bmm } from "../ops/linear/bmm.ts";
import { einsum } from "../ops/linear/einsum.ts";
import { cholesky, eigh, qr, svd } from "../ops/linear/linalg/decompositions.ts";
import { matrixExp } from "../ops/linear/linalg/matrix-exp.ts";
import { det, inv, slogdet, solve } from "../ops/linear/linalg/solve.ts";
import { matmul } from "../ops/linear/matmul.ts";
import { dot, mm, mv } from "../ops/linear/mm.ts";
import { cdist, cross, outer, trace } from "../ops/linear/products.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsTensor, returnsTensors } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { readMailbox } from "./mailbox.ts";

function ofOne(op: (a: Tensor) => Tensor): (a: number) => number {
  return returnsTensor((a: number) => op(tensorOf(a)));
}

function ofTwo(op: (a: Tensor, b: Tensor) => Tensor): (a: number, b: number) => number {
  return returnsTensor((a: number, b: number) => op(tensorOf(a), tensorOf(b)));
}

function ofThree(op: (input: Tensor, a: Tensor, b: Tensor, beta: number, alpha: number) => Tensor) {
  return returnsTensor((input: number, a: number, b: number, beta: number | undefined, alpha: number | undefined) =>
    op(tensorOf(input), tensorOf(a), tensorOf(b), beta ?? 1, alpha ?? 1),
  );
}

/** Products of vectors and matrices, and `torch.linalg`. */
export const linearBridge = {
  matmul: ofTwo(matmul),
  mm: ofTwo(mm),
  bmm: ofTwo(bmm),
  mv: ofTwo(mv),
  dot: ofTwo(dot),
  outer: ofTwo(outer),
  trace: ofOne(trace),
  cross: returnsTensor((a: number, b: number, dim: number) => cross(tensorOf(a), tensorOf(b), dim)),
  cdist: returnsTensor((a: number, b: number, p: number) => cdist(tensorOf(a), tensorOf(b), p)),
  addmm: ofThree(addmm),
  addmv: ofThree(addmv),
  addr: ofThree(addr),
  baddbmm: ofThree(baddbmm),
  addbmm: ofThree(addbmm),
  /** Mailbox: the operands. */
  einsum: returnsTensor((equation: string, count: number) => einsum(equation, readMailbox(count).map(tensorOf))),
  linalg_inv: ofOne(inv),
  linalg_det: ofOne(det),
  linalg_slogdet: returnsTensors((a: number) => slogdet(tensorOf(a))),
  linalg_solve: ofTwo(solve),
  linalg_cholesky: ofOne(cholesky),
  /** mode: reduced, complete or r. */
  linalg_qr: returnsTensors((a: number, mode: string) => qr(tensorOf(a), mode)),
  linalg_eigh: returnsTensors((a: number) => eigh(tensorOf(a))),
  linalg_svd: returnsTensors((a: number, full: boolean) => svd(tensorOf(a), full)),
  linalg_matrix_exp: ofOne(matrixExp),
};
