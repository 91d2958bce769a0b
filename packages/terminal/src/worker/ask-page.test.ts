import { describe, expect, it } from "vitest";
import { createAnswerer } from "../cell/answer-worker.ts";
import { header, INTERRUPT, PIECE_BYTES, TOTAL_BYTES, viewSharedBuffer } from "../cell/shared-memory.ts";
import type { FromWorker } from "../cell/worker-messages.ts";
import { createAsker } from "./ask-page.ts";

/** Both sides in one thread: what the worker sends reaches the frame at once. */
function setUp() {
  const memory = viewSharedBuffer(new SharedArrayBuffer(TOTAL_BYTES));
  const answerer = createAnswerer(memory);
  const asker = createAsker(memory, (message: FromWorker) => {
    if (message.type === "wait") answerer.expect(message.id);
    if (message.type === "more") answerer.continue(message.id);
  });
  return { memory, answerer, asker };
}

describe("a question of a blocked worker", () => {
  it("gets its answer", () => {
    const { answerer, asker } = setUp();
    const id = asker.nextId();
    const bytes = Uint8Array.of(1, 2, 3);
    expect(asker.ask(id, () => answerer.answer(id, bytes, ""))).toEqual({ kind: "answer", bytes });
  });

  it("gets a long answer in pieces", () => {
    const { answerer, asker } = setUp();
    const id = asker.nextId();
    const bytes = Uint8Array.from({ length: PIECE_BYTES * 2 + 5 }, (_, i) => i % 251);
    const answer = asker.ask(id, () => answerer.answer(id, bytes, ""));
    expect(answer.kind === "answer" && Buffer.compare(answer.bytes, bytes)).toBe(0);
  });

  it("gets an empty answer, which is not a refusal", () => {
    const { answerer, asker } = setUp();
    const id = asker.nextId();
    expect(asker.ask(id, () => answerer.answer(id, new Uint8Array(), ""))).toEqual({
      kind: "answer",
      bytes: new Uint8Array(),
    });
  });

  it("is told why it was refused", () => {
    const { answerer, asker } = setUp();
    const id = asker.nextId();
    expect(asker.ask(id, () => answerer.answer(id, null, "no such snapshot"))).toEqual({
      kind: "refused",
      reason: "no such snapshot",
    });
  });

  it("never takes the late answer to an older one", () => {
    const { memory, answerer, asker } = setUp();
    const first = asker.nextId();
    const interrupted = asker.ask(first, () => Atomics.store(memory.header, header.signal, INTERRUPT));
    expect(interrupted).toEqual({ kind: "interrupted" });
    Atomics.store(memory.header, header.signal, 0);
    const second = asker.nextId();
    const answer = asker.ask(second, () => {
      answerer.answer(first, Uint8Array.of(1), "");
      answerer.answer(second, Uint8Array.of(2), "");
    });
    expect(answer).toEqual({ kind: "answer", bytes: Uint8Array.of(2) });
  });

  it("a sleep lasts as long as it was asked to, and ends for Stop", () => {
    const { memory, asker } = setUp();
    const begun = performance.now();
    asker.sleep(30);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(29);
    Atomics.store(memory.header, header.signal, INTERRUPT);
    const again = performance.now();
    asker.sleep(5000);
    expect(performance.now() - again).toBeLessThan(1000);
  });
});
