import { number } from "../ops/creation/wrapped-number.ts";
import { div, mul } from "../ops/elementwise/arithmetic.ts";
import { sqrt } from "../ops/elementwise/exponential.ts";
import { clamp } from "../ops/elementwise/extremum.ts";
import { sum } from "../ops/reduction/sum.ts";
import type { Tensor } from "../views/tensor.ts";

/** `F.cosine_similarity`: `a·b / (max(|a|, ε)·max(|b|, ε))` along an axis, broadcast. */
export function cosineSimilarity(a: Tensor, b: Tensor, dim: number, eps: number): Tensor {
  const norms = [a, b].map((tensor) =>
    sqrt(clamp(sum(mul(tensor, tensor), [dim], true), number(eps * eps), undefined)),
  ) as [Tensor, Tensor];
  return sum(mul(div(a, norms[0]), div(b, norms[1])), [dim], false);
}
