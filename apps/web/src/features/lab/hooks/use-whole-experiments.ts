"use client";
import type { ExperimentView } from "@thaw/contracts/experiment";
import { useCallback, useEffect, useState } from "react";
import { useViewer } from "#features/account/components/viewer-context.tsx";
import { api } from "#platform/client/api.ts";
import { keepNewest } from "../run/keep-newest.ts";

/** Without the note, the only thing that changes: whoever shows it has it from the table. */
export type WholeExperiment = Omit<ExperimentView, "note">;

export type WholeExperiments =
  | { status: "loading" }
  | { status: "failed" }
  | { status: "ready"; experiments: WholeExperiment[] };

/** The account's newest that were read are not read again; few, since one may weigh megabytes. */
const kept = keepNewest<WholeExperiment>(8);

async function readWhole(userId: string | null, id: string, signal: AbortSignal): Promise<WholeExperiment> {
  const known = kept.get(userId, id);
  if (known) return known;
  const { experiment } = await api<{ experiment: ExperimentView }>(`/api/v1/experiments/${id}`, { signal });
  kept.set(userId, id, experiment);
  return experiment;
}

/** Experiments with their curves, in the order of their ids. @param ids the same array while they are the same. */
export function useWholeExperiments(ids: readonly string[]): { state: WholeExperiments; retry: () => void } {
  const { state: viewerState } = useViewer();
  const userId = viewerState.status === "known" ? (viewerState.viewer?.id ?? null) : null;
  const [state, setState] = useState<WholeExperiments>({ status: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState({ status: "loading" });
    Promise.all(ids.map((id) => readWhole(userId, id, abort.signal)))
      .then((experiments) => !abort.signal.aborted && setState({ status: "ready", experiments }))
      .catch(() => {
        if (!abort.signal.aborted) setState({ status: "failed" });
      });
    return () => abort.abort();
  }, [ids, round, userId]);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  return { state, retry };
}
