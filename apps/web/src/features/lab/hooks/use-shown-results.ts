"use client";
import type { ExperimentBackbone, ExperimentSummary, ExperimentView, HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { useCallback, useMemo, useState } from "react";
import { api } from "#platform/client/api.ts";
import { failureText } from "#platform/client/failure-text.ts";
import { twinOf } from "../run/paired-runs.ts";
import type { RunState } from "../run/run-state.ts";

export type ShownSide = "pretrained" | "random";

/** What Look shows: a pair of results with the backbone of each. */
export interface ShownResults {
  pretrained: HeldOut | null;
  random: HeldOut | null;
}

const sideOf = (backbone: ExperimentBackbone): ShownSide => (backbone === "random-twin" ? "random" : "pretrained");

/** The results in view: those of the run on this page, or of one that was opened again. */
export function useShownResults({ main, control }: RunState, locale: Locale) {
  const [reopened, setReopened] = useState<ShownResults | null>(null);
  const [reopenError, setReopenError] = useState<string | null>(null);
  const [viewed, setViewed] = useState<ShownSide>("pretrained");

  const pretrainedRun = main?.backbone === "mobilenet-v3-small" ? main : null;
  const randomRun = main?.backbone === "random-twin" ? main : control;
  const pretrained = pretrainedRun?.record?.evaluation.heldOut ?? null;
  const random = randomRun?.record?.evaluation.heldOut ?? null;
  const shown = useMemo(() => reopened ?? { pretrained, random }, [reopened, pretrained, random]);
  const heldOut = shown[viewed] ?? shown.pretrained ?? shown.random;
  const backbone: ExperimentBackbone = heldOut === shown.random ? "random-twin" : "mobilenet-v3-small";

  const reopen = useCallback(
    async (experiment: ExperimentSummary, experiments: readonly ExperimentSummary[]) => {
      setReopenError(null);
      try {
        const read = (id: string) => api<{ experiment: ExperimentView }>(`/api/v1/experiments/${id}`);
        const { experiment: own } = await read(experiment.id);
        const twin = twinOf(experiment, experiments);
        const views = [own, ...(twin ? [(await read(twin.id)).experiment] : [])];
        const heldOutOf = (id: ExperimentBackbone) =>
          views.find((view) => view.backbone === id)?.evaluation.heldOut ?? null;
        setReopened({ pretrained: heldOutOf("mobilenet-v3-small"), random: heldOutOf("random-twin") });
        setViewed(sideOf(own.backbone));
      } catch (error) {
        setReopenError(failureText(error, locale));
      }
    },
    [locale],
  );
  /** A new run's results take the place of what was opened again. */
  const followRun = useCallback((of: ExperimentBackbone) => {
    setReopened(null);
    setViewed(sideOf(of));
  }, []);

  return { shown, heldOut, backbone, viewed, setViewed, isReopened: reopened !== null, reopen, reopenError, followRun };
}
