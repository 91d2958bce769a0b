import { bool, type DType, float32, float64, int64 } from "../../storage/dtype.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { storeElement } from "../scalars.ts";

/** The kinds of Python number, by the code that the bridge passes: 0 bool, 1 int, 2 float. */
export type NumberKind = 0 | 1 | 2;

const NUMBER_KINDS = [bool, int64, float64] as const;

/** A 0-dimensional tensor that stands for a Python number. */
export function wrapNumber(value: number | bigint, kind: NumberKind): Tensor {
  const tensor = scalarTensor(value, NUMBER_KINDS[kind]);
  tensor.isWrappedNumber = true;
  return tensor;
}

/** A number in a formula of the engine's own: it takes the dtype of the float tensor that it meets. */
export function number(value: number): Tensor {
  return wrapNumber(value, 2);
}

/** As {@link wrapNumber}, already in the dtype in which an op with `partner` computes where that is the partner's own. */
export function wrapNumberFor(partner: Tensor, value: number | bigint, kind: NumberKind): Tensor {
  const { dtype } = partner;
  const keeps = dtype.isFloating ? dtype === float32 || dtype === float64 : dtype === int64 && kind === 1;
  if (!keeps || partner.isWrappedNumber) return wrapNumber(value, kind);
  const tensor = scalarTensor(value, dtype);
  tensor.isWrappedNumber = true;
  return tensor;
}

/** A 0-dimensional tensor of one value. */
export function scalarTensor(value: number | bigint, dtype: DType): Tensor {
  const tensor = emptyTensor([], dtype);
  storeElement(dtype, tensor.pointer, value);
  return tensor;
}
