import type { TensorEntry } from "@thaw/tl-engine/safetensors/parse-safetensors-header";

export type NpyTensor = Pick<TensorEntry, "dtype" | "shape">;

/** NumPy's names for the types, little-endian. NumPy has no bfloat16: it becomes float32, value for value. */
const descriptions: Record<TensorEntry["dtype"], string> = {
  BOOL: "|b1",
  U8: "|u1",
  I8: "|i1",
  I16: "<i2",
  U16: "<u2",
  F16: "<f2",
  BF16: "<f4",
  I32: "<i4",
  U32: "<u4",
  F32: "<f4",
  I64: "<i8",
  U64: "<u8",
  F64: "<f8",
};

/** A bfloat16 is the upper half of a float32. */
function widenBfloat16(bytes: Uint8Array): Uint8Array {
  const wide = new Uint8Array(bytes.byteLength * 2);
  for (let at = 0; at < bytes.byteLength; at += 2) {
    wide[at * 2 + 2] = bytes[at] ?? 0;
    wide[at * 2 + 3] = bytes[at + 1] ?? 0;
  }
  return wide;
}

/**
 * Writes a tensor as NumPy's own file, version 1.0: magic, header as a Python dict padded so that the values begin at a
 * multiple of 64, then the values in C order.
 * @param bytes row-major, little-endian, exactly the elements of `shape`; borrowed.
 * Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function writeNpy({ dtype, shape }: NpyTensor, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const values = dtype === "BF16" ? widenBfloat16(bytes) : bytes;
  const extents = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const dict = `{'descr': '${descriptions[dtype]}', 'fortran_order': False, 'shape': (${extents}), }`;
  const prefixBytes = 10;
  const total = Math.ceil((prefixBytes + dict.length + 1) / 64) * 64;
  const header = `${dict.padEnd(total - prefixBytes - 1, " ")}\n`;
  const file = new Uint8Array(total + values.byteLength);
  file.set([0x93, ...Buffer.from("NUMPY", "latin1"), 1, 0]);
  new DataView(file.buffer).setUint16(8, header.length, true);
  file.set(Buffer.from(header, "latin1"), prefixBytes);
  file.set(values, total);
  return file;
}
