"use client";
import { useEffect, useRef, useState } from "react";

export interface Asked<T> {
  /** What was answered last; while the next answer is awaited, still that one. */
  value: T | null;
  status: "idle" | "waiting" | "ready" | "failed";
}

/**
 * Asks for something whenever its key changes, and lets go of a question that nobody waits for any more.
 * @param key null asks nothing.
 */
export function useAsked<T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>): Asked<T> {
  const [state, setState] = useState<Asked<T>>({ value: null, status: "idle" });
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    if (key === null) {
      setState({ value: null, status: "idle" });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, status: "waiting" }));
    asking.current(abort.signal).then(
      (value) => !abort.signal.aborted && setState({ value, status: "ready" }),
      () => !abort.signal.aborted && setState({ value: null, status: "failed" }),
    );
    return () => abort.abort();
  }, [key]);
  return state;
}
