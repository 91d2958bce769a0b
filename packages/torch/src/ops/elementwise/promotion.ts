import { bool, DTYPES, type DType, defaultFloat, float32, float64, int16, uint8 } from "../../storage/dtype.ts";
import type { Tensor } from "../../views/tensor.ts";

/** bool < integers < floats: a kind that is higher decides alone. */
function kind(dtype: DType): number {
  if (dtype === bool) return 0;
  return dtype.isFloating ? 2 : 1;
}

/** The dtype that holds both, as `torch.promote_types` says. */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  const kinds = kind(a) - kind(b);
  if (kinds !== 0) return kinds > 0 ? a : b;
  if (a.isFloating) return promoteFloats(a, b);
  if (a === uint8 || b === uint8) {
    const other = a === uint8 ? b : a;
    return other.itemBytes === 1 ? int16 : other;
  }
  return a.itemBytes > b.itemBytes ? a : b;
}

function promoteFloats(a: DType, b: DType): DType {
  if (a === float64 || b === float64) return float64;
  return float32;
}

/**
 * The dtype in which an op over these operands computes (`torch.result_type`).
 * Tensors with dimensions decide; scalar tensors, and after them Python numbers, only where their kind is higher.
 */
export function resultType(operands: readonly Tensor[]): DType {
  let dimensioned: DType | undefined;
  let scalar: DType | undefined;
  let wrapped: DType | undefined;
  for (const operand of operands) {
    const { dtype } = operand;
    if (operand.isWrappedNumber) {
      const asNumber = dtype.isFloating ? defaultFloat() : dtype;
      wrapped = wrapped === undefined ? asNumber : promoteTypes(wrapped, asNumber);
    } else if (operand.shape.length === 0) scalar = scalar === undefined ? dtype : promoteTypes(scalar, dtype);
    else dimensioned = dimensioned === undefined ? dtype : promoteTypes(dimensioned, dtype);
  }
  return raise(raise(dimensioned, scalar), wrapped) ?? defaultFloat();
}

/** {@link resultType} of two operands, quick where they agree. */
export function resultTypeOf(a: Tensor, b: Tensor): DType {
  if (a.dtype === b.dtype && !(a.isWrappedNumber && b.isWrappedNumber)) return a.dtype;
  return resultType([a, b]);
}

function raise(strong: DType | undefined, weak: DType | undefined): DType | undefined {
  if (strong === undefined) return weak;
  if (weak === undefined || kind(weak) <= kind(strong)) return strong;
  return weak;
}

/** The float dtype in which a function such as `exp` or a true division of integers answers. */
export function floatFor(dtype: DType): DType {
  return dtype.isFloating ? dtype : defaultFloat();
}

/** The dtype with this code. */
export function dtypeOfCode(code: number): DType {
  return DTYPES[code] as DType;
}
