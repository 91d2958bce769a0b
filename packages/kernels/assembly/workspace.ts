// Memory between the module's static data and what the host may allocate: buffers that one call fills
// and uses, and that no call leaves anything in.

/** Panels of B: KC × NC values of 4 or 8 bytes. */
export const PANELS_B: usize = (__heap_base + 127) & ~127;
const PANELS_B_BYTES: usize = 1 << 20;
/** One panel of A: a few rows × KC, or × all of a deeper product. */
export const PANELS_A: usize = PANELS_B + PANELS_B_BYTES;
export const PANELS_A_BYTES: usize = 1 << 15;
/** One result tile at an edge, where not all of it is stored. */
export const TILE: usize = PANELS_A + PANELS_A_BYTES;
const TILE_BYTES: usize = 4096;

/** First byte that the host may use. */
export function heap_start(): usize {
  return TILE + TILE_BYTES;
}

/** 1 in the build that fuses multiplication and addition. */
export function is_relaxed(): i32 {
  return ASC_FEATURE_RELAXED_SIMD ? 1 : 0;
}
