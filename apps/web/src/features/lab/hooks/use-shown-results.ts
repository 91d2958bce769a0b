"use client";
import type { ExperimentBackbone, ExperimentSummary, ExperimentView, HeldOut } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { useCallback, useMemo, useRef, useState } from "react";
import { api } from "#platform/client/api.ts";
import { failureText } from "#platform/client/failure-text.ts";
import { isRandomTwin, randomTwin, shippedBackbone } from "../run/backbone-name.ts";
import { twinOf } from "../run/paired-runs.ts";
import type { RunState } from "../run/run-state.ts";

export type ShownSide = "pretrained" | "random";

/** What Look shows: a pair of results, and what the first of them stands on. */
export interface ShownResults {
  backbone: ExperimentBackbone;
  pretrained: HeldOut | null;
  random: HeldOut | null;
  /** The heads that gave them, base64 of their safetensors files. */
  heads: Record<ShownSide, string | null>;
}

const sideOf = (backbone: ExperimentBackbone): ShownSide => (isRandomTwin(backbone) ? "random" : "pretrained");

/** The results in view: those of the run on this page, or of one that was opened again. */
export function useShownResults({ main, control }: RunState, locale: Locale) {
  const [reopened, setReopened] = useState<ShownResults | null>(null);
  const [reopenError, setReopenError] = useState<string | null>(null);
  const [viewed, setViewed] = useState<ShownSide>("pretrained");

  const pretrainedRun = main && !isRandomTwin(main.backbone) ? main : null;
  const randomRun = main && isRandomTwin(main.backbone) ? main : control;
  const pretrained = pretrainedRun?.record?.evaluation.heldOut ?? null;
  const random = randomRun?.record?.evaluation.heldOut ?? null;
  const pretrainedHead = pretrainedRun?.record?.head ?? null;
  const randomHead = randomRun?.record?.head ?? null;
  const mainBackbone = pretrainedRun?.backbone ?? shippedBackbone;
  const shown = useMemo(
    () =>
      reopened ?? {
        pretrained,
        random,
        backbone: mainBackbone,
        heads: { pretrained: pretrainedHead, random: randomHead },
      },
    [reopened, pretrained, random, mainBackbone, pretrainedHead, randomHead],
  );
  const heldOut = shown[viewed] ?? shown.pretrained ?? shown.random;
  const backbone: ExperimentBackbone = heldOut !== null && heldOut === shown.random ? randomTwin : shown.backbone;

  /** Of several that were asked for, the newest is shown, whichever comes last. */
  const asked = useRef(0);
  const reopen = useCallback(
    async (experiment: ExperimentSummary, experiments: readonly ExperimentSummary[]) => {
      setReopenError(null);
      const turn = ++asked.current;
      try {
        const read = (id: string) => api<{ experiment: ExperimentView }>(`/api/v1/experiments/${id}`);
        const { experiment: own } = await read(experiment.id);
        const twin = twinOf(experiment, experiments);
        const views = [own, ...(twin ? [(await read(twin.id)).experiment] : [])];
        if (asked.current !== turn) return;
        const viewOf = (random: boolean) => views.find((view) => isRandomTwin(view.backbone) === random);
        setReopened({
          pretrained: viewOf(false)?.evaluation.heldOut ?? null,
          random: viewOf(true)?.evaluation.heldOut ?? null,
          backbone: viewOf(false)?.backbone ?? shippedBackbone,
          heads: { pretrained: viewOf(false)?.head ?? null, random: viewOf(true)?.head ?? null },
        });
        setViewed(sideOf(own.backbone));
      } catch (error) {
        if (asked.current === turn) setReopenError(failureText(error, locale));
      }
    },
    [locale],
  );
  /** A new run's results take the place of what was opened again. */
  const followRun = useCallback((of: ExperimentBackbone) => {
    asked.current++;
    setReopened(null);
    setViewed(sideOf(of));
  }, []);

  return { shown, heldOut, backbone, viewed, setViewed, isReopened: reopened !== null, reopen, reopenError, followRun };
}
