// Two strided operands in, one contiguous output, broadcast by strides of 0.
// desc: i32 [ndim, out, a, b, shape[ndim], strideA[ndim], strideB[ndim]], strides in elements.

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

@unmanaged
class Add {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a + b);
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.add<T>(a, b);
  }
}

@unmanaged
class Sub {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a - b);
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.sub<T>(a, b);
  }
}

@unmanaged
class Mul {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a * b);
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.mul<T>(a, b);
  }
}

@unmanaged
class Div {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a / b);
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.div<T>(a, b);
  }
}

@unmanaged
class Maximum {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (isFloat<T>()) return max<T>(a, b);
    return a > b ? a : b;
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.max<T>(a, b);
  }
}

@unmanaged
class Minimum {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (isFloat<T>()) return min<T>(a, b);
    return a < b ? a : b;
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.min<T>(a, b);
  }
}

@unmanaged
class BitwiseAnd {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a & b);
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.and(a, b);
  }
}

@unmanaged
class BitwiseOr {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a | b);
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.or(a, b);
  }
}

@unmanaged
class BitwiseXor {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a ^ b);
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.xor(a, b);
  }
}

/** Python's floor division: exact where a/b itself would round up to the next integer. */
/** a where b > 0, else 0: the gradient of relu. */
@unmanaged
class WherePositive {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return b > 0 ? a : <T>0;
  }

  // @ts-ignore: decorator
  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.and(a, v128.gt<T>(b, v128.splat<T>(<T>0)));
  }
}

@unmanaged
class FloorDivide {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0) return a / b;
    const rest = remainderOf<T>(a, b);
    let quotient = (a - rest) / b;
    if (rest != 0 && b < 0 != rest < 0) quotient -= 1;
    if (quotient == 0) return copysign<T>(0, a / b);
    const whole = floor<T>(quotient);
    return quotient - whole > <T>0.5 ? whole + 1 : whole;
  }
}

@unmanaged
class TruncDivide {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return trunc<T>(a / b);
  }
}

@unmanaged
class Fmod {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return remainderOf<T>(a, b);
  }
}

/** The remainder with the divisor's sign. */
@unmanaged
class Remainder {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    const rest = remainderOf<T>(a, b);
    return rest != 0 && b < 0 != rest < 0 ? rest + b : rest;
  }
}

/** The larger, NaN ignored where the other is a number. */
@unmanaged
class Fmax {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return isNaN<T>(a) ? b : isNaN<T>(b) ? a : max<T>(a, b);
  }
}

@unmanaged
class Fmin {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return isNaN<T>(a) ? b : isNaN<T>(b) ? a : min<T>(a, b);
  }
}

@unmanaged
class Pow {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b == 2) return a * a;
    if (b == <T>0.5 && a >= 0) return sqrt<T>(a);
    if (b == 3) return a * a * a;
    if (b == -1) return 1 / a;
    // IEEE 754 says 1 where JavaScript says NaN.
    if (a == 1 || (a == -1 && !isNaN<T>(b) && !isFinite<T>(b))) return 1;
    return <T>Math.pow(<f64>a, <f64>b);
  }
}

@unmanaged
class Atan2 {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>Math.atan2(<f64>a, <f64>b);
  }
}

@unmanaged
class Copysign {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return copysign<T>(a, b);
  }
}

@unmanaged
class Hypot {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return <T>Math.hypot(<f64>a, <f64>b);
  }
}

/** ln(e^a + e^b). */
@unmanaged
class Logaddexp {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (a == b && !isFinite<T>(a)) return a;
    const high = <f64>max<T>(a, b);
    return <T>(high + Math.log1p(Math.exp(-Math.abs(<f64>a - <f64>b))));
  }
}

/** a·ln b, 0 where a is 0. */
@unmanaged
class Xlogy {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    return isNaN<T>(b) ? b : a == 0 ? 0 : <T>(<f64>a * Math.log(<f64>b));
  }
}

/** The remainder with the dividend's sign, exact. */
// @ts-ignore: decorator
@inline
function remainderOf<T>(a: T, b: T): T {
  return <T>((<f64>a) % (<f64>b));
}

// Integers: the caller has refused a divisor of 0 and a negative exponent, which would be errors.

/** Rounds toward 0; -1 is apart because the smallest integer over -1 would trap. */
@unmanaged
class DivideTruncInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0) return 0;
    if (isSigned<T>() && b == <T>-1) return <T>(0 - a);
    return <T>(a / b);
  }
}

@unmanaged
class DivideFloorInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0) return 0;
    if (isSigned<T>() && b == <T>-1) return <T>(0 - a);
    const quotient = <T>(a / b);
    if (isSigned<T>() && <T>(quotient * b) != a && a < 0 != b < 0) return <T>(quotient - 1);
    return quotient;
  }
}

@unmanaged
class FmodInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0 || (isSigned<T>() && b == <T>-1)) return 0;
    return <T>(a % b);
  }
}

@unmanaged
class RemainderInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0 || (isSigned<T>() && b == <T>-1)) return 0;
    const rest = <T>(a % b);
    if (isSigned<T>() && rest != 0 && b < 0 != rest < 0) return <T>(rest + b);
    return rest;
  }
}

@unmanaged
class PowInteger {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b < 0) return a == 1 ? 1 : a == <T>-1 ? (b & 1 ? <T>-1 : <T>1) : <T>0;
    let result: T = 1;
    let factor = a;
    for (let exponent = b; exponent != 0; exponent = <T>(exponent >> 1)) {
      if (exponent & 1) result = <T>(result * factor);
      factor = <T>(factor * factor);
    }
    return result;
  }
}

@unmanaged
class ShiftLeft {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b < 0 || b >= <T>(sizeof<T>() * 8)) return 0;
    return <T>(a << b);
  }
}

@unmanaged
class ShiftRight {
  // @ts-ignore: decorator
  @inline
  one<T>(a: T, b: T): T {
    if (b < 0 || b >= <T>(sizeof<T>() * 8)) return isSigned<T>() ? <T>(a >> <T>(sizeof<T>() * 8 - 1)) : <T>0;
    return <T>(a >> b);
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
