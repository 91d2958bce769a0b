import type { Tensor } from "./tensor.ts";

/**
 * The tensors made since the innermost scope began. Nothing collects garbage while Python runs without
 * a pause, so every tensor is noted here, and those that nobody has kept are disposed when the scope ends.
 */
let made: Tensor[] = [];

/** Notes a new tensor; called by the constructor alone. */
export function note(tensor: Tensor): void {
  made.push(tensor);
}

/** One hold less, without disposing: the tensor belongs to the current scope from here on. */
export function letGo(tensor: Tensor): void {
  tensor.references -= 1;
  if (tensor.references === 0) made.push(tensor);
}

/** Begins a scope; the answer is the mark that {@link endScope} wants. */
export function beginScope(): number {
  return made.length;
}

/** Disposes what was made since the mark and is not kept. */
export function endScope(mark: number): void {
  for (let i = made.length - 1; i >= mark; i--) {
    const tensor = made[i] as Tensor;
    if (tensor.references === 0) tensor.dispose();
  }
  made.length = mark;
}

/**
 * Runs a part of an op that makes many temporaries; they are gone when it returns, its result is not.
 * @returns what `work` returns; tensors in it belong to the outer scope again.
 */
export function scope<T extends Tensor | readonly Tensor[] | undefined>(work: () => T): T {
  const outer = made;
  made = [];
  try {
    const result = work();
    const kept = result === undefined ? [] : Array.isArray(result) ? (result as Tensor[]) : [result as Tensor];
    for (const tensor of kept) tensor.references += 1;
    endScope(0);
    made = outer;
    for (const tensor of kept) {
      tensor.references -= 1;
      if (tensor.references === 0) made.push(tensor);
    }
    return result;
  } catch (error) {
    endScope(0);
    throw error;
  } finally {
    made = outer;
  }
}
