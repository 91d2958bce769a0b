/** A Python callable as JavaScript sees it. */
export interface PythonCallable {
  (...input: number[]): unknown;
  /** A proxy of its own: the one that came as an argument is gone when the call ends. */
  copy(): PythonCallable;
  destroy(): void;
}

/** Keeps a callable beyond the call that brought it; `release` lets Python collect it. */
export function holdCallable(callable: PythonCallable): { call: PythonCallable; release(): void } {
  const call = typeof callable.copy === "function" ? callable.copy() : callable;
  let isHeld = true;
  return {
    call,
    release() {
      if (!isHeld) return;
      isHeld = false;
      if (typeof call.destroy === "function") call.destroy();
    },
  };
}

/** An exception that a Python callable raised: it goes back to Python as it is. */
export function isPythonError(error: unknown): boolean {
  return error instanceof Error && error.name === "PythonError";
}
