import { bool, type DType, float32 } from "../storage/dtype.ts";
import { kernels, memory } from "../storage/runtime.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";

/** The element at a byte address, as JavaScript has it: bigint for int64. Half precisions are not read so. */
export function loadElement(dtype: DType, pointer: number): number | bigint {
  switch (dtype.name) {
    case "float32":
      return memory.f32[pointer >> 2] as number;
    case "float64":
      return memory.f64[pointer >> 3] as number;
    case "int64":
      return memory.i64[pointer >> 3] as bigint;
    case "int32":
      return memory.i32[pointer >> 2] as number;
    case "int16":
      return memory.i16[pointer >> 1] as number;
    case "int8":
      return memory.i8[pointer] as number;
    default:
      return memory.u8[pointer] as number;
  }
}

/** Writes one element; floats are truncated towards zero for integers. */
export function storeElement(dtype: DType, pointer: number, value: number | bigint): void {
  switch (dtype.name) {
    case "float32":
      memory.f32[pointer >> 2] = Number(value);
      break;
    case "float64":
      memory.f64[pointer >> 3] = Number(value);
      break;
    case "int64":
      memory.i64[pointer >> 3] = typeof value === "bigint" ? value : toBigInt(value);
      break;
    case "int32":
      memory.i32[pointer >> 2] = toSmallInteger(value);
      break;
    case "int16":
      memory.i16[pointer >> 1] = toSmallInteger(value);
      break;
    case "int8":
      memory.i8[pointer] = toSmallInteger(value);
      break;
    case "float16":
    case "bfloat16":
      storeHalf(dtype, pointer, Number(value));
      break;
    default:
      memory.u8[pointer] = dtype === bool ? Number(Boolean(value)) : toSmallInteger(value);
  }
}

function toSmallInteger(value: number | bigint): number {
  return typeof value === "bigint" ? Number(BigInt.asIntN(32, value)) : value;
}

/** What C's conversion gives on common machines: the smallest integer for what does not fit. */
function toBigInt(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : -(2n ** 63n);
}

function storeHalf(dtype: DType, pointer: number, value: number): void {
  const wide = emptyTensor([], float32);
  memory.f32[wide.pointer >> 2] = value;
  kernels.cast(float32.code, dtype.code, 1, wide.pointer, pointer);
}

/** The only element of a tensor, whatever its dtype. */
export function readScalar(tensor: Tensor): number | bigint {
  if (!tensor.dtype.isHalf) return loadElement(tensor.dtype, tensor.pointer);
  const wide = emptyTensor([], float32);
  kernels.cast(tensor.dtype.code, float32.code, 1, tensor.pointer, wide.pointer);
  return memory.f32[wide.pointer >> 2] as number;
}
