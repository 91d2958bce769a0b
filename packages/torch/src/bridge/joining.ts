import { cat, stack } from "../ops/joining/cat.ts";
import { flip, roll } from "../ops/joining/flip.ts";
import { repeat } from "../ops/joining/repeat.ts";
import { returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { readMailbox } from "./mailbox.ts";

/**
 * Ops that put tensors together or turn them round.
 *
 * - `cat(n, dim)` `stack(n, dim)`: n handles in the mailbox
 * - `repeat(h, ...times)` · `flip(h, ...dims)` · `roll(h, n, ...shifts, ...dims)`
 */
export const joiningBridge = {
  cat: returnsTensor((n: number, dim: number) => cat(readMailbox(n).map(tensorOf), dim)),
  stack: returnsTensor((n: number, dim: number) => stack(readMailbox(n).map(tensorOf), dim)),
  repeat: returnsTensor((h: number, ...times: number[]) => repeat(tensorOf(h), times)),
  flip: returnsTensor((h: number, ...dims: number[]) => flip(tensorOf(h), dims)),
  roll: returnsTensor((h: number, n: number, ...numbers: number[]) =>
    roll(tensorOf(h), numbers.slice(0, n), numbers.slice(n)),
  ),
};
