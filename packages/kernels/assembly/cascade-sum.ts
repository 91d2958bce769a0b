// Sums of floats in the very order in which PyTorch's CPU adds them with 256-bit vectors, so that a printed loss agrees
// to its last digit: four interleaved partial sums, each a cascade of four levels (N. Higham, "The accuracy of floating
// point summation", 1993).

/** Bytes of one 256-bit vector, here two of 128 bits. */
const VECTOR: usize = 32;
/** Bytes of four such vectors, which are summed side by side. */
const GROUP: usize = 128;
/** The three upper levels of a cascade. */
const LEVELS: usize = memory.data(384, 16);
/** Four vectors, or four scalars: what a cascade ends in. */
const RESULT: usize = memory.data(128, 16);

/** log2 of how many values a level takes before it is handed up. */
// @ts-ignore: decorator
@inline
function levelPower(size: i32): i32 {
  return max<i32>(4, size < 2 ? 0 : (32 - clz<i32>(size - 1)) >> 2);
}

/** Hands the sums of lower levels up, as far as they are full. */
function handUp<T>(count: i32, power: i32, bytes: usize): void {
  const mask = (1 << power) - 1;
  for (let level = 2; level < 4; level++) {
    if ((count & (mask << ((level - 1) * power))) != 0) return;
    const to = LEVELS + <usize>(level - 1) * GROUP;
    const from = to - GROUP;
    for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
      store<T>(to + at, load<T>(to + at) + load<T>(from + at));
      store<T>(from + at, <T>0);
    }
  }
}

/** Four vectors, colStride bytes apart, summed over `size` rows into RESULT. */
function cascadeVectors<T>(base: usize, rowStride: usize, colStride: usize, size: i32): void {
  const power = levelPower(size);
  const step = 1 << power;
  memory.fill(LEVELS, 0, 384);
  const zero = v128.splat<T>(<T>0);
  let a0 = zero;
  let a1 = zero;
  let a2 = zero;
  let a3 = zero;
  let a4 = zero;
  let a5 = zero;
  let a6 = zero;
  let a7 = zero;
  const second = colStride;
  const third = colStride + colStride;
  const fourth = third + colStride;
  let done = 0;
  while (done < size) {
    const isFull = done + step <= size;
    const until = isFull ? done + step : size;
    for (; done < until; done++) {
      a0 = v128.add<T>(a0, v128.load(base));
      a1 = v128.add<T>(a1, v128.load(base, 16));
      a2 = v128.add<T>(a2, v128.load(base + second));
      a3 = v128.add<T>(a3, v128.load(base + second, 16));
      a4 = v128.add<T>(a4, v128.load(base + third));
      a5 = v128.add<T>(a5, v128.load(base + third, 16));
      a6 = v128.add<T>(a6, v128.load(base + fourth));
      a7 = v128.add<T>(a7, v128.load(base + fourth, 16));
      base += rowStride;
    }
    if (!isFull) break;
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS), a0));
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS, 16), a1), 16);
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS, 32), a2), 32);
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS, 48), a3), 48);
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS, 64), a4), 64);
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS, 80), a5), 80);
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS, 96), a6), 96);
    v128.store(LEVELS, v128.add<T>(v128.load(LEVELS, 112), a7), 112);
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = zero;
    handUp<T>(done, power, GROUP);
  }
  for (let level: usize = LEVELS; level < LEVELS + 384; level += GROUP) {
    a0 = v128.add<T>(a0, v128.load(level));
    a1 = v128.add<T>(a1, v128.load(level, 16));
    a2 = v128.add<T>(a2, v128.load(level, 32));
    a3 = v128.add<T>(a3, v128.load(level, 48));
    a4 = v128.add<T>(a4, v128.load(level, 64));
    a5 = v128.add<T>(a5, v128.load(level, 80));
    a6 = v128.add<T>(a6, v128.load(level, 96));
    a7 = v128.add<T>(a7, v128.load(level, 112));
  }
  v128.store(RESULT, a0);
  v128.store(RESULT, a1, 16);
  v128.store(RESULT, a2, 32);
  v128.store(RESULT, a3, 48);
  v128.store(RESULT, a4, 64);
  v128.store(RESULT, a5, 80);
  v128.store(RESULT, a6, 96);
  v128.store(RESULT, a7, 112);
}

/** The same for four single values. */
function cascadeScalars<T>(base: usize, rowStride: usize, colStride: usize, size: i32): void {
  const power = levelPower(size);
  const step = 1 << power;
  const bytes: usize = 4 * sizeof<T>();
  memory.fill(LEVELS, 0, 384);
  let done = 0;
  let isFull = true;
  while (isFull) {
    isFull = done + step <= size;
    const until = isFull ? done + step : size;
    let a: T = 0;
    let b: T = 0;
    let c: T = 0;
    let d: T = 0;
    for (; done < until; done++) {
      a += load<T>(base);
      b += load<T>(base + colStride);
      c += load<T>(base + 2 * colStride);
      d += load<T>(base + 3 * colStride);
      base += rowStride;
    }
    if (isFull) {
      store<T>(LEVELS, load<T>(LEVELS) + a);
      store<T>(LEVELS + sizeof<T>(), load<T>(LEVELS + sizeof<T>()) + b);
      store<T>(LEVELS + 2 * sizeof<T>(), load<T>(LEVELS + 2 * sizeof<T>()) + c);
      store<T>(LEVELS + 3 * sizeof<T>(), load<T>(LEVELS + 3 * sizeof<T>()) + d);
      handUp<T>(done, power, bytes);
    } else {
      store<T>(RESULT, a);
      store<T>(RESULT + sizeof<T>(), b);
      store<T>(RESULT + 2 * sizeof<T>(), c);
      store<T>(RESULT + 3 * sizeof<T>(), d);
    }
  }
  for (let at: usize = 0; at < bytes; at += sizeof<T>()) {
    let all = load<T>(RESULT + at);
    for (let level: usize = LEVELS; level < LEVELS + 384; level += GROUP) all += load<T>(level + at);
    store<T>(RESULT + at, all);
  }
}

/** `size` vectors, stride bytes apart, summed into the first vector of RESULT. */
function sumVectors<T>(base: usize, stride: usize, size: i32): void {
  const quarter = size >> 2;
  cascadeVectors<T>(base, stride * 4, stride, quarter);
  let low = v128.load(RESULT);
  let high = v128.load(RESULT, 16);
  for (let i = quarter << 2; i < size; i++) {
    const at = base + <usize>i * stride;
    low = v128.add<T>(low, v128.load(at));
    high = v128.add<T>(high, v128.load(at, 16));
  }
  for (let k = VECTOR; k < GROUP; k += VECTOR) {
    low = v128.add<T>(low, v128.load(RESULT + k));
    high = v128.add<T>(high, v128.load(RESULT + k, 16));
  }
  v128.store(RESULT, low);
  v128.store(RESULT, high, 16);
}

/** `size` single values, stride bytes apart. */
function sumScalars<T>(base: usize, stride: usize, size: i32): T {
  const quarter = size >> 2;
  cascadeScalars<T>(base, stride * 4, stride, quarter);
  let all = load<T>(RESULT);
  for (let i = quarter << 2; i < size; i++) all += load<T>(base + <usize>i * stride);
  for (let k: usize = 1; k < 4; k++) all += load<T>(RESULT + k * sizeof<T>());
  return all;
}

/** Sum of n contiguous values. */
export function sumRow<T>(n: i32, src: usize): T {
  const width = <i32>(VECTOR / sizeof<T>());
  if (n < width) return sumScalars<T>(src, sizeof<T>(), n);
  const vectors = n / width;
  sumVectors<T>(src, VECTOR, vectors);
  let all: T = 0;
  const end = src + <usize>n * sizeof<T>();
  for (let at = src + <usize>vectors * VECTOR; at < end; at += sizeof<T>()) all += load<T>(at);
  for (let at: usize = 0; at < VECTOR; at += sizeof<T>()) all += load<T>(RESULT + at);
  return all;
}

/** Sums over the rows of a contiguous [n, inner]. */
export function sumColumns<T>(n: i32, inner: i32, src: usize, dst: usize): void {
  const stride = <usize>inner * sizeof<T>();
  const end = src + stride;
  const width = <i32>(VECTOR / sizeof<T>());
  if (inner >= width) {
    for (; src + GROUP <= end; src += GROUP, dst += GROUP) {
      cascadeVectors<T>(src, stride, VECTOR, n);
      memory.copy(dst, RESULT, GROUP);
    }
    for (; src + VECTOR <= end; src += VECTOR, dst += VECTOR) {
      sumVectors<T>(src, stride, n);
      memory.copy(dst, RESULT, VECTOR);
    }
  } else {
    for (; src + 4 * sizeof<T>() <= end; src += 4 * sizeof<T>(), dst += 4 * sizeof<T>()) {
      cascadeScalars<T>(src, stride, sizeof<T>(), n);
      memory.copy(dst, RESULT, 4 * sizeof<T>());
    }
  }
  for (; src < end; src += sizeof<T>(), dst += sizeof<T>()) store<T>(dst, sumScalars<T>(src, stride, n));
}
