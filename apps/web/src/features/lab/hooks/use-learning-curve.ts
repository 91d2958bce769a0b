"use client";
import type { LoadProgress } from "@thaw/tl-engine/client/lab-types";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LabData } from "../photos/lab-data.ts";
import { type CurveScore, measureLearningCurve } from "../run/learning-curve.ts";
import type { RunSettings } from "../run/run-settings.ts";
import type { RunFailure } from "../run/run-state.ts";
import { sessionFeatures } from "../run/session-features.ts";
import { codeOf, type LabEngine } from "./use-lab-engine.ts";

export interface CurveState {
  phase: "idle" | "extracting" | "training" | "done" | "failed";
  extracted: { done: number; total: number; loading?: LoadProgress | undefined };
  scores: CurveScore[];
  failure: RunFailure | null;
}

const nothing: CurveState = { phase: "idle", extracted: { done: 0, total: 0 }, scores: [], failure: null };

/** The curve of accuracy by photos as it grows. What was cancelled keeps its points. */
export function useLearningCurve(lab: LabData, engine: LabEngine) {
  const [state, setState] = useState(nothing);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);
  // Points of other photos would stand beside new ones.
  useEffect(() => {
    underWay.current?.abort();
    setState(nothing);
  }, [lab.dataSha256]);

  const start = useCallback(
    (settings: RunSettings) => {
      const client = engine.client();
      if (!client) return;
      underWay.current?.abort();
      const abort = new AbortController();
      underWay.current = abort;
      setState({ ...nothing, phase: "extracting" });
      const update = (change: (before: CurveState) => CurveState) => {
        if (underWay.current === abort) setState(change);
      };
      let drawn = 0;
      measureLearningCurve(client, sessionFeatures, {
        lab,
        settings,
        signal: abort.signal,
        onExtract: (done, total, loading) => {
          // A few times a second: drawing takes from the cores that compute.
          if (done < total && performance.now() - drawn < 150) return;
          drawn = performance.now();
          update((before) => ({ ...before, extracted: { done, total, loading } }));
        },
        onScore: (score) => update((before) => ({ ...before, phase: "training", scores: [...before.scores, score] })),
      })
        .then(() => update((before) => ({ ...before, phase: "done" })))
        .catch((error: unknown) => {
          if (abort.signal.aborted)
            update((before) => ({ ...before, phase: before.scores.length > 0 ? "done" : "idle" }));
          else update((before) => ({ ...before, phase: "failed", failure: codeOf(error) }));
        });
    },
    [lab, engine],
  );
  const cancel = useCallback(() => underWay.current?.abort(), []);
  return { state, start, cancel };
}
