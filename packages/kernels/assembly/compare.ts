// Comparisons of two strided operands into contiguous u8 0 or 1; desc as in binary.ts.

import { advance, at0, at1, plan, runsOf, sizeAt, strideAt } from "./iterate";
import { Compare } from "./op-codes";

@unmanaged
class Eq {
  // @ts-ignore: decorator
  @inline
  test<T>(a: T, b: T): bool {
    return a == b;
  }
}

@unmanaged
class Ne {
  // @ts-ignore: decorator
  @inline
  test<T>(a: T, b: T): bool {
    return a != b;
  }
}

@unmanaged
class Lt {
  // @ts-ignore: decorator
  @inline
  test<T>(a: T, b: T): bool {
    return a < b;
  }
}

@unmanaged
class Le {
  // @ts-ignore: decorator
  @inline
  test<T>(a: T, b: T): bool {
    return a <= b;
  }
}

@unmanaged
class Gt {
  // @ts-ignore: decorator
  @inline
  test<T>(a: T, b: T): bool {
    return a > b;
  }
}

@unmanaged
class Ge {
  // @ts-ignore: decorator
  @inline
  test<T>(a: T, b: T): bool {
    return a >= b;
  }
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
    for (const end = out + <usize>n; out < end; out++) {
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
