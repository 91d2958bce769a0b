// The same numbers as src/op-codes.ts; every op is tested through its number.

export const enum Unary {
  neg, abs, sign, ceil, floor, round, trunc, frac, sqrt, rsqrt,
  exp, expm1, log, log2, log10, log1p, sin, cos, tan, asin,
  acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, sigmoid, relu,
  silu, gelu, geluTanh, softplus, erf, erfc, lgamma, digamma, reciprocal, square,
  hardswish, hardsigmoid, mish, selu, elu, logsigmoid, exp2, bitwiseNot, logicalNot, relu6,
  softsign, tanhshrink, erfinv,
}

export const enum Binary {
  add, sub, mul, div, floorDivide, truncDivide, remainder, fmod, pow, maximum,
  minimum, fmax, fmin, atan2, copysign, hypot, bitwiseAnd, bitwiseOr, bitwiseXor, shiftLeft,
  shiftRight, logaddexp, xlogy, wherePositive,
}

export const enum Compare { eq, ne, lt, le, gt, ge }
export const enum Reduce { sum, prod, max, min, any, all }
export const enum ArgReduce { argmax, argmin }
export const enum Cumulative { cumsum, cumprod }
export const enum DType { f32, f64, i64, i32, i16, i8, u8, bool, f16, bf16 }
