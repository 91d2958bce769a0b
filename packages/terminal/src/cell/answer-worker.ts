import { EMPTY, FULL, header, PIECE_BYTES, type SharedMemory } from "./shared-memory.ts";

export interface Answerer {
  /** The worker blocks on question `id`. */
  expect(id: number): void;
  /**
   * Gives the answer to the question that the worker waits for; an answer to an older one is dropped.
   * @param bytes null for a refusal.
   */
  answer(id: number, bytes: Uint8Array | null, reason: string): void;
  /** The worker took a piece of answer `id`. */
  continue(id: number): void;
}

/** The frame's side of the questions that a blocked worker asks. */
export function createAnswerer({ header: words, piece }: SharedMemory): Answerer {
  let open = 0;
  let rest: Uint8Array = new Uint8Array();
  let isAnswered = false;

  const write = (): void => {
    const part = rest.subarray(0, PIECE_BYTES);
    rest = rest.subarray(part.length);
    piece.set(part);
    Atomics.store(words, header.id, open);
    Atomics.store(words, header.length, part.length);
    Atomics.store(words, header.isLast, Number(rest.length === 0));
    Atomics.store(words, header.isAnswered, Number(isAnswered));
    Atomics.store(words, header.state, FULL);
    Atomics.notify(words, header.state);
  };

  return {
    expect(id) {
      open = id;
      rest = new Uint8Array();
    },
    answer(id, bytes, reason) {
      if (open === 0 || id !== open) return;
      isAnswered = bytes !== null;
      rest = bytes ?? new TextEncoder().encode(reason);
      write();
    },
    continue(id) {
      if (id === open && Atomics.load(words, header.state) === EMPTY) write();
    },
  };
}
