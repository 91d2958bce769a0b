import { cat, stack } from "../ops/joining/cat.ts";
import { returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { readMailbox } from "./mailbox.ts";

/**
 * Ops that put tensors together or turn them round.
 *
 * - `cat(n, dim)` `stack(n, dim)`: n handles in the mailbox
 */
export const joiningBridge = {
  cat: returnsTensor((n: number, dim: number) => cat(readMailbox(n).map(tensorOf), dim)),
  stack: returnsTensor((n: number, dim: number) => stack(readMailbox(n).map(tensorOf), dim)),
};
