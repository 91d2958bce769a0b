/** Codes of the element types: `cast`'s first two arguments. */
export const DTYPE = { f32: 0, f64: 1, i64: 2, i32: 3, i16: 4, i8: 5, u8: 6, bool: 7, f16: 8, bf16: 9 } as const;

export type DTypeName = keyof typeof DTYPE;

/** The types that kernels compute in; bool is computed as u8, f16 and bf16 are stored only. */
export type ComputeType = "f32" | "f64" | "i64" | "i32" | "i16" | "i8" | "u8";
export type FloatType = "f32" | "f64";

/** Bytes of one element. */
export const ELEMENT_BYTES: Readonly<Record<DTypeName, 1 | 2 | 4 | 8>> = {
  f32: 4,
  f64: 8,
  i64: 8,
  i32: 4,
  i16: 2,
  i8: 1,
  u8: 1,
  bool: 1,
  f16: 2,
  bf16: 2,
};
