/**
 * Numbers of the operations that the kernels know: the first argument of `unary_*`, `binary_*`, and so on.
 * The same numbers stand in assembly/op-codes.ts.
 */
export const UNARY = {
  neg: 0,
  abs: 1,
  sign: 2,
  ceil: 3,
  floor: 4,
  round: 5,
  trunc: 6,
  frac: 7,
  sqrt: 8,
  rsqrt: 9,
  exp: 10,
  expm1: 11,
  log: 12,
  log2: 13,
  log10: 14,
  log1p: 15,
  sin: 16,
  cos: 17,
  tan: 18,
  asin: 19,
  acos: 20,
  atan: 21,
  sinh: 22,
  cosh: 23,
  tanh: 24,
  asinh: 25,
  acosh: 26,
  atanh: 27,
  sigmoid: 28,
  relu: 29,
  silu: 30,
  gelu: 31,
  geluTanh: 32,
  softplus: 33,
  erf: 34,
  erfc: 35,
  lgamma: 36,
  digamma: 37,
  reciprocal: 38,
  square: 39,
  hardswish: 40,
  hardsigmoid: 41,
  mish: 42,
  selu: 43,
  elu: 44,
  logsigmoid: 45,
  exp2: 46,
  bitwiseNot: 47,
  logicalNot: 48,
  relu6: 49,
  softsign: 50,
  tanhshrink: 51,
  erfinv: 52,
} as const;

/** The unary operations that integers have too; of these `bitwiseNot` alone is not for floats. */
export const INTEGER_UNARY = [
  "neg",
  "abs",
  "sign",
  "square",
  "relu",
  "bitwiseNot",
  "logicalNot",
  "ceil",
  "floor",
  "round",
  "trunc",
] as const satisfies readonly (keyof typeof UNARY)[];

/** `div`, `atan2`, `copysign`, `hypot`, `logaddexp`, `xlogy` and `wherePositive` (a where b > 0, else 0) are for floats; bitwise operations and shifts for integers. */
export const BINARY = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  floorDivide: 4,
  truncDivide: 5,
  remainder: 6,
  fmod: 7,
  pow: 8,
  maximum: 9,
  minimum: 10,
  fmax: 11,
  fmin: 12,
  atan2: 13,
  copysign: 14,
  hypot: 15,
  bitwiseAnd: 16,
  bitwiseOr: 17,
  bitwiseXor: 18,
  shiftLeft: 19,
  shiftRight: 20,
  logaddexp: 21,
  xlogy: 22,
  wherePositive: 23,
} as const;

export const COMPARE = { eq: 0, ne: 1, lt: 2, le: 3, gt: 4, ge: 5 } as const;
export const REDUCE = { sum: 0, prod: 1, max: 2, min: 3, any: 4, all: 5 } as const;
export const ARG_REDUCE = { argmax: 0, argmin: 1 } as const;
export const CUMULATIVE = { cumsum: 0, cumprod: 1 } as const;

export type UnaryOp = keyof typeof UNARY;
export type BinaryOp = keyof typeof BINARY;
export type CompareOp = keyof typeof COMPARE;
export type ReduceOp = keyof typeof REDUCE;

/** Methods of a frozen convolution: any by columns, one filter a channel, or 3×3 at stride 1 by Winograd's F(m×m, 3×3). */
export const FROZEN = { columns: 0, depthwise: 1, winograd2: 2, winograd4: 4 } as const;
