import { readable } from "../ops/elements.ts";
import { convert } from "../ops/elementwise/cast.ts";
import { runtimeError } from "../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";
import { sinkOf } from "./draw-into.ts";
import { drawPoisson } from "./fill-distributions.ts";
import type { Generator } from "./generator.ts";

/** `torch.poisson(rates)`: a count for each element. */
export function poisson(generator: Generator, rates: Tensor): Tensor {
  if (!rates.dtype.isFloating) throw runtimeError(`"poisson_cpu" not implemented for '${rates.dtype.scalarName}'`);
  const source = readable(rates);
  const output = emptyTensor(rates.shape, source.dtype);
  const given = sinkOf(source);
  const out = sinkOf(output);
  for (let i = 0; i < out.length; i++) {
    const rate = given[i] as number;
    if (!(rate >= 0)) throw runtimeError("invalid Poisson rate, expected rate to be non-negative");
    out[i] = drawPoisson(generator, rate);
  }
  return convert(output, rates.dtype);
}
