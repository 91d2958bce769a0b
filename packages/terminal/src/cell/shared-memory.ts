/**
 * The memory that the frame and its worker share where the page is isolated: how Stop reaches Python, and how an answer
 * reaches a worker that Python keeps busy. An answer longer than the buffer comes in pieces.
 */

/** Places in the Int32 header. */
export const header = {
  /** A signal's number, 0 when there is none. */
  signal: 0,
  /** {@link EMPTY} or {@link FULL}. */
  state: 1,
  /** Which question the piece answers. */
  id: 2,
  /** Bytes of this piece. */
  length: 3,
  /** 1 when no further piece follows. */
  isLast: 4,
  /** 1 when there is an answer, 0 when it was refused; the bytes then say why. */
  isAnswered: 5,
  /** What the inspector wants to be told: 1 to begin, 2 to end, 0 when it was read. */
  watch: 6,
  /** Bytes of a wish to open or to capture tensors, 0 when it was read. */
  wishLength: 7,
} as const;

export const EMPTY = 0;
export const FULL = 1;
/** SIGINT. */
export const INTERRUPT = 2;

const HEADER_BYTES = 64;
export const PIECE_BYTES = 1 << 20;
export const WISH_BYTES = 65_536;

export interface SharedMemory {
  readonly header: Int32Array;
  readonly piece: Uint8Array;
  /** A wish, as JSON. */
  readonly wish: Uint8Array;
}

export const TOTAL_BYTES = HEADER_BYTES + PIECE_BYTES + WISH_BYTES;
/** @returns null where there is none: a page that is not isolated, or WebKit, which isolates a sandboxed frame but shares nothing with it. */
export function createSharedBuffer(): SharedArrayBuffer | null {
  return globalThis.crossOriginIsolated && typeof SharedArrayBuffer === "function"
    ? new SharedArrayBuffer(TOTAL_BYTES)
    : null;
}

export function viewSharedBuffer(buffer: SharedArrayBuffer): SharedMemory {
  return {
    header: new Int32Array(buffer, 0, HEADER_BYTES / 4),
    piece: new Uint8Array(buffer, HEADER_BYTES, PIECE_BYTES),
    wish: new Uint8Array(buffer, HEADER_BYTES + PIECE_BYTES, WISH_BYTES),
  };
}
