// One value in, one value out, over contiguous runs; the output may be the input.

import { Unary } from "./op-codes";
import {
  Expm1, Exp, Exp2, Log, Log2, Log10, Log1p, Sin, Cos, Tan, Asin, Acos, Atan, Sinh, Cosh, Tanh, Asinh, Acosh, Atanh,
  Sigmoid, Silu, Gelu, GeluTanh, Softplus, Erf, Erfc, Erfinv, Lgamma, Digamma, Mish, Selu, Elu, Logsigmoid,
  Tanhshrink, Sign, LogicalNot, NegInteger, AbsInteger, SquareInteger, ReluInteger,
} from "./unary-scalars";
import {
  Neg, Abs, Square, Ceil, Floor, Round, Trunc, Frac, Sqrt, Rsqrt, Reciprocal, Relu, Relu6, Hardsigmoid, Hardswish,
  Softsign, BitwiseNot, Exp4, Expm14, Log4, Tanh4, Sigmoid4, Silu4, Erf4, Gelu4, GeluTanh4,
  Softplus4, Logsigmoid4, Mish4, Elu4, Selu4,
} from "./unary-vectors";

const TAIL: usize = memory.data(16, 16);

/** Applies OP's vector form; the last, partial vector is done through a buffer with the same arithmetic. */
function vectors<T, OP>(n: i32, x: usize, out: usize): void {
  const op = changetype<OP>(0);
  const bytes = <usize>n * sizeof<T>();
  const whole = bytes & ~15;
  let i: usize = 0;
  for (; i < whole; i += 16) v128.store(out + i, op.four<T>(v128.load(x + i)));
  if (i < bytes) {
    memory.copy(TAIL, x + i, bytes - i);
    v128.store(TAIL, op.four<T>(v128.load(TAIL)));
    memory.copy(out + i, TAIL, bytes - i);
  }
}

/** Applies OP one element at a time. */
function scalars<T, OP>(n: i32, x: usize, out: usize): void {
  const op = changetype<OP>(0);
  const end = <usize>n * sizeof<T>();
  for (let i: usize = 0; i < end; i += sizeof<T>()) store<T>(out + i, op.one<T>(load<T>(x + i)));
}

function floats<T>(op: i32, n: i32, x: usize, out: usize): void {
  switch (op) {
    case Unary.neg: return vectors<T, Neg>(n, x, out);
    case Unary.abs: return vectors<T, Abs>(n, x, out);
    case Unary.square: return vectors<T, Square>(n, x, out);
    case Unary.ceil: return vectors<T, Ceil>(n, x, out);
    case Unary.floor: return vectors<T, Floor>(n, x, out);
    case Unary.round: return vectors<T, Round>(n, x, out);
    case Unary.trunc: return vectors<T, Trunc>(n, x, out);
    case Unary.frac: return vectors<T, Frac>(n, x, out);
    case Unary.sqrt: return vectors<T, Sqrt>(n, x, out);
    case Unary.rsqrt: return vectors<T, Rsqrt>(n, x, out);
    case Unary.reciprocal: return vectors<T, Reciprocal>(n, x, out);
    case Unary.relu: return vectors<T, Relu>(n, x, out);
    case Unary.relu6: return vectors<T, Relu6>(n, x, out);
    case Unary.hardsigmoid: return vectors<T, Hardsigmoid>(n, x, out);
    case Unary.hardswish: return vectors<T, Hardswish>(n, x, out);
    case Unary.softsign: return vectors<T, Softsign>(n, x, out);
    case Unary.sign: return scalars<T, Sign>(n, x, out);
    case Unary.logicalNot: return scalars<T, LogicalNot>(n, x, out);
    case Unary.expm1:
      if (sizeof<T>() == 4) vectors<T, Expm14>(n, x, out);
      else scalars<T, Expm1>(n, x, out);
      return;
    case Unary.exp:
      if (sizeof<T>() == 4) vectors<T, Exp4>(n, x, out);
      else scalars<T, Exp>(n, x, out);
      return;
    case Unary.exp2: return scalars<T, Exp2>(n, x, out);
    case Unary.log:
      if (sizeof<T>() == 4) vectors<T, Log4>(n, x, out);
      else scalars<T, Log>(n, x, out);
      return;
    case Unary.log2: return scalars<T, Log2>(n, x, out);
    case Unary.log10: return scalars<T, Log10>(n, x, out);
    case Unary.log1p: return scalars<T, Log1p>(n, x, out);
    case Unary.sin: return scalars<T, Sin>(n, x, out);
    case Unary.cos: return scalars<T, Cos>(n, x, out);
    case Unary.tan: return scalars<T, Tan>(n, x, out);
    case Unary.asin: return scalars<T, Asin>(n, x, out);
    case Unary.acos: return scalars<T, Acos>(n, x, out);
    case Unary.atan: return scalars<T, Atan>(n, x, out);
    case Unary.sinh: return scalars<T, Sinh>(n, x, out);
    case Unary.cosh: return scalars<T, Cosh>(n, x, out);
    case Unary.tanh:
      if (sizeof<T>() == 4) vectors<T, Tanh4>(n, x, out);
      else scalars<T, Tanh>(n, x, out);
      return;
    case Unary.asinh: return scalars<T, Asinh>(n, x, out);
    case Unary.acosh: return scalars<T, Acosh>(n, x, out);
    case Unary.atanh: return scalars<T, Atanh>(n, x, out);
    case Unary.sigmoid:
      if (sizeof<T>() == 4) vectors<T, Sigmoid4>(n, x, out);
      else scalars<T, Sigmoid>(n, x, out);
      return;
    case Unary.silu:
      if (sizeof<T>() == 4) vectors<T, Silu4>(n, x, out);
      else scalars<T, Silu>(n, x, out);
      return;
    case Unary.gelu:
      if (sizeof<T>() == 4) vectors<T, Gelu4>(n, x, out);
      else scalars<T, Gelu>(n, x, out);
      return;
    case Unary.geluTanh:
      if (sizeof<T>() == 4) vectors<T, GeluTanh4>(n, x, out);
      else scalars<T, GeluTanh>(n, x, out);
      return;
    case Unary.softplus:
      if (sizeof<T>() == 4) vectors<T, Softplus4>(n, x, out);
      else scalars<T, Softplus>(n, x, out);
      return;
    case Unary.erf:
      if (sizeof<T>() == 4) vectors<T, Erf4>(n, x, out);
      else scalars<T, Erf>(n, x, out);
      return;
    case Unary.erfc: return scalars<T, Erfc>(n, x, out);
    case Unary.erfinv: return scalars<T, Erfinv>(n, x, out);
    case Unary.lgamma: return scalars<T, Lgamma>(n, x, out);
    case Unary.digamma: return scalars<T, Digamma>(n, x, out);
    case Unary.mish:
      if (sizeof<T>() == 4) vectors<T, Mish4>(n, x, out);
      else scalars<T, Mish>(n, x, out);
      return;
    case Unary.selu:
      if (sizeof<T>() == 4) vectors<T, Selu4>(n, x, out);
      else scalars<T, Selu>(n, x, out);
      return;
    case Unary.elu:
      if (sizeof<T>() == 4) vectors<T, Elu4>(n, x, out);
      else scalars<T, Elu>(n, x, out);
      return;
    case Unary.logsigmoid:
      if (sizeof<T>() == 4) vectors<T, Logsigmoid4>(n, x, out);
      else scalars<T, Logsigmoid>(n, x, out);
      return;
    case Unary.tanhshrink: return scalars<T, Tanhshrink>(n, x, out);
    default: unreachable();
  }
}

function integers<T>(op: i32, n: i32, x: usize, out: usize): void {
  switch (op) {
    case Unary.neg: return scalars<T, NegInteger>(n, x, out);
    case Unary.abs: return scalars<T, AbsInteger>(n, x, out);
    case Unary.sign: return scalars<T, Sign>(n, x, out);
    case Unary.square: return scalars<T, SquareInteger>(n, x, out);
    case Unary.relu: return scalars<T, ReluInteger>(n, x, out);
    case Unary.bitwiseNot: return vectors<T, BitwiseNot>(n, x, out);
    case Unary.logicalNot: return scalars<T, LogicalNot>(n, x, out);
    case Unary.ceil:
    case Unary.floor:
    case Unary.round:
    case Unary.trunc:
      memory.copy(out, x, <usize>n * sizeof<T>());
      return;
    default: unreachable();
  }
}

export function unary_f32(op: i32, n: i32, x: usize, out: usize): void {
  floats<f32>(op, n, x, out);
}

export function unary_f64(op: i32, n: i32, x: usize, out: usize): void {
  floats<f64>(op, n, x, out);
}

export function unary_i64(op: i32, n: i32, x: usize, out: usize): void {
  integers<i64>(op, n, x, out);
}

export function unary_i32(op: i32, n: i32, x: usize, out: usize): void {
  integers<i32>(op, n, x, out);
}

export function unary_i16(op: i32, n: i32, x: usize, out: usize): void {
  integers<i16>(op, n, x, out);
}

export function unary_i8(op: i32, n: i32, x: usize, out: usize): void {
  integers<i8>(op, n, x, out);
}

export function unary_u8(op: i32, n: i32, x: usize, out: usize): void {
  integers<u8>(op, n, x, out);
}
