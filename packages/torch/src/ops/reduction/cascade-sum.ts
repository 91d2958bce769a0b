import { memory } from "../../storage/runtime.ts";

/**
 * Sums of float32 in the order in which PyTorch's kernels for AVX2 add: the result is the same to the last bit, so that a loss
 * printed with all its digits is the same too. Found by comparing with PyTorch 1.13 at sizes from 1 to 100,000.
 *
 * A vector holds 8 elements. Along a row four vectors are summed side by side, then joined, then their 8 lanes are added one
 * after another to what did not fill a vector. Long sums go through four levels, so that rounding does not pile up.
 */
const LANES = 8;
const SIDE_BY_SIDE = 4;
const LEVELS = 4;

const f = Math.fround;
const levels = new Float32Array(LEVELS);
const lanes = new Float32Array(LANES);

/** Elements beyond which the kernels' own sum, rounded once, is taken: it is several times faster. */
export const CASCADE_LIMIT = 1 << 18;

/**
 * Sums the middle of a contiguous [outer, n, inner].
 * @param run with inner 1: how many neighbours are one row; the rows of one result are added in order.
 */
export function cascadeSum(outer: number, n: number, inner: number, run: number, source: number, target: number): void {
  const x = memory.f32;
  const from = source >> 2;
  const to = target >> 2;
  for (let each = 0; each < outer; each++) {
    if (inner > 1) sumColumns(x, from + each * n * inner, n, inner, to + each * inner);
    else {
      let total = 0;
      for (let at = 0; at < n; at += run) total = f(total + sumOfRow(x, from + each * n + at, run));
      x[to + each] = total;
    }
  }
}

function sumOfRow(x: Float32Array, start: number, n: number): number {
  if (n < LANES) return sumStrided(x, start, 1, n);
  const vectors = Math.floor(n / LANES);
  for (let lane = 0; lane < LANES; lane++) lanes[lane] = sumStrided(x, start + lane, LANES, vectors);
  let total = 0;
  for (let i = vectors * LANES; i < n; i++) total = f(total + (x[start + i] as number));
  for (let lane = 0; lane < LANES; lane++) total = f(total + (lanes[lane] as number));
  return total;
}

/** Whole groups of columns are summed straight down, the rest four rows side by side. */
function sumColumns(x: Float32Array, start: number, n: number, inner: number, to: number): void {
  const group = inner < LANES ? SIDE_BY_SIDE : LANES * SIDE_BY_SIDE;
  const straight = Math.floor(inner / group) * group;
  for (let column = 0; column < inner; column++) {
    const at = start + column;
    x[to + column] = column < straight ? sumInLevels(x, at, inner, n) : sumStrided(x, at, inner, n);
  }
}

/** `size` elements `stride` apart: four running sums, joined at the end. */
function sumStrided(x: Float32Array, start: number, stride: number, size: number): number {
  const quarter = Math.floor(size / SIDE_BY_SIDE);
  let at = start + quarter * SIDE_BY_SIDE * stride;
  const wide = stride * SIDE_BY_SIDE;
  let first = sumInLevels(x, start, wide, quarter);
  for (let i = quarter * SIDE_BY_SIDE; i < size; i++, at += stride) first = f(first + (x[at] as number));
  for (let k = 1; k < SIDE_BY_SIDE; k++) first = f(first + sumInLevels(x, start + k * stride, wide, quarter));
  return first;
}

function sumInLevels(x: Float32Array, start: number, stride: number, size: number): number {
  const power = Math.max(4, Math.floor(ceilLog2(size) / LEVELS));
  const step = 1 << power;
  let at = start;
  let sum = 0;
  if (size < step) {
    for (let i = 0; i < size; i++, at += stride) sum = f(sum + (x[at] as number));
    return sum;
  }
  levels.fill(0, 0, LEVELS);
  let i = 0;
  while (i + step <= size) {
    for (let j = 0; j < step; j++, at += stride) sum = f(sum + (x[at] as number));
    i += step;
    let carried = sum;
    sum = 0;
    for (let level = 1; level < LEVELS; level++) {
      carried = f((levels[level] as number) + carried);
      const mask = (step - 1) << (level * power);
      if ((i & mask) !== 0 || level === LEVELS - 1) {
        levels[level] = carried;
        break;
      }
      levels[level] = 0;
    }
  }
  for (; i < size; i++, at += stride) sum = f(sum + (x[at] as number));
  for (let level = 1; level < LEVELS; level++) sum = f(sum + (levels[level] as number));
  return sum;
}

function ceilLog2(n: number): number {
  return n <= 2 ? 1 : 32 - Math.clz32(n - 1);
}
