"use client";
import { useEffect, useState } from "react";

/**
 * A value that takes a while to compute: null until it is there, and again when its input changes.
 * @param compute of stable identity while its input is the same (`useCallback`).
 */
export function useComputed<T>(compute: (signal: AbortSignal) => Promise<T>): T | null {
  const [computed, setComputed] = useState<{ by: typeof compute; value: T } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    compute(abort.signal).then(
      (value) => !abort.signal.aborted && setComputed({ by: compute, value }),
      () => undefined,
    );
    return () => abort.abort();
  }, [compute]);
  return computed?.by === compute ? computed.value : null;
}
