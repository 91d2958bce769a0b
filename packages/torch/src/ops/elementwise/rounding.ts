import { bool } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { numbers } from "../elements.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { alias } from "../views/alias.ts";
import { div, mul } from "./arithmetic.ts";
import { defineUnary } from "./define-unary.ts";

const nothing = (gradient: Tensor) => zeroTensor(gradient.shape, gradient.dtype);

export const ceil = defineUnary("ceil", {
  name: "CeilBackward0",
  saves: "nothing",
  integers: "same",
  gradient: nothing,
});
export const floor = defineUnary("floor", {
  name: "FloorBackward0",
  saves: "nothing",
  integers: "same",
  gradient: nothing,
});
export const trunc = defineUnary("trunc", {
  name: "TruncBackward0",
  saves: "nothing",
  integers: "same",
  gradient: nothing,
});
/** Halves go to the even neighbour. */
export const round = defineUnary("round", {
  name: "RoundBackward0",
  saves: "nothing",
  integers: "same",
  gradient: nothing,
});
export const frac = defineUnary("frac", {
  name: "FracBackward0",
  saves: "nothing",
  integers: { refusedBy: "frac" },
  gradient: (gradient) => gradient,
});
const signOrNaN = defineUnary("sign", {
  name: "SignBackward0",
  saves: "nothing",
  integers: "same",
  gradient: nothing,
});

/** -1, 0 or 1; 0 for NaN too. */
export function sign(input: Tensor): Tensor {
  const output = signOrNaN(input);
  if (!input.dtype.isFloating || input.dtype.isHalf) return output;
  const values = numbers(output);
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) values[i] = 0;
  return output;
}

/** `|x|`. @throws RuntimeError for booleans. */
export function abs(input: Tensor): Tensor {
  if (input.dtype === bool) throw runtimeError("\"abs_cpu\" not implemented for 'Bool'");
  return absOf(input);
}

const absOf = defineUnary("abs", {
  name: "AbsBackward0",
  saves: "input",
  integers: "same",
  gradient: (gradient, input) => mul(gradient, signOrNaN(input)),
});

/** `+x`. @throws RuntimeError for booleans. */
export function positive(input: Tensor): Tensor {
  if (input.dtype === bool) {
    throw runtimeError("The `+` operator, on a bool tensor is not supported.");
  }
  return alias(input);
}

/** `torch.round(x, decimals=d)`: rounded at the d-th digit behind the point. */
export function roundTo(input: Tensor, decimals: number): Tensor {
  if (decimals === 0) return round(input);
  if (!input.dtype.isFloating) throw runtimeError(`"round_cpu" not implemented for '${input.dtype.scalarName}'`);
  const scale = number(10 ** Math.abs(decimals));
  const output = withoutGradient(() =>
    decimals > 0 ? div(round(mul(input, scale)), scale) : mul(round(div(input, scale)), scale),
  );
  if (needsGradient(input)) {
    attach(output, { name: "RoundBackward1", inputs: [input], backward: (gradient) => [nothing(gradient)] });
  }
  return output;
}
