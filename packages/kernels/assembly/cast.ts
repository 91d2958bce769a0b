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

/** A number stored as T. Narrow integers take the low bits of what C truncates to first: 32 bits, for u8 64. */
@unmanaged
class Plain<T> {
  @inline
  isInteger(): bool {
    return isInteger<T>();
  }

  @inline
  bytes(): usize {
    return sizeof<T>();
  }

  @inline
  float(at: usize): f64 {
    return <f64>load<T>(at);
  }

  @inline
  integer(at: usize): i64 {
    return <i64>load<T>(at);
  }

  @inline
  setFloat(at: usize, x: f64): void {
    if (isFloat<T>()) store<T>(at, <T>x);
    else if (sizeof<T>() == 8 || !isSigned<T>()) store<T>(at, <T>truncate64(x));
    else store<T>(at, <T>truncate32(x));
  }

  @inline
  setInteger(at: usize, x: i64): void {
    store<T>(at, <T>x);
  }
}

@unmanaged
class Bool {
  @inline
  isInteger(): bool {
    return true;
  }

  @inline
  bytes(): usize {
    return sizeof<u8>();
  }

  @inline
  float(at: usize): f64 {
    return <f64>load<u8>(at);
  }

  @inline
  integer(at: usize): i64 {
    return <i64>load<u8>(at);
  }

  @inline
  setFloat(at: usize, x: f64): void {
    store<u8>(at, <u8>(x != 0));
  }

  @inline
  setInteger(at: usize, x: i64): void {
    store<u8>(at, <u8>(x != 0));
  }
}

@unmanaged
class F16 {
  @inline
  isInteger(): bool {
    return false;
  }

  @inline
  bytes(): usize {
    return sizeof<u16>();
  }

  @inline
  float(at: usize): f64 {
    return <f64>fromHalf(load<u16>(at));
  }

  @inline
  integer(at: usize): i64 {
    return <i64>fromHalf(load<u16>(at));
  }

  @inline
  setFloat(at: usize, x: f64): void {
    store<u16>(at, <u16>toHalf(<f32>x));
  }

  @inline
  setInteger(at: usize, x: i64): void {
    store<u16>(at, <u16>toHalf(<f32>x));
  }
}

@unmanaged
class BF16 {
  @inline
  isInteger(): bool {
    return false;
  }

  @inline
  bytes(): usize {
    return sizeof<u16>();
  }

  @inline
  float(at: usize): f64 {
    return <f64>reinterpret<f32>((<u32>load<u16>(at)) << 16);
  }

  @inline
  integer(at: usize): i64 {
    return <i64>reinterpret<f32>((<u32>load<u16>(at)) << 16);
  }

  @inline
  setFloat(at: usize, x: f64): void {
    store<u16>(at, <u16>toBrain(<f32>x));
  }

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
    case DType.f32: return convert<FROM, Plain<f32>>(n, src, dst);
    case DType.f64: return convert<FROM, Plain<f64>>(n, src, dst);
    case DType.i64: return convert<FROM, Plain<i64>>(n, src, dst);
    case DType.i32: return convert<FROM, Plain<i32>>(n, src, dst);
    case DType.i16: return convert<FROM, Plain<i16>>(n, src, dst);
    case DType.i8: return convert<FROM, Plain<i8>>(n, src, dst);
    case DType.u8: return convert<FROM, Plain<u8>>(n, src, dst);
    case DType.bool: return convert<FROM, Bool>(n, src, dst);
    case DType.f16: return convert<FROM, F16>(n, src, dst);
    case DType.bf16: return convert<FROM, BF16>(n, src, dst);
    default: unreachable();
  }
}

/** Contiguous n elements of dtype code `from` at src into dtype code `to` at dst; the two do not overlap. */
export function cast(from: i32, to: i32, n: i32, src: usize, dst: usize): void {
  switch (from) {
    case DType.f32: return convertFrom<Plain<f32>>(to, n, src, dst);
    case DType.f64: return convertFrom<Plain<f64>>(to, n, src, dst);
    case DType.i64: return convertFrom<Plain<i64>>(to, n, src, dst);
    case DType.i32: return convertFrom<Plain<i32>>(to, n, src, dst);
    case DType.i16: return convertFrom<Plain<i16>>(to, n, src, dst);
    case DType.i8: return convertFrom<Plain<i8>>(to, n, src, dst);
    case DType.u8: return convertFrom<Plain<u8>>(to, n, src, dst);
    case DType.bool: return convertFrom<Bool>(to, n, src, dst);
    case DType.f16: return convertFrom<F16>(to, n, src, dst);
    case DType.bf16: return convertFrom<BF16>(to, n, src, dst);
    default: unreachable();
  }
}
