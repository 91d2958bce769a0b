// The binary operations: on one pair, and on vectors where an instruction does them.

@unmanaged
export class Add {
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a + b);
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.add<T>(a, b);
  }
}

@unmanaged
export class Sub {
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a - b);
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.sub<T>(a, b);
  }
}

@unmanaged
export class Mul {
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a * b);
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.mul<T>(a, b);
  }
}

@unmanaged
export class Div {
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a / b);
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.div<T>(a, b);
  }
}

@unmanaged
export class Maximum {
  @inline
  one<T>(a: T, b: T): T {
    if (isFloat<T>()) return max<T>(a, b);
    return a > b ? a : b;
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.max<T>(a, b);
  }
}

@unmanaged
export class Minimum {
  @inline
  one<T>(a: T, b: T): T {
    if (isFloat<T>()) return min<T>(a, b);
    return a < b ? a : b;
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.min<T>(a, b);
  }
}

@unmanaged
export class BitwiseAnd {
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a & b);
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.and(a, b);
  }
}

@unmanaged
export class BitwiseOr {
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a | b);
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.or(a, b);
  }
}

@unmanaged
export class BitwiseXor {
  @inline
  one<T>(a: T, b: T): T {
    return <T>(a ^ b);
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.xor(a, b);
  }
}

/** Python's floor division: exact where a/b itself would round up to the next integer. */
/** a where b > 0, else 0: the gradient of relu. */
@unmanaged
export class WherePositive {
  @inline
  one<T>(a: T, b: T): T {
    return b > 0 ? a : <T>0;
  }

  @inline
  four<T>(a: v128, b: v128): v128 {
    return v128.and(a, v128.gt<T>(b, v128.splat<T>(<T>0)));
  }
}

@unmanaged
export class FloorDivide {
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
export class TruncDivide {
  @inline
  one<T>(a: T, b: T): T {
    return trunc<T>(a / b);
  }
}

@unmanaged
export class Fmod {
  @inline
  one<T>(a: T, b: T): T {
    return remainderOf<T>(a, b);
  }
}

/** The remainder with the divisor's sign. */
@unmanaged
export class Remainder {
  @inline
  one<T>(a: T, b: T): T {
    const rest = remainderOf<T>(a, b);
    return rest != 0 && b < 0 != rest < 0 ? rest + b : rest;
  }
}

/** The larger, NaN ignored where the other is a number. */
@unmanaged
export class Fmax {
  @inline
  one<T>(a: T, b: T): T {
    return isNaN<T>(a) ? b : isNaN<T>(b) ? a : max<T>(a, b);
  }
}

@unmanaged
export class Fmin {
  @inline
  one<T>(a: T, b: T): T {
    return isNaN<T>(a) ? b : isNaN<T>(b) ? a : min<T>(a, b);
  }
}

@unmanaged
export class Pow {
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
export class Atan2 {
  @inline
  one<T>(a: T, b: T): T {
    return <T>Math.atan2(<f64>a, <f64>b);
  }
}

@unmanaged
export class Copysign {
  @inline
  one<T>(a: T, b: T): T {
    return copysign<T>(a, b);
  }
}

@unmanaged
export class Hypot {
  @inline
  one<T>(a: T, b: T): T {
    return <T>Math.hypot(<f64>a, <f64>b);
  }
}

/** ln(e^a + e^b). */
@unmanaged
export class Logaddexp {
  @inline
  one<T>(a: T, b: T): T {
    if (a == b && !isFinite<T>(a)) return a;
    const high = <f64>max<T>(a, b);
    return <T>(high + Math.log1p(Math.exp(-Math.abs(<f64>a - <f64>b))));
  }
}

/** a·ln b, 0 where a is 0. */
@unmanaged
export class Xlogy {
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
export class DivideTruncInteger {
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0) return 0;
    if (isSigned<T>() && b == <T>-1) return <T>(0 - a);
    return <T>(a / b);
  }
}

@unmanaged
export class DivideFloorInteger {
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
export class FmodInteger {
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0 || (isSigned<T>() && b == <T>-1)) return 0;
    return <T>(a % b);
  }
}

@unmanaged
export class RemainderInteger {
  @inline
  one<T>(a: T, b: T): T {
    if (b == 0 || (isSigned<T>() && b == <T>-1)) return 0;
    const rest = <T>(a % b);
    if (isSigned<T>() && rest != 0 && b < 0 != rest < 0) return <T>(rest + b);
    return rest;
  }
}

@unmanaged
export class PowInteger {
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
export class ShiftLeft {
  @inline
  one<T>(a: T, b: T): T {
    if (b < 0 || b >= <T>(sizeof<T>() * 8)) return 0;
    return <T>(a << b);
  }
}

@unmanaged
export class ShiftRight {
  @inline
  one<T>(a: T, b: T): T {
    if (b < 0 || b >= <T>(sizeof<T>() * 8)) return isSigned<T>() ? <T>(a >> <T>(sizeof<T>() * 8 - 1)) : <T>0;
    return <T>(a >> b);
  }
}
