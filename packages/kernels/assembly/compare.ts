// Comparisons of two strided operands into contiguous u8 0 or 1; desc as in binary.ts.

import { advance, at0, at1, plan, runsOf, sizeAt, strideAt } from "./iterate";
import { Compare } from "./op-codes";

@unmanaged
class Eq {
  @inline
  test<T>(a: T, b: T): bool {
    return a == b;
  }

  @inline
  four(a: v128, b: v128): v128 {
    return f32x4.eq(a, b);
  }
}

@unmanaged
class Ne {
  @inline
  test<T>(a: T, b: T): bool {
    return a != b;
  }

  @inline
  four(a: v128, b: v128): v128 {
    return f32x4.ne(a, b);
  }
}

@unmanaged
class Lt {
  @inline
  test<T>(a: T, b: T): bool {
    return a < b;
  }

  @inline
  four(a: v128, b: v128): v128 {
    return f32x4.lt(a, b);
  }
}

@unmanaged
class Le {
  @inline
  test<T>(a: T, b: T): bool {
    return a <= b;
  }

  @inline
  four(a: v128, b: v128): v128 {
    return f32x4.le(a, b);
  }
}

@unmanaged
class Gt {
  @inline
  test<T>(a: T, b: T): bool {
    return a > b;
  }

  @inline
  four(a: v128, b: v128): v128 {
    return f32x4.gt(a, b);
  }
}

@unmanaged
class Ge {
  @inline
  test<T>(a: T, b: T): bool {
    return a >= b;
  }

  @inline
  four(a: v128, b: v128): v128 {
    return f32x4.ge(a, b);
  }
}

/** Sixteen floats at once, each side contiguous or one value. @returns how many were done. */
function sixteens<OP>(n: i32, a: usize, stepA: usize, b: usize, stepB: usize, out: usize): i32 {
  const op = changetype<OP>(0);
  const isA = stepA != 0;
  const isB = stepB != 0;
  const one = i8x16.splat(1);
  let va = v128.load32_splat(a);
  let vb = v128.load32_splat(b);
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    if (isA) va = v128.load(a);
    if (isB) vb = v128.load(b);
    const m0 = op.four(va, vb);
    if (isA) va = v128.load(a, 16);
    if (isB) vb = v128.load(b, 16);
    const m1 = op.four(va, vb);
    if (isA) va = v128.load(a, 32);
    if (isB) vb = v128.load(b, 32);
    const m2 = op.four(va, vb);
    if (isA) va = v128.load(a, 48);
    if (isB) vb = v128.load(b, 48);
    const m3 = op.four(va, vb);
    const all = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(m0, m1), i16x8.narrow_i32x4_s(m2, m3));
    v128.store(out + <usize>i, v128.and(all, one));
    a += stepA << 4;
    b += stepB << 4;
  }
  return i;
}

function walk<T, OP>(desc: usize): void {
  const op = changetype<OP>(0);
  const ndim = load<i32>(desc);
  let out = <usize>load<u32>(desc, 4);
  const shape = desc + 16;
  const rank = plan(ndim, shape, shape + ((<usize>ndim) << 2), 2);
  if (rank == 0) return;
  const inner = rank - 1;
  const n = sizeAt(inner);
  const stepA = <usize>(<isize>strideAt(0, inner)) * sizeof<T>();
  const stepB = <usize>(<isize>strideAt(1, inner)) * sizeof<T>();
  for (let runs = runsOf(inner); runs > 0; runs--) {
    let a = <usize>load<u32>(desc, 8) + <usize>(<isize>at0) * sizeof<T>();
    let b = <usize>load<u32>(desc, 12) + <usize>(<isize>at1) * sizeof<T>();
    const end = out + <usize>n;
    if (isFloat<T>() && sizeof<T>() == 4 && n >= 16 && (stepA | stepB | 4) == 4) {
      const done = <usize>sixteens<OP>(n, a, stepA, b, stepB, out);
      out += done;
      a += done * stepA;
      b += done * stepB;
    }
    for (; out < end; out++) {
      store<u8>(out, <u8>op.test<T>(load<T>(a), load<T>(b)));
      a += stepA;
      b += stepB;
    }
    advance(inner);
  }
}

function compare<T>(op: i32, desc: usize): void {
  switch (op) {
    case Compare.eq: return walk<T, Eq>(desc);
    case Compare.ne: return walk<T, Ne>(desc);
    case Compare.lt: return walk<T, Lt>(desc);
    case Compare.le: return walk<T, Le>(desc);
    case Compare.gt: return walk<T, Gt>(desc);
    case Compare.ge: return walk<T, Ge>(desc);
    default: unreachable();
  }
}

export function compare_f32(op: i32, desc: usize): void {
  compare<f32>(op, desc);
}

export function compare_f64(op: i32, desc: usize): void {
  compare<f64>(op, desc);
}

export function compare_i64(op: i32, desc: usize): void {
  compare<i64>(op, desc);
}

export function compare_i32(op: i32, desc: usize): void {
  compare<i32>(op, desc);
}

export function compare_i16(op: i32, desc: usize): void {
  compare<i16>(op, desc);
}

export function compare_i8(op: i32, desc: usize): void {
  compare<i8>(op, desc);
}

export function compare_u8(op: i32, desc: usize): void {
  compare<u8>(op, desc);
}
