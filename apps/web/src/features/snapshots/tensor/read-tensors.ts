import { halvesToFloat32 } from "@thaw/tl-engine/safetensors/half-float";
import {
  DTYPE_BYTES,
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

function readValues(dtype: Dtype, buffer: ArrayBuffer, start: number, count: number): TensorValues {
  switch (dtype) {
    case "F32":
      return new Float32Array(buffer, start, count);
    case "F64":
      return new Float64Array(buffer, start, count);
    case "F16":
      return halvesToFloat32(new Uint16Array(buffer, start, count));
    case "BF16": {
      // A bfloat16 is the upper half of a float32.
      const bits = Uint32Array.from(new Uint16Array(buffer, start, count), (upper) => upper << 16);
      return new Float32Array(bits.buffer);
    }
    case "I64":
      return Float64Array.from(new BigInt64Array(buffer, start, count), Number);
    case "U64":
      return Float64Array.from(new BigUint64Array(buffer, start, count), Number);
    case "I32":
      return new Int32Array(buffer, start, count);
    case "U32":
      return new Uint32Array(buffer, start, count);
    case "I16":
      return new Int16Array(buffer, start, count);
    case "U16":
      return new Uint16Array(buffer, start, count);
    case "I8":
      return new Int8Array(buffer, start, count);
    case "U8":
    case "BOOL":
      return new Uint8Array(buffer, start, count);
  }
}

export interface TensorFile {
  tensors: readonly TensorEntry[];
  /** One tensor's values; null where there is none of that name. */
  read: (name: string) => ReadTensor | null;
}

/**
 * Opens a safetensors file. A tensor's values are a view of it where they lie aligned, as they do in the files that
 * PyTorch and this site write.
 * @param bytes the whole file; kept as long as a tensor of it is.
 * @throws EngineError `safetensors-invalid`.
 */
export function openTensorFile(bytes: Uint8Array<ArrayBuffer>): TensorFile {
  const { tensors } = parseSafetensorsHeader(bytes);
  return {
    tensors,
    read: (name) => {
      const entry = tensors.find((one) => one.name === name);
      if (!entry) return null;
      const { dtype, shape, start, end } = entry;
      const size = DTYPE_BYTES[dtype];
      const count = (end - start) / size;
      const aligned = (bytes.byteOffset + start) % size === 0;
      const values = aligned
        ? readValues(dtype, bytes.buffer, bytes.byteOffset + start, count)
        : readValues(dtype, bytes.slice(start, end).buffer, 0, count);
      return { name, dtype, shape, values };
    },
  };
}
