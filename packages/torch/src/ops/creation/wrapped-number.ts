import { bool, type DType, float64, int64 } from "../../storage/dtype.ts";
import { memory } from "../../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";

/** The kinds of Python number, by the code that the bridge passes. */
export const NUMBER_KINDS = [bool, int64, float64] as const;

/** A 0-dimensional tensor that stands for a Python number: kind 0 bool, 1 int, 2 float. */
export function wrapNumber(value: number | bigint, kind: 0 | 1 | 2): Tensor {
  const tensor = scalarTensor(value, NUMBER_KINDS[kind] as DType);
  tensor.isWrappedNumber = true;
  return tensor;
}

/** A 0-dimensional tensor of one value. */
export function scalarTensor(value: number | bigint, dtype: DType): Tensor {
  const tensor = emptyTensor([], dtype);
  const { pointer } = tensor;
  switch (dtype.kernel) {
    case "f64":
      memory.f64[pointer >> 3] = Number(value);
      break;
    case "f32":
      if (dtype.isHalf) throw new RangeError("half precision is made by a cast");
      memory.f32[pointer >> 2] = Number(value);
      break;
    case "i64":
      memory.i64[pointer >> 3] = typeof value === "bigint" ? value : BigInt(Math.trunc(value));
      break;
    case "i32":
      memory.i32[pointer >> 2] = Number(value);
      break;
    case "i16":
      memory.i16[pointer >> 1] = Number(value);
      break;
    case "i8":
      memory.i8[pointer] = Number(value);
      break;
    default:
      memory.u8[pointer] = dtype === bool ? Number(Boolean(value)) : Number(value);
  }
  return tensor;
}
