import type { DTypeName } from "@thaw/torch/storage/dtype";
import { memory } from "@thaw/torch/storage/runtime";
import type { Tensor } from "@thaw/torch/views/tensor";

/** A snapshot is refused beyond this by the server, too. */
const MOST_BYTES = 16 * 1024 * 1024;

const TYPES: Record<DTypeName, string> = {
  float32: "F32",
  float64: "F64",
  float16: "F16",
  bfloat16: "BF16",
  int64: "I64",
  int32: "I32",
  int16: "I16",
  int8: "I8",
  uint8: "U8",
  bool: "BOOL",
};

/**
 * Tensors as one safetensors file: 8 bytes of length, a header in JSON, then each tensor's bytes in row-major order.
 * @returns null when it would be larger than a snapshot may be.
 */
export function captureTensors(tensors: readonly { name: string; tensor: Tensor }[]): Uint8Array | null {
  const header: Record<string, object> = {};
  let at = 0;
  for (const { name, tensor } of tensors) {
    const end = at + tensor.count * tensor.dtype.itemBytes;
    header[name] = { dtype: TYPES[tensor.dtype.name], shape: tensor.shape, data_offsets: [at, end] };
    at = end;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // The data begins at a multiple of eight.
  const start = 8 + Math.ceil(text.length / 8) * 8;
  if (start + at > MOST_BYTES) return null;
  const file = new Uint8Array(start + at).fill(0x20, 8, start);
  new DataView(file.buffer).setBigUint64(0, BigInt(start - 8), true);
  file.set(text, 8);
  let place = start;
  for (const { tensor } of tensors) {
    copyRows(tensor, file, place);
    place += tensor.count * tensor.dtype.itemBytes;
  }
  return file;
}

/** Copies a tensor's elements in row-major order, whatever its strides. */
function copyRows(tensor: Tensor, to: Uint8Array, at: number): void {
  const { shape, strides, dtype, count } = tensor;
  const { itemBytes } = dtype;
  if (tensor.isContiguous) {
    to.set(memory.u8.subarray(tensor.pointer, tensor.pointer + count * itemBytes), at);
    return;
  }
  for (let index = 0; index < count; index++) {
    let left = index;
    let place = tensor.pointer;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] as number;
      place += (left % size) * (strides[axis] as number) * itemBytes;
      left = Math.floor(left / size);
    }
    for (let byte = 0; byte < itemBytes; byte++) to[at + index * itemBytes + byte] = memory.u8[place + byte] as number;
  }
}
