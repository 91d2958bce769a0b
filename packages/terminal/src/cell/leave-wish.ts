import { header, type SharedMemory, WISH_BYTES } from "./shared-memory.ts";
import type { Wish } from "./worker-messages.ts";

/** Leaves a wish of the inspector's where a worker finds it between two steps of a running program; a newer one takes its place. */
export function leaveWish({ header: words, wish: place }: SharedMemory, wish: Wish): void {
  if (wish.type === "watch") {
    Atomics.store(words, header.watch, wish.on ? 1 : 2);
    return;
  }
  const bytes = new TextEncoder().encode(JSON.stringify(wish));
  if (bytes.length > WISH_BYTES) return;
  // The worker takes the length first, so it never reads half of a newer wish as if it were whole.
  Atomics.store(words, header.wishLength, 0);
  place.set(bytes);
  Atomics.store(words, header.wishLength, bytes.length);
}
