"use client";
import { useCallback, useEffect, useState } from "react";
import { openTensorFile, type TensorFile } from "../tensor/read-tensors.ts";

export type TensorFileState =
  | { status: "loading" }
  | { status: "failed" }
  | { status: "unreadable" }
  | { status: "ready"; file: TensorFile };

export const contentHref = (snapshotId: string): string => `/api/v1/snapshots/${snapshotId}/content`;

/** A snapshot's file, fetched when it is wanted; `retry` asks once more. */
export function useTensorFile(snapshotId: string | null): TensorFileState & { retry: () => void } {
  const [state, setState] = useState<TensorFileState>({ status: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!snapshotId) return;
    const abort = new AbortController();
    setState({ status: "loading" });
    const load = async (): Promise<TensorFileState> => {
      const response = await fetch(contentHref(snapshotId), { signal: abort.signal });
      if (!response.ok) return { status: "failed" };
      const bytes = new Uint8Array(await response.arrayBuffer());
      try {
        return { status: "ready", file: openTensorFile(bytes) };
      } catch {
        return { status: "unreadable" };
      }
    };
    load()
      .catch((): TensorFileState => ({ status: "failed" }))
      .then((next) => !abort.signal.aborted && setState(next));
    return () => abort.abort();
  }, [snapshotId, round]);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  return { ...state, retry };
}
