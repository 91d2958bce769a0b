"use client";
import { PauseGate } from "@thaw/tl-engine/client/pause-gate";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { LabData } from "../photos/lab-data.ts";
import { isRandomTwin, randomTwin } from "../run/backbone-name.ts";
import type { RunRecord } from "../run/build-record.ts";
import { newUuid } from "../run/new-uuid.ts";
import { createCurvePlayer } from "../run/play-curves.ts";
import type { RunSettings } from "../run/run-settings.ts";
import { noRuns, type RunFailure, type RunRole, type RunState, reduceRun } from "../run/run-state.ts";
import { DivergedError, type RunEvent, runTraining } from "../run/run-training.ts";
import { sessionFeatures } from "../run/session-features.ts";
import { codeOf, type LabEngine } from "./use-lab-engine.ts";

export interface TrainingRun {
  state: RunState;
  start: (settings: RunSettings) => void;
  /** Ends what is under way; what is finished stays. */
  cancel: () => void;
  /** Holds up what is under way, or lets it go on. */
  togglePause: () => void;
  isPaused: boolean;
}

type Extracting = Extract<RunEvent, { type: "extracting" }>;
const progressMs = 150;

const failureOf = (error: unknown): RunFailure => (error instanceof DivergedError ? "diverged" : codeOf(error));

/**
 * The learner's run and, after it, by itself, the same run with random weights. Each finished one is handed to
 * `onFinished` once.
 */
export function useTrainingRun(
  lab: LabData,
  engine: LabEngine,
  onFinished: (record: RunRecord, role: RunRole) => void,
): TrainingRun {
  const [state, dispatch] = useReducer(reduceRun, noRuns);
  const underWay = useRef<AbortController | null>(null);
  const gate = useRef(new PauseGate());
  const [isPaused, setIsPaused] = useState(false);
  const openGate = useCallback(() => {
    gate.current.resume();
    setIsPaused(false);
  }, []);
  const finished = useRef(onFinished);
  finished.current = onFinished;

  useEffect(() => () => underWay.current?.abort(), []);

  const start = useCallback(
    (settings: RunSettings) => {
      const client = engine.client();
      if (!client) return;
      underWay.current?.abort();
      openGate();
      const abort = new AbortController();
      underWay.current = abort;
      const pairId = newUuid();

      const runOne = async (role: RunRole): Promise<boolean> => {
        const backbone = role === "main" ? settings.backbone : randomTwin;
        dispatch({ type: "start", role, backbone, epochs: settings.epochs });
        const player = createCurvePlayer((points) => dispatch({ type: "epochs", role, points }));
        // The newest count, drawn a few times a second: drawing takes from the cores that compute.
        let newest: Extracting | null = null;
        const draw = () => {
          if (newest) dispatch({ ...newest, role });
          newest = null;
        };
        const timer = setInterval(draw, progressMs);
        try {
          const record = await runTraining(client, sessionFeatures, {
            lab,
            settings,
            backbone,
            pairId,
            signal: abort.signal,
            gate: gate.current,
            curvesShown: player.shown,
            onEvent: (event) => {
              if (abort.signal.aborted) return;
              if (event.type === "epoch") player.push(event.point);
              else if (event.type === "extracting") newest = event;
              else {
                newest = null;
                dispatch({ ...event, role });
              }
            },
          });
          dispatch({ type: "finished", role, record });
          finished.current(record, role);
          return true;
        } catch (error) {
          if (abort.signal.aborted) dispatch({ type: "cancelled", role });
          else dispatch({ type: "failed", role, failure: failureOf(error) });
          return false;
        } finally {
          clearInterval(timer);
          player.stop();
        }
      };

      void (async () => {
        const done = await runOne("main");
        if (done && !isRandomTwin(settings.backbone) && !abort.signal.aborted) await runOne("control");
      })();
    },
    [engine, lab, openGate],
  );

  const cancel = useCallback(() => {
    underWay.current?.abort();
    openGate();
  }, [openGate]);
  const togglePause = useCallback(() => {
    if (gate.current.isPaused) return openGate();
    gate.current.pause();
    setIsPaused(true);
  }, [openGate]);
  return { state, start, cancel, togglePause, isPaused };
}
