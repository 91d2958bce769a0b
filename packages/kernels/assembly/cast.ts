// Conversions between element types, as C and IEEE 754 do them on x86-64: floats truncate toward 0 and
// what does not fit gives the smallest integer; f16 and bf16 round to nearest even.

import { DType } from "./op-codes";

/** Truncation to i64; NaN and what does not fit give -2^63. */
// @ts-ignore: decorator
@inline
function truncate64(x: f64): i64 {
  return x >= -9223372036854775808.0 && x < 9223372036854775808.0 ? <i64>x : i64.MIN_VALUE;
}

/** Truncation to i32; NaN and what does not fit give -2^31. */
// @ts-ignore: decorator
@inline
function truncate32(x: f64): i32 {
  return x > -2147483649.0 && x < 2147483648.0 ? <i32>x : i32.MIN_VALUE;
}

/** f32 → f16 bits, ties to even; the denormal range is rounded by an addition that leaves its bits. */
// @ts-ignore: decorator
@inline
function toHalf(x: f32): u32 {
  const bits = reinterpret<u32>(x);
  const sign = (bits >> 16) & 0x8000;
  const size = bits & 0x7fffffff;
  if (size > 0x7f800000) return sign | 0x7e00;
  if (size >= 0x477ff000) return sign | 0x7c00;
  if (size < 0x38800000) return sign | (reinterpret<u32>(reinterpret<f32>(size) + <f32>0.5) - 0x3f000000);
  return sign | ((size - 0x38000000 + 0xfff + ((size >> 13) & 1)) >> 13);
}

// @ts-ignore: decorator
@inline
function fromHalf(half: u32): f32 {
  const sign = (half & 0x8000) << 16;
  const exponent = half & 0x7c00;
  if (exponent == 0x7c00) return reinterpret<f32>(sign | 0x7f800000 | ((half & 0x3ff) << 13));
  if (exponent == 0) return copysign<f32>(<f32>(half & 0x3ff) * reinterpret<f32>(0x33800000), reinterpret<f32>(sign));
  return reinterpret<f32>(sign | (((half & 0x7fff) << 13) + 0x38000000));
}

// @ts-ignore: decorator
@inline
function toBrain(x: f32): u32 {
  const bits = reinterpret<u32>(x);
  if ((bits & 0x7fffffff) > 0x7f800000) return 0x7fc0;
  return (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
}

@unmanaged
class F32 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return false;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<f32>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>load<f32>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<f32>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<f32>(at, <f32>x);
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<f32>(at, <f32>x);
  }
}

@unmanaged
class F64 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return false;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<f64>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return load<f64>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<f64>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<f64>(at, x);
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<f64>(at, <f64>x);
  }
}

@unmanaged
class I64 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return true;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<i64>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>load<i64>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<i64>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<i64>(at, <i64>truncate64(x));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<i64>(at, <i64>x);
  }
}

@unmanaged
class I32 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return true;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<i32>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>load<i32>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<i32>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<i32>(at, <i32>truncate32(x));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<i32>(at, <i32>x);
  }
}

@unmanaged
class I16 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return true;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<i16>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>load<i16>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<i16>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<i16>(at, <i16>truncate32(x));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<i16>(at, <i16>x);
  }
}

@unmanaged
class I8 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return true;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<i8>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>load<i8>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<i8>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<i8>(at, <i8>truncate32(x));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<i8>(at, <i8>x);
  }
}

@unmanaged
class U8 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return true;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<u8>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>load<u8>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<u8>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<u8>(at, <u8>truncate64(x));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<u8>(at, <u8>x);
  }
}

@unmanaged
class Bool {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return true;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<u8>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>load<u8>(at);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>load<u8>(at);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<u8>(at, <u8>(x != 0));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<u8>(at, <u8>(x != 0));
  }
}

@unmanaged
class F16 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return false;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<u16>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>fromHalf(load<u16>(at));
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>fromHalf(load<u16>(at));
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<u16>(at, <u16>toHalf(<f32>x));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<u16>(at, <u16>toHalf(<f32>x));
  }
}

@unmanaged
class BF16 {
  // @ts-ignore: decorator
  @inline
  isInteger(): bool {
    return false;
  }

  // @ts-ignore: decorator
  @inline
  bytes(): usize {
    return sizeof<u16>();
  }

  // @ts-ignore: decorator
  @inline
  float(at: usize): f64 {
    return <f64>reinterpret<f32>((<u32>load<u16>(at)) << 16);
  }

  // @ts-ignore: decorator
  @inline
  integer(at: usize): i64 {
    return <i64>reinterpret<f32>((<u32>load<u16>(at)) << 16);
  }

  // @ts-ignore: decorator
  @inline
  setFloat(at: usize, x: f64): void {
    store<u16>(at, <u16>toBrain(<f32>x));
  }

  // @ts-ignore: decorator
  @inline
  setInteger(at: usize, x: i64): void {
    store<u16>(at, <u16>toBrain(<f32>x));
  }
}

function convert<FROM, TO>(n: i32, src: usize, dst: usize): void {
  const from = changetype<FROM>(0);
  const to = changetype<TO>(0);
  for (const end = src + <usize>n * from.bytes(); src < end; src += from.bytes()) {
    if (from.isInteger()) to.setInteger(dst, from.integer(src));
    else to.setFloat(dst, from.float(src));
    dst += to.bytes();
  }
}

function convertFrom<FROM>(to: i32, n: i32, src: usize, dst: usize): void {
  switch (to) {
    case DType.f32: return convert<FROM, F32>(n, src, dst);
    case DType.f64: return convert<FROM, F64>(n, src, dst);
    case DType.i64: return convert<FROM, I64>(n, src, dst);
    case DType.i32: return convert<FROM, I32>(n, src, dst);
    case DType.i16: return convert<FROM, I16>(n, src, dst);
    case DType.i8: return convert<FROM, I8>(n, src, dst);
    case DType.u8: return convert<FROM, U8>(n, src, dst);
    case DType.bool: return convert<FROM, Bool>(n, src, dst);
    case DType.f16: return convert<FROM, F16>(n, src, dst);
    case DType.bf16: return convert<FROM, BF16>(n, src, dst);
    default: unreachable();
  }
}

/** Contiguous n elements of dtype code `from` at src into dtype code `to` at dst; the two do not overlap. */
export function cast(from: i32, to: i32, n: i32, src: usize, dst: usize): void {
  switch (from) {
    case DType.f32: return convertFrom<F32>(to, n, src, dst);
    case DType.f64: return convertFrom<F64>(to, n, src, dst);
    case DType.i64: return convertFrom<I64>(to, n, src, dst);
    case DType.i32: return convertFrom<I32>(to, n, src, dst);
    case DType.i16: return convertFrom<I16>(to, n, src, dst);
    case DType.i8: return convertFrom<I8>(to, n, src, dst);
    case DType.u8: return convertFrom<U8>(to, n, src, dst);
    case DType.bool: return convertFrom<Bool>(to, n, src, dst);
    case DType.f16: return convertFrom<F16>(to, n, src, dst);
    case DType.bf16: return convertFrom<BF16>(to, n, src, dst);
    default: unreachable();
  }
}
