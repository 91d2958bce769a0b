// One value in, one value out, over contiguous runs; the output may be the input.

import { Unary } from "./op-codes";
import { exp4, expm14, log4, sigmoid4, tanh4 } from "./math-vector";
import { erf4, gelu4 } from "./math-vector-erf";
import { digamma, erf, erfc, erfinv, lgamma } from "./math-special";

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

// Vector forms for every type that has the instruction.

@unmanaged
class Neg {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.neg<T>(x);
  }
}

@unmanaged
class Abs {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.abs<T>(x);
  }
}

@unmanaged
class Square {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.mul<T>(x, x);
  }
}

@unmanaged
class Ceil {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.ceil<T>(x);
  }
}

@unmanaged
class Floor {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.floor<T>(x);
  }
}

@unmanaged
class Round {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.nearest<T>(x);
  }
}

@unmanaged
class Trunc {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.trunc<T>(x);
  }
}

@unmanaged
class Frac {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.sub<T>(x, v128.trunc<T>(x));
  }
}

@unmanaged
class Sqrt {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.sqrt<T>(x);
  }
}

@unmanaged
class Rsqrt {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(v128.splat<T>(<T>1), v128.sqrt<T>(x));
  }
}

@unmanaged
class Reciprocal {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(v128.splat<T>(<T>1), x);
  }
}

@unmanaged
class Relu {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.pmax<T>(x, v128.splat<T>(<T>0));
  }
}

@unmanaged
class Relu6 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.min<T>(v128.max<T>(x, v128.splat<T>(<T>0)), v128.splat<T>(<T>6));
  }
}

@unmanaged
class Hardsigmoid {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(v128.min<T>(v128.max<T>(v128.add<T>(x, v128.splat<T>(<T>3)), v128.splat<T>(<T>0)), v128.splat<T>(<T>6)), v128.splat<T>(<T>6));
  }
}

@unmanaged
class Hardswish {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.mul<T>(x, changetype<Hardsigmoid>(0).four<T>(x));
  }
}

@unmanaged
class Softsign {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.div<T>(x, v128.add<T>(v128.abs<T>(x), v128.splat<T>(<T>1)));
  }
}

@unmanaged
class BitwiseNot {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return v128.not(x);
  }
}

// Vector forms for f32 alone.

@unmanaged
class Exp4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return exp4(x);
  }
}

@unmanaged
class Expm14 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return expm14(x);
  }
}

@unmanaged
class Log4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return log4(x);
  }
}

@unmanaged
class Tanh4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return tanh4(x);
  }
}

@unmanaged
class Sigmoid4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return sigmoid4(x);
  }
}

@unmanaged
class Silu4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return f32x4.div(x, f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
  }
}

@unmanaged
class Erf4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return erf4(x);
  }
}

@unmanaged
class Gelu4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    return gelu4(x);
  }
}

/** 0.5·x·(1 + tanh u) = x / (1 + e^-2u) with u = √(2/π)·(x + 0.044715·x³). */
@unmanaged
class GeluTanh4 {
  // @ts-ignore: decorator
  @inline
  four<T>(x: v128): v128 {
    const cube = f32x4.mul(f32x4.mul(x, x), x);
    const inner = f32x4.mul(f32x4.splat(0.7978845608), f32x4.add(x, f32x4.mul(f32x4.splat(0.044715), cube)));
    return f32x4.div(x, f32x4.add(f32x4.splat(1), exp4(f32x4.mul(f32x4.splat(-2), inner))));
  }
}

// One element at a time, in double precision: a float result is then rounded once.

@unmanaged
class Expm1 {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.expm1(v));
  }
}

@unmanaged
class Exp {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.exp(v));
  }
}

@unmanaged
class Exp2 {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.pow(2, v));
  }
}

@unmanaged
class Log {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log(v));
  }
}

@unmanaged
class Log2 {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log2(v));
  }
}

@unmanaged
class Log10 {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log10(v));
  }
}

@unmanaged
class Log1p {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log1p(v));
  }
}

@unmanaged
class Sin {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.sin(v));
  }
}

@unmanaged
class Cos {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.cos(v));
  }
}

@unmanaged
class Tan {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.tan(v));
  }
}

@unmanaged
class Asin {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.asin(v));
  }
}

@unmanaged
class Acos {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.acos(v));
  }
}

@unmanaged
class Atan {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.atan(v));
  }
}

@unmanaged
class Sinh {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.sinh(v));
  }
}

@unmanaged
class Cosh {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.cosh(v));
  }
}

@unmanaged
class Tanh {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.tanh(v));
  }
}

@unmanaged
class Asinh {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.asinh(v));
  }
}

@unmanaged
class Acosh {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.acosh(v));
  }
}

@unmanaged
class Atanh {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.atanh(v));
  }
}

@unmanaged
class Sigmoid {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(1 / (1 + Math.exp(-v)));
  }
}

@unmanaged
class Silu {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v / (1 + Math.exp(-v)));
  }
}

@unmanaged
class Gelu {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v * 0.5 * (1 + erf(v * 0.7071067811865476)));
  }
}

@unmanaged
class GeluTanh {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(0.5 * v * (1 + Math.tanh(0.7978845608028654 * (v + 0.044715 * v * v * v))));
  }
}

@unmanaged
class Softplus {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v > 20 ? v : Math.log1p(Math.exp(v)));
  }
}

@unmanaged
class Erf {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(erf(v));
  }
}

@unmanaged
class Erfc {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(erfc(v));
  }
}

@unmanaged
class Erfinv {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(erfinv(v));
  }
}

@unmanaged
class Lgamma {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(lgamma(v));
  }
}

@unmanaged
class Digamma {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(digamma(v));
  }
}

@unmanaged
class Mish {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v * Math.tanh(v > 20 ? v : Math.log1p(Math.exp(v))));
  }
}

@unmanaged
class Selu {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(1.0507009873554804934193349852946 * (v > 0 ? v : 1.6732632423543772848170429916717 * Math.expm1(v)));
  }
}

@unmanaged
class Elu {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v > 0 ? v : Math.expm1(v));
  }
}

@unmanaged
class Logsigmoid {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.min(v, 0) - Math.log1p(Math.exp(-Math.abs(v))));
  }
}

@unmanaged
class Tanhshrink {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v - Math.tanh(v));
  }
}

@unmanaged
class Sign {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    if (isFloat<T>()) return x > 0 ? <T>1 : x < 0 ? <T>-1 : x == 0 ? <T>0 : x;
    return <T>(<i32>(x > 0) - <i32>(x < <T>0));
  }
}

@unmanaged
class LogicalNot {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    return <T>(x == 0);
  }
}

@unmanaged
class NegInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    return <T>-x;
  }
}

@unmanaged
class AbsInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    return isSigned<T>() && x < <T>0 ? <T>-x : x;
  }
}

@unmanaged
class SquareInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    return <T>(x * x);
  }
}

@unmanaged
class ReluInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(x: T): T {
    return isSigned<T>() && x < <T>0 ? <T>0 : x;
  }
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
    case Unary.softplus: return scalars<T, Softplus>(n, x, out);
    case Unary.erf:
      if (sizeof<T>() == 4) vectors<T, Erf4>(n, x, out);
      else scalars<T, Erf>(n, x, out);
      return;
    case Unary.erfc: return scalars<T, Erfc>(n, x, out);
    case Unary.erfinv: return scalars<T, Erfinv>(n, x, out);
    case Unary.lgamma: return scalars<T, Lgamma>(n, x, out);
    case Unary.digamma: return scalars<T, Digamma>(n, x, out);
    case Unary.mish: return scalars<T, Mish>(n, x, out);
    case Unary.selu: return scalars<T, Selu>(n, x, out);
    case Unary.elu: return scalars<T, Elu>(n, x, out);
    case Unary.logsigmoid: return scalars<T, Logsigmoid>(n, x, out);
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
