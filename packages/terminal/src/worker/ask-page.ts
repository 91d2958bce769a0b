import { EMPTY, FULL, header, INTERRUPT, type SharedMemory } from "../cell/shared-memory.ts";
import type { FromWorker } from "../cell/worker-messages.ts";

/** How a question ended. */
export type Answer =
  | { readonly kind: "answer"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "interrupted" };

/** Blocks this worker until the page answered. Questions are numbered so that a late answer is never taken for another. */
export function createAsker({ header: words, piece }: SharedMemory, send: (message: FromWorker) => void) {
  let lastId = 0;

  function take(id: number): Uint8Array | null {
    if (Atomics.load(words, header.state) !== FULL) return null;
    const bytes = Atomics.load(words, header.id) === id ? piece.slice(0, Atomics.load(words, header.length)) : null;
    Atomics.store(words, header.state, EMPTY);
    return bytes;
  }

  return {
    nextId: (): number => ++lastId,
    /** @param ask sends the question itself. */
    ask(id: number, ask: () => void): Answer {
      Atomics.store(words, header.state, EMPTY);
      send({ type: "wait", id });
      ask();
      const parts: Uint8Array[] = [];
      for (;;) {
        if (Atomics.load(words, header.signal) === INTERRUPT) return { kind: "interrupted" };
        const part = take(id);
        if (!part) {
          Atomics.wait(words, header.state, EMPTY, 1000);
          continue;
        }
        parts.push(part);
        if (Atomics.load(words, header.isLast) === 0) {
          send({ type: "more", id });
          continue;
        }
        const bytes = concatenate(parts);
        return Atomics.load(words, header.isAnswered) === 1
          ? { kind: "answer", bytes }
          : { kind: "refused", reason: new TextDecoder().decode(bytes) };
      }
    },
    /** Sleeps, unless Stop is pressed. */
    sleep(milliseconds: number): void {
      const until = performance.now() + milliseconds;
      for (let left = milliseconds; left > 0; left = until - performance.now()) {
        if (Atomics.load(words, header.signal) === INTERRUPT) return;
        // The state is written by nobody while no question is open, so this only ends early for a signal.
        Atomics.wait(words, header.state, Atomics.load(words, header.state), left);
      }
    },
  };
}

export type Asker = ReturnType<typeof createAsker>;

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
