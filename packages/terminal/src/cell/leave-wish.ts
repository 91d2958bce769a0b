import type { ToCell } from "../protocol/messages.ts";
import { header, INSPECT_BYTES, type SharedMemory } from "./shared-memory.ts";

/** Leaves a wish of the inspector's where a worker finds it between two steps of a running program. */
export function leaveWish(
  { header: words, inspect }: SharedMemory,
  wish: Extract<ToCell, { type: "watch" | "inspect" }>,
): void {
  if (wish.type === "watch") {
    Atomics.store(words, header.watch, wish.on ? 1 : 2);
    return;
  }
  const bytes = new TextEncoder().encode(JSON.stringify({ id: wish.id, request: wish.request }));
  if (bytes.length > INSPECT_BYTES) return;
  // The worker takes the length first, so it never reads half of a newer wish as if it were whole.
  Atomics.store(words, header.inspectLength, 0);
  inspect.set(bytes);
  Atomics.store(words, header.inspectLength, bytes.length);
}
