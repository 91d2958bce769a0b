"use client";
import type { ExperimentView } from "@thaw/contracts/experiment";
import { useCallback, useEffect, useState } from "react";
import { api } from "#platform/client/api.ts";

export type WholeExperiments =
  | { status: "loading" }
  | { status: "failed" }
  | { status: "ready"; experiments: ExperimentView[] };

/** Those that were read are not read again: of an experiment nothing but its note changes. */
const kept = new Map<string, ExperimentView>();

async function readWhole(id: string, signal: AbortSignal): Promise<ExperimentView> {
  const known = kept.get(id);
  if (known) return known;
  const { experiment } = await api<{ experiment: ExperimentView }>(`/api/v1/experiments/${id}`, { signal });
  kept.set(id, experiment);
  return experiment;
}

/** Experiments with their curves, in the order of their ids. @param ids the same array while they are the same. */
export function useWholeExperiments(ids: readonly string[]): { state: WholeExperiments; retry: () => void } {
  const [state, setState] = useState<WholeExperiments>({ status: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState({ status: "loading" });
    Promise.all(ids.map((id) => readWhole(id, abort.signal)))
      .then((experiments) => setState({ status: "ready", experiments }))
      .catch(() => {
        if (!abort.signal.aborted) setState({ status: "failed" });
      });
    return () => abort.abort();
  }, [ids, round]);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  return { state, retry };
}
