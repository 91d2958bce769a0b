// Walks strided operands: dimensions that lie together in every operand are merged, so that the
// inner loop is as long as it can be. One walk at a time; nothing here is re-entrant.

const MAX_RANK: i32 = 64;
/** i32 sizes of the merged dimensions. */
const SHAPE: usize = memory.data(64 * 4, 16);
/** i32 strides in elements, operand after operand, MAX_RANK apart. */
const STRIDES: usize = memory.data(64 * 4 * 3, 16);
const COUNTER: usize = memory.data(64 * 4, 16);

/** Element offsets of the operands at the present run. */
export let at0: i32 = 0;
export let at1: i32 = 0;
export let at2: i32 = 0;

// @ts-ignore: decorator
@inline
export function sizeAt(d: i32): i32 {
  return load<i32>(SHAPE + ((<usize>d) << 2));
}

// @ts-ignore: decorator
@inline
export function strideAt(operand: i32, d: i32): i32 {
  return load<i32>(STRIDES + ((<usize>(operand * MAX_RANK + d)) << 2));
}

// @ts-ignore: decorator
@inline
function setStride(operand: i32, d: i32, value: i32): void {
  store<i32>(STRIDES + ((<usize>(operand * MAX_RANK + d)) << 2), value);
}

/**
 * Merges the dimensions and sets the walk to its start.
 * @param shape address of i32 [ndim].
 * @param strides address of i32 [operands, ndim], elements.
 * @returns the merged rank, at least 1, or 0 when there is no element.
 */
export function plan(ndim: i32, shape: usize, strides: usize, operands: i32): i32 {
  let rank = 0;
  for (let d = 0; d < ndim; d++) {
    const size = load<i32>(shape + ((<usize>d) << 2));
    if (size == 0) return 0;
    if (size == 1) continue;
    let merges = rank > 0;
    for (let k = 0; k < operands && merges; k++) {
      merges = strideAt(k, rank - 1) == load<i32>(strides + ((<usize>(k * ndim + d)) << 2)) * size;
    }
    if (merges) {
      store<i32>(SHAPE + ((<usize>(rank - 1)) << 2), sizeAt(rank - 1) * size);
    } else {
      store<i32>(SHAPE + ((<usize>rank) << 2), size);
      rank++;
    }
    for (let k = 0; k < operands; k++) setStride(k, rank - 1, load<i32>(strides + ((<usize>(k * ndim + d)) << 2)));
  }
  if (rank == 0) {
    store<i32>(SHAPE, 1);
    for (let k = 0; k < operands; k++) setStride(k, 0, 0);
    rank = 1;
  }
  memory.fill(COUNTER, 0, rank << 2);
  at0 = at1 = at2 = 0;
  return rank;
}

/** How many runs the first `rank` merged dimensions make. */
export function runsOf(rank: i32): i32 {
  let runs = 1;
  for (let d = 0; d < rank; d++) runs *= sizeAt(d);
  return runs;
}

/** Steps to the next run over the first `rank` merged dimensions. */
export function advance(rank: i32): void {
  for (let d = rank - 1; d >= 0; d--) {
    const size = sizeAt(d);
    const count = load<i32>(COUNTER + ((<usize>d) << 2)) + 1;
    at0 += strideAt(0, d);
    at1 += strideAt(1, d);
    at2 += strideAt(2, d);
    if (count < size) {
      store<i32>(COUNTER + ((<usize>d) << 2), count);
      return;
    }
    at0 -= strideAt(0, d) * size;
    at1 -= strideAt(1, d) * size;
    at2 -= strideAt(2, d) * size;
    store<i32>(COUNTER + ((<usize>d) << 2), 0);
  }
}
