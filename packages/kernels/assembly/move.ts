// Moves of elements by size alone: B is the bytes of one element.

import { advance, at0, at1, at2, plan, runsOf, sizeAt, strideAt } from "./iterate";

/** Rows and columns of one block of a transposed copy: both sides stay in the first-level cache. */
const BLOCK: i32 = 32;

function copyRun<T>(n: i32, dst: usize, stepDst: usize, src: usize, stepSrc: usize): void {
  if (stepDst == sizeof<T>() && stepSrc == sizeof<T>()) {
    memory.copy(dst, src, <usize>n * sizeof<T>());
    return;
  }
  for (let i = 0; i < n; i++) {
    store<T>(dst, load<T>(src));
    dst += stepDst;
    src += stepSrc;
  }
}

/** Four rows of the result, four elements of 4 bytes at a time. */
function transposeFours(columns: i32, dst: usize, rowDst: usize, src: usize, columnSrc: usize): void {
  for (let j = 0; j < columns; j += 4) {
    const a = v128.load(src);
    src += columnSrc;
    const b = v128.load(src);
    src += columnSrc;
    const c = v128.load(src);
    src += columnSrc;
    const d = v128.load(src);
    src += columnSrc;
    const lowAB = v128.shuffle<u32>(a, b, 0, 4, 1, 5);
    const lowCD = v128.shuffle<u32>(c, d, 0, 4, 1, 5);
    const highAB = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
    const highCD = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
    let to = dst + ((<usize>j) << 2);
    v128.store(to, v128.shuffle<u64>(lowAB, lowCD, 0, 2));
    to += rowDst;
    v128.store(to, v128.shuffle<u64>(lowAB, lowCD, 1, 3));
    to += rowDst;
    v128.store(to, v128.shuffle<u64>(highAB, highCD, 0, 2));
    to += rowDst;
    v128.store(to, v128.shuffle<u64>(highAB, highCD, 1, 3));
  }
}

/** dst[i, j] = src[i, j] where src is contiguous along i and dst along j. */
function copyTransposed<T>(rows: i32, columns: i32, dst: usize, rowDst: usize, src: usize, columnSrc: usize): void {
  for (let i0 = 0; i0 < rows; i0 += BLOCK) {
    const i1 = min(i0 + BLOCK, rows);
    for (let j0 = 0; j0 < columns; j0 += BLOCK) {
      const width = min(BLOCK, columns - j0);
      const whole = sizeof<T>() == 4 ? width & ~3 : <i32>0;
      let firstSlow = i0;
      for (; whole > 0 && firstSlow + 4 <= i1; firstSlow += 4) {
        const to = dst + <usize>firstSlow * rowDst + ((<usize>j0) << 2);
        transposeFours(whole, to, rowDst, src + ((<usize>firstSlow) << 2) + <usize>j0 * columnSrc, columnSrc);
      }
      for (let i = i0; i < i1; i++) {
        const done = i < firstSlow ? <usize>whole : 0;
        if (<i32>done == width) continue;
        let to = dst + <usize>i * rowDst + (<usize>j0 + done) * sizeof<T>();
        let from = src + <usize>i * sizeof<T>() + (<usize>j0 + done) * columnSrc;
        for (const end = to + (<usize>width - done) * sizeof<T>(); to < end; to += sizeof<T>()) {
          store<T>(to, load<T>(from));
          from += columnSrc;
        }
      }
    }
  }
}

/** desc: i32 [ndim, dst, src, shape[ndim], strideDst[ndim], strideSrc[ndim]]. */
function copy<T>(desc: usize): void {
  const ndim = load<i32>(desc);
  const dst = <usize>load<u32>(desc, 4);
  const src = <usize>load<u32>(desc, 8);
  const shape = desc + 12;
  const rank = plan(ndim, shape, shape + ((<usize>ndim) << 2), 2);
  if (rank == 0) return;
  const inner = rank - 1;
  const n = sizeAt(inner);
  const stepDst = <usize>(<isize>strideAt(0, inner)) * sizeof<T>();
  const stepSrc = <usize>(<isize>strideAt(1, inner)) * sizeof<T>();
  if (rank >= 2 && strideAt(0, inner) == 1 && strideAt(1, rank - 2) == 1) {
    const outer = rank - 2;
    const rowDst = <usize>(<isize>strideAt(0, outer)) * sizeof<T>();
    for (let runs = runsOf(outer); runs > 0; runs--) {
      const to = dst + <usize>(<isize>at0) * sizeof<T>();
      copyTransposed<T>(sizeAt(outer), n, to, rowDst, src + <usize>(<isize>at1) * sizeof<T>(), stepSrc);
      advance(outer);
    }
    return;
  }
  for (let runs = runsOf(inner); runs > 0; runs--) {
    const from = src + <usize>(<isize>at1) * sizeof<T>();
    copyRun<T>(n, dst + <usize>(<isize>at0) * sizeof<T>(), stepDst, from, stepSrc);
    advance(inner);
  }
}

/** desc: i32 [ndim, out, cond, a, b, shape[ndim], strideCond[ndim], strideA[ndim], strideB[ndim]]; out contiguous, cond u8. */
function where<T>(desc: usize): void {
  const ndim = load<i32>(desc);
  let out = <usize>load<u32>(desc, 4);
  const shape = desc + 20;
  const rank = plan(ndim, shape, shape + ((<usize>ndim) << 2), 3);
  if (rank == 0) return;
  const inner = rank - 1;
  const n = sizeAt(inner);
  const stepC = <usize>(<isize>strideAt(0, inner));
  const stepA = <usize>(<isize>strideAt(1, inner)) * sizeof<T>();
  const stepB = <usize>(<isize>strideAt(2, inner)) * sizeof<T>();
  for (let runs = runsOf(inner); runs > 0; runs--) {
    let c = <usize>load<u32>(desc, 8) + <usize>(<isize>at0);
    let a = <usize>load<u32>(desc, 12) + <usize>(<isize>at1) * sizeof<T>();
    let b = <usize>load<u32>(desc, 16) + <usize>(<isize>at2) * sizeof<T>();
    const end = out + <usize>n * sizeof<T>();
    if (sizeof<T>() == 4 && stepC == 1 && (stepA | stepB | 4) == 4) {
      for (; out + 16 <= end; out += 16) {
        const mask = i32x4.ne(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(c))), i32x4.splat(0));
        const va = stepA != 0 ? v128.load(a) : v128.load32_splat(a);
        const vb = stepB != 0 ? v128.load(b) : v128.load32_splat(b);
        v128.store(out, v128.bitselect(va, vb, mask));
        c += 4;
        a += stepA << 2;
        b += stepB << 2;
      }
    }
    for (; out < end; out += sizeof<T>()) {
      store<T>(out, select<T>(load<T>(a), load<T>(b), load<u8>(c)));
      c += stepC;
      a += stepA;
      b += stepB;
    }
    advance(inner);
  }
}

/** dst[o, k, :] = src[o, index[k], :]; src is [outer, n, inner], dst [outer, indexCount, inner]. */
function gather<T>(outer: i32, n: i32, inner: i32, count: i32, src: usize, index: usize, dst: usize): void {
  const row = <usize>inner * sizeof<T>();
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < count; k++) {
      const from = src + (<usize>o * <usize>n + <usize>load<i64>(index + ((<usize>k) << 3))) * row;
      if (inner == 1) store<T>(dst, load<T>(from));
      else memory.copy(dst, from, row);
      dst += row;
    }
  }
}

export function copy_1(desc: usize): void {
  copy<u8>(desc);
}

export function where_1(desc: usize): void {
  where<u8>(desc);
}

export function gather_1(outer: i32, n: i32, inner: i32, count: i32, src: usize, index: usize, dst: usize): void {
  gather<u8>(outer, n, inner, count, src, index, dst);
}

export function copy_2(desc: usize): void {
  copy<u16>(desc);
}

export function where_2(desc: usize): void {
  where<u16>(desc);
}

export function gather_2(outer: i32, n: i32, inner: i32, count: i32, src: usize, index: usize, dst: usize): void {
  gather<u16>(outer, n, inner, count, src, index, dst);
}

export function copy_4(desc: usize): void {
  copy<u32>(desc);
}

export function where_4(desc: usize): void {
  where<u32>(desc);
}

export function gather_4(outer: i32, n: i32, inner: i32, count: i32, src: usize, index: usize, dst: usize): void {
  gather<u32>(outer, n, inner, count, src, index, dst);
}

export function copy_8(desc: usize): void {
  copy<u64>(desc);
}

export function where_8(desc: usize): void {
  where<u64>(desc);
}

export function gather_8(outer: i32, n: i32, inner: i32, count: i32, src: usize, index: usize, dst: usize): void {
  gather<u64>(outer, n, inner, count, src, index, dst);
}
