// Two strided operands in, one contiguous output, broadcast by strides of 0.
// desc: i32 [ndim, out, a, b, shape[ndim], strideA[ndim], strideB[ndim]], strides in elements.

import {
  Add, Sub, Mul, Div, Maximum, Minimum, BitwiseAnd, BitwiseOr, BitwiseXor, WherePositive, FloorDivide, TruncDivide,
  Fmod, Remainder, Fmax, Fmin, Pow, Atan2, Copysign, Hypot, Logaddexp, Xlogy, DivideTruncInteger, DivideFloorInteger,
  FmodInteger, RemainderInteger, PowInteger, ShiftLeft, ShiftRight,
} from "./binary-ops";
import { advance, at0, at1, plan, runsOf, sizeAt, strideAt } from "./iterate";
import { Binary } from "./op-codes";

/** Runs by vectors where each operand is contiguous or one value, else one element at a time. */
@unmanaged
class Vectors {
  run<T, OP>(n: i32, a: usize, strideA: i32, b: usize, strideB: i32, out: usize): void {
    const isPlain = (strideA == 0 || strideA == 1) && (strideB == 0 || strideB == 1);
    if (!isPlain || n < 16 / <i32>sizeof<T>()) {
      changetype<Scalars>(0).run<T, OP>(n, a, strideA, b, strideB, out);
      return;
    }
    const op = changetype<OP>(0);
    const bytes = <usize>n * sizeof<T>();
    const whole = bytes & ~15;
    let i: usize = 0;
    if (strideA != 0 && strideB != 0) {
      for (; i < whole; i += 16) v128.store(out + i, op.four<T>(v128.load(a + i), v128.load(b + i)));
    } else if (strideA != 0) {
      const value = v128.splat<T>(load<T>(b));
      for (; i < whole; i += 16) v128.store(out + i, op.four<T>(v128.load(a + i), value));
    } else if (strideB != 0) {
      const value = v128.splat<T>(load<T>(a));
      for (; i < whole; i += 16) v128.store(out + i, op.four<T>(value, v128.load(b + i)));
    } else {
      const value = op.four<T>(v128.splat<T>(load<T>(a)), v128.splat<T>(load<T>(b)));
      for (; i < whole; i += 16) v128.store(out + i, value);
    }
    for (; i < bytes; i += sizeof<T>()) {
      store<T>(out + i, op.one<T>(load<T>(strideA != 0 ? a + i : a), load<T>(strideB != 0 ? b + i : b)));
    }
  }
}

@unmanaged
class Scalars {
  run<T, OP>(n: i32, a: usize, strideA: i32, b: usize, strideB: i32, out: usize): void {
    const op = changetype<OP>(0);
    const stepA = <usize>(<isize>strideA) * sizeof<T>();
    const stepB = <usize>(<isize>strideB) * sizeof<T>();
    const end = out + <usize>n * sizeof<T>();
    for (; out < end; out += sizeof<T>()) {
      store<T>(out, op.one<T>(load<T>(a), load<T>(b)));
      a += stepA;
      b += stepB;
    }
  }
}

function walk<T, OP, RUN>(desc: usize): void {
  const ndim = load<i32>(desc);
  let out = <usize>load<u32>(desc, 4);
  const a = <usize>load<u32>(desc, 8);
  const b = <usize>load<u32>(desc, 12);
  const shape = desc + 16;
  const rank = plan(ndim, shape, shape + ((<usize>ndim) << 2), 2);
  if (rank == 0) return;
  const inner = rank - 1;
  const n = sizeAt(inner);
  const strideA = strideAt(0, inner);
  const strideB = strideAt(1, inner);
  for (let runs = runsOf(inner); runs > 0; runs--) {
    const from = <usize>(<isize>at0) * sizeof<T>();
    const other = <usize>(<isize>at1) * sizeof<T>();
    changetype<RUN>(0).run<T, OP>(n, a + from, strideA, b + other, strideB, out);
    out += <usize>n * sizeof<T>();
    advance(inner);
  }
}

function floats<T>(op: i32, desc: usize): void {
  switch (op) {
    case Binary.add: return walk<T, Add, Vectors>(desc);
    case Binary.sub: return walk<T, Sub, Vectors>(desc);
    case Binary.mul: return walk<T, Mul, Vectors>(desc);
    case Binary.div: return walk<T, Div, Vectors>(desc);
    case Binary.maximum: return walk<T, Maximum, Vectors>(desc);
    case Binary.minimum: return walk<T, Minimum, Vectors>(desc);
    case Binary.wherePositive: return walk<T, WherePositive, Vectors>(desc);
    case Binary.floorDivide: return walk<T, FloorDivide, Scalars>(desc);
    case Binary.truncDivide: return walk<T, TruncDivide, Scalars>(desc);
    case Binary.remainder: return walk<T, Remainder, Scalars>(desc);
    case Binary.fmod: return walk<T, Fmod, Scalars>(desc);
    case Binary.pow: return walk<T, Pow, Scalars>(desc);
    case Binary.fmax: return walk<T, Fmax, Scalars>(desc);
    case Binary.fmin: return walk<T, Fmin, Scalars>(desc);
    case Binary.atan2: return walk<T, Atan2, Scalars>(desc);
    case Binary.copysign: return walk<T, Copysign, Scalars>(desc);
    case Binary.hypot: return walk<T, Hypot, Scalars>(desc);
    case Binary.logaddexp: return walk<T, Logaddexp, Scalars>(desc);
    case Binary.xlogy: return walk<T, Xlogy, Scalars>(desc);
    default: unreachable();
  }
}

function integers<T>(op: i32, desc: usize): void {
  switch (op) {
    case Binary.add: return walk<T, Add, Vectors>(desc);
    case Binary.sub: return walk<T, Sub, Vectors>(desc);
    case Binary.bitwiseAnd: return walk<T, BitwiseAnd, Vectors>(desc);
    case Binary.bitwiseOr: return walk<T, BitwiseOr, Vectors>(desc);
    case Binary.bitwiseXor: return walk<T, BitwiseXor, Vectors>(desc);
    case Binary.mul: return walk<T, Mul, Scalars>(desc);
    case Binary.maximum: return walk<T, Maximum, Scalars>(desc);
    case Binary.fmax: return walk<T, Maximum, Scalars>(desc);
    case Binary.minimum: return walk<T, Minimum, Scalars>(desc);
    case Binary.fmin: return walk<T, Minimum, Scalars>(desc);
    case Binary.truncDivide: return walk<T, DivideTruncInteger, Scalars>(desc);
    case Binary.floorDivide: return walk<T, DivideFloorInteger, Scalars>(desc);
    case Binary.fmod: return walk<T, FmodInteger, Scalars>(desc);
    case Binary.remainder: return walk<T, RemainderInteger, Scalars>(desc);
    case Binary.pow: return walk<T, PowInteger, Scalars>(desc);
    case Binary.shiftLeft: return walk<T, ShiftLeft, Scalars>(desc);
    case Binary.shiftRight: return walk<T, ShiftRight, Scalars>(desc);
    default: unreachable();
  }
}

export function binary_f32(op: i32, desc: usize): void {
  floats<f32>(op, desc);
}

export function binary_f64(op: i32, desc: usize): void {
  floats<f64>(op, desc);
}

export function binary_i64(op: i32, desc: usize): void {
  integers<i64>(op, desc);
}

export function binary_i32(op: i32, desc: usize): void {
  integers<i32>(op, desc);
}

export function binary_i16(op: i32, desc: usize): void {
  integers<i16>(op, desc);
}

export function binary_i8(op: i32, desc: usize): void {
  integers<i8>(op, desc);
}

export function binary_u8(op: i32, desc: usize): void {
  integers<u8>(op, desc);
}
