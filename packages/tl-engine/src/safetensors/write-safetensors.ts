import { EngineError } from "../errors.ts";
import { DTYPE_BYTES, type Dtype } from "./parse-safetensors-header.ts";

export interface TensorToWrite {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Row-major, little-endian, exactly the elements of `shape`; borrowed. */
  readonly bytes: Uint8Array;
}

/**
 * Writes a safetensors file. The same input gives the same bytes: tensors keep their order, metadata keys are sorted,
 * and the header is padded with spaces so that the tensors begin at a multiple of 8.
 * @throws EngineError `safetensors-invalid` when a name repeats or bytes do not fit a shape.
 */
export function writeSafetensors(
  tensors: readonly TensorToWrite[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = {};
  const keys = Object.keys(metadata).sort();
  if (keys.length > 0) header.__metadata__ = Object.fromEntries(keys.map((key) => [key, metadata[key]]));
  let offset = 0;
  for (const { name, dtype, shape, bytes } of tensors) {
    const expected = shape.reduce((product, extent) => product * extent, 1) * DTYPE_BYTES[dtype];
    if (Object.hasOwn(header, name)) throw new EngineError("safetensors-invalid", `two tensors are called ${name}`);
    if (bytes.byteLength !== expected) {
      throw new EngineError(
        "safetensors-invalid",
        `${name}: ${bytes.byteLength} bytes where its shape takes ${expected}`,
      );
    }
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes.byteLength] };
    offset += bytes.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(json.byteLength / 8) * 8;
  const file = new Uint8Array(8 + headerBytes + offset).fill(0x20, 8, 8 + headerBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.set(json, 8);
  let position = 8 + headerBytes;
  for (const { bytes } of tensors) {
    file.set(bytes, position);
    position += bytes.byteLength;
  }
  return file;
}

/** The bytes under a typed array, without a copy. Typed arrays are little-endian on every platform with a browser. */
export function bytesOf(array: Float32Array | Int32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
