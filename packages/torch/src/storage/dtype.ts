/** The names of PyTorch's dtypes that this engine stores. */
export type DTypeName =
  | "float32"
  | "float64"
  | "int64"
  | "int32"
  | "int16"
  | "int8"
  | "uint8"
  | "bool"
  | "float16"
  | "bfloat16";

/** The suffix of the kernels that compute in this dtype; half precisions are stored, and computed in f32. */
export type KernelSuffix = "f32" | "f64" | "i64" | "i32" | "i16" | "i8" | "u8";

/** What the engine knows of an element type. */
export interface DType {
  readonly name: DTypeName;
  /** A small number that stands for the dtype where only numbers can pass: kernels and the bridge. */
  readonly code: number;
  readonly itemBytes: 1 | 2 | 4 | 8;
  readonly isFloating: boolean;
  /** True for signed and unsigned integers; false for bool. */
  readonly isInteger: boolean;
  readonly kernel: KernelSuffix;
  /** float16 and bfloat16: converted to float32 before any arithmetic, and back after. */
  readonly isHalf: boolean;
  /** As in `torch.FloatTensor`. */
  readonly legacyName: string;
  /** As C++ messages name it: `Float`, `Long`. */
  readonly scalarName: string;
}

function describe(
  code: number,
  name: DTypeName,
  itemBytes: 1 | 2 | 4 | 8,
  kernel: KernelSuffix,
  legacyName: string,
  scalarName: string,
): DType {
  const isFloating = name.includes("float");
  return {
    code,
    name,
    itemBytes,
    kernel,
    isFloating,
    isInteger: name.includes("int"),
    isHalf: name === "float16" || name === "bfloat16",
    legacyName,
    scalarName,
  };
}

// The codes are those of `@thaw/kernels/dtype-codes`; a test holds the two together.
export const float32 = describe(0, "float32", 4, "f32", "FloatTensor", "Float");
export const float64 = describe(1, "float64", 8, "f64", "DoubleTensor", "Double");
export const int64 = describe(2, "int64", 8, "i64", "LongTensor", "Long");
export const int32 = describe(3, "int32", 4, "i32", "IntTensor", "Int");
export const int16 = describe(4, "int16", 2, "i16", "ShortTensor", "Short");
export const int8 = describe(5, "int8", 1, "i8", "CharTensor", "Char");
export const uint8 = describe(6, "uint8", 1, "u8", "ByteTensor", "Byte");
export const bool = describe(7, "bool", 1, "u8", "BoolTensor", "Bool");
export const float16 = describe(8, "float16", 2, "f32", "HalfTensor", "Half");
export const bfloat16 = describe(9, "bfloat16", 2, "f32", "BFloat16Tensor", "BFloat16");

/** Every dtype, at the index of its code. */
export const DTYPES: readonly DType[] = [float32, float64, int64, int32, int16, int8, uint8, bool, float16, bfloat16];

let defaultDType: DType = float32;

/** The dtype of `torch.rand(3)` and of Python floats. */
export function defaultFloat(): DType {
  return defaultDType;
}

/** `torch.set_default_dtype`. */
export function setDefaultFloat(dtype: DType): void {
  defaultDType = dtype;
}
