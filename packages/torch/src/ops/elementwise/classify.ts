import { bool } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { sameShape } from "../../views/strides.ts";
import type { Tensor } from "../../views/tensor.ts";
import { number } from "../creation/wrapped-number.ts";
import { elements, readable } from "../elements.ts";
import { withoutGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { add, mul, sub } from "./arithmetic.ts";
import { eq, le, lt, ne } from "./comparison.ts";
import { copysign } from "./float-binary.ts";
import { logicalAnd, logicalNot, logicalOr } from "./logical.ts";
import { recordAs } from "./record-as.ts";
import { abs } from "./rounding.ts";
import { where } from "./where.ts";

export function isnan(input: Tensor): Tensor {
  return input.dtype.isFloating ? ne(input, input) : zeroTensor(input.shape, bool);
}

export function isinf(input: Tensor): Tensor {
  return input.dtype.isFloating ? eq(bareAbs(input), number(Infinity)) : zeroTensor(input.shape, bool);
}

export function isfinite(input: Tensor): Tensor {
  return input.dtype.isFloating ? lt(bareAbs(input), number(Infinity)) : logicalNot(zeroTensor(input.shape, bool));
}

export function isposinf(input: Tensor): Tensor {
  return eq(input, number(Infinity));
}

export function isneginf(input: Tensor): Tensor {
  return eq(input, number(-Infinity));
}

export function signbit(input: Tensor): Tensor {
  return input.dtype.isFloating ? lt(copysign(number(1), input), number(0)) : lt(input, number(0));
}

function bareAbs(input: Tensor): Tensor {
  return withoutGradient(() => abs(input));
}

/** `torch.nan_to_num`: NaN and the infinities replaced, by 0 and the dtype's extremes unless told. */
export function nanToNum(input: Tensor, nan = 0, positive?: number, negative?: number): Tensor {
  if (!input.dtype.isFloating) return input;
  const largest = LARGEST[input.dtype.name] ?? Number.MAX_VALUE;
  const compute = (x: Tensor) => {
    const high = where(isposinf(x), number(positive ?? largest), x);
    const low = where(isneginf(x), number(negative ?? -largest), high);
    return where(isnan(x), number(nan), low);
  };
  return recordAs("NanToNumBackward0", input, compute, (gradient, x) => where(isfinite(x), gradient, number(0)));
}

const LARGEST: Record<string, number> = {
  float16: 65504,
  bfloat16: 3.3895313892515355e38,
  float32: 3.4028234663852886e38,
  float64: Number.MAX_VALUE,
};

/** `torch.isclose`: |a − b| ≤ atol + rtol·|b|, or the same; NaNs are close to each other only where told so. */
export function isclose(a: Tensor, b: Tensor, rtol: number, atol: number, equalNan: boolean): Tensor {
  if (a.dtype !== b.dtype) throw runtimeError(`${a.dtype.scalarName} did not match ${b.dtype.scalarName}`);
  return withoutGradient(() => {
    let close = eq(a, b);
    if (equalNan && a.dtype.isFloating) close = logicalOr(close, logicalAnd(isnan(a), isnan(b)));
    if (rtol === 0 && atol === 0) return close;
    const distance = abs(a.dtype === bool ? ne(a, b) : sub(a, b));
    const allowed = add(abs(mul(b, number(rtol))), number(atol));
    return logicalOr(close, logicalAnd(isfinite(distance), le(distance, allowed)));
  });
}

/** `torch.equal`: one shape and the same elements. */
export function equal(a: Tensor, b: Tensor): boolean {
  if (!sameShape(a.shape, b.shape)) return false;
  const same = elements(readable(eq(a, b)));
  for (let i = 0; i < same.length; i++) if (same[i] === 0) return false;
  return true;
}
