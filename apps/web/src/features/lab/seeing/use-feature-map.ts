"use client";
import { mapInWorker } from "@thaw/tl-engine/map/map-in-worker";
import type { FeatureMap, MapProgress, MapRequest } from "@thaw/tl-engine/map/map-types";
import { useEffect, useRef, useState } from "react";

export interface MapState {
  status: "idle" | "drawing" | "ready" | "failed";
  map: FeatureMap | null;
  progress: MapProgress | null;
}

const nothing: MapState = { status: "idle", map: null, progress: null };

/**
 * A map, drawn in a worker whenever its key changes.
 * @param key null: none is wanted.
 * @param request called once for each drawing.
 */
export function useFeatureMap(key: string | null, request: () => MapRequest | null): MapState {
  const [state, setState] = useState(nothing);
  const ask = useRef(request);
  ask.current = request;
  useEffect(() => {
    const wanted = key === null ? null : ask.current();
    if (!wanted) {
      setState(nothing);
      return;
    }
    const abort = new AbortController();
    setState({ ...nothing, status: "drawing" });
    mapInWorker(wanted, {
      signal: abort.signal,
      onProgress: (progress) => setState((before) => ({ ...before, progress })),
    }).then(
      (map) => setState({ status: "ready", map, progress: null }),
      () => !abort.signal.aborted && setState({ ...nothing, status: "failed" }),
    );
    return () => abort.abort();
  }, [key]);
  return state;
}
