import { halvesToFloat32 } from "@thaw/tl-engine/safetensors/half-float";
import {
  type Dtype,
  parseSafetensorsHeader,
  type TensorEntry,
} from "@thaw/tl-engine/safetensors/parse-safetensors-header";

export type TensorValues =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

export interface ReadTensor {
  name: string;
  dtype: Dtype;
  shape: readonly number[];
  /** Row-major. Integers of 64 bits are float64, exact up to 2⁵³; halves and bfloat16 are float32, exact. */
  values: TensorValues;
}

/** What PyTorch calls a type of safetensors. */
const dtypeNames: Record<Dtype, string> = {
  BOOL: "bool",
  U8: "uint8",
  I8: "int8",
  I16: "int16",
  U16: "uint16",
  F16: "float16",
  BF16: "bfloat16",
  I32: "int32",
  U32: "uint32",
  F32: "float32",
  I64: "int64",
  U64: "uint64",
  F64: "float64",
};

/** PyTorch's name for a type as the API gives it. */
export const dtypeName = (dtype: string): string => dtypeNames[dtype as Dtype] ?? dtype;

function readValues(dtype: Dtype, buffer: ArrayBuffer): TensorValues {
  switch (dtype) {
    case "F32":
      return new Float32Array(buffer);
    case "F64":
      return new Float64Array(buffer);
    case "F16":
      return halvesToFloat32(new Uint16Array(buffer));
    case "BF16": {
      // A bfloat16 is the upper half of a float32.
      const bits = Uint32Array.from(new Uint16Array(buffer), (upper) => upper << 16);
      return new Float32Array(bits.buffer);
    }
    case "I64":
      return Float64Array.from(new BigInt64Array(buffer), Number);
    case "U64":
      return Float64Array.from(new BigUint64Array(buffer), Number);
    case "I32":
      return new Int32Array(buffer);
    case "U32":
      return new Uint32Array(buffer);
    case "I16":
      return new Int16Array(buffer);
    case "U16":
      return new Uint16Array(buffer);
    case "I8":
      return new Int8Array(buffer);
    case "U8":
    case "BOOL":
      return new Uint8Array(buffer);
  }
}

export interface TensorFile {
  tensors: readonly TensorEntry[];
  /** One tensor's values; only what is looked at is copied out. */
  read: (name: string) => ReadTensor | null;
}

/**
 * Opens a safetensors file.
 * @param bytes the whole file; kept until the last tensor is read.
 * @throws EngineError `safetensors-invalid`.
 */
export function openTensorFile(bytes: Uint8Array): TensorFile {
  const { tensors } = parseSafetensorsHeader(bytes);
  return {
    tensors,
    read: (name) => {
      const entry = tensors.find((one) => one.name === name);
      if (!entry) return null;
      const { dtype, shape, start, end } = entry;
      // A copy is aligned, whatever the tensor's offset.
      return { name, dtype, shape, values: readValues(dtype, new Uint8Array(bytes.subarray(start, end)).buffer) };
    },
  };
}
