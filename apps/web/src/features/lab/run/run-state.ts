import type { CurvePoint, ExperimentBackbone } from "@thaw/contracts/experiment";
import type { LoadProgress } from "@thaw/tl-engine/client/lab-types";
import type { EngineErrorCode } from "@thaw/tl-engine/errors";
import type { RunRecord } from "./build-record.ts";
import type { FeatureProgress } from "./compute-features.ts";

export type RunRole = "main" | "control";

export type RunPhase = "extracting" | "training" | "scoring" | "done" | "failed" | "cancelled";

export type RunFailure = EngineErrorCode | "diverged" | "unknown";

/** Where one run stands. `main` is the learner's; `control` is the same with random weights. */
export interface RunView {
  backbone: ExperimentBackbone;
  epochs: number;
  phase: RunPhase;
  extracted: { done: number; total: number; known: number; elapsedMs: number };
  /** Bytes of the backbone's weights, while they come. */
  loading: LoadProgress | null;
  /** Which fold of a cross-validation is under way; null before and without one. */
  folding: { done: number; total: number } | null;
  curves: CurvePoint[];
  record: RunRecord | null;
  failure: RunFailure | null;
}

export interface RunState {
  main: RunView | null;
  control: RunView | null;
}

export const noRuns: RunState = { main: null, control: null };

export type RunAction =
  | { type: "start"; role: RunRole; backbone: ExperimentBackbone; epochs: number }
  | ({ type: "extracting"; role: RunRole } & FeatureProgress)
  | { type: "training"; role: RunRole; known: number; total: number }
  | { type: "folding"; role: RunRole; done: number; total: number }
  | { type: "epochs"; role: RunRole; points: CurvePoint[] }
  | { type: "scoring"; role: RunRole }
  | { type: "finished"; role: RunRole; record: RunRecord }
  | { type: "failed"; role: RunRole; failure: RunFailure }
  | { type: "cancelled"; role: RunRole };

/** A new run of the learner's own clears both; what comes late from a run that ended is left aside. */
export function reduceRun(state: RunState, action: RunAction): RunState {
  if (action.type === "start") {
    const started: RunView = {
      backbone: action.backbone,
      epochs: action.epochs,
      phase: "extracting",
      extracted: { done: 0, total: 0, known: 0, elapsedMs: 0 },
      loading: null,
      folding: null,
      curves: [],
      record: null,
      failure: null,
    };
    return action.role === "main" ? { main: started, control: null } : { ...state, control: started };
  }
  const run = state[action.role];
  if (!run || !isUnderWay(run)) return state;
  return { ...state, [action.role]: nextView(run, action) };
}

function nextView(run: RunView, action: Exclude<RunAction, { type: "start" }>): RunView {
  switch (action.type) {
    case "extracting": {
      const { done, total, known, elapsedMs, loading = null } = action;
      return { ...run, phase: "extracting", extracted: { done, total, known, elapsedMs }, loading };
    }
    case "training": {
      const { known, total } = action;
      return { ...run, phase: "training", extracted: { ...run.extracted, done: total, total, known } };
    }
    case "folding":
      return { ...run, folding: { done: action.done, total: action.total } };
    case "epochs":
      return { ...run, curves: [...run.curves, ...action.points] };
    case "scoring":
      return { ...run, phase: "scoring" };
    case "finished":
      return { ...run, phase: "done", curves: action.record.curves, record: action.record };
    case "failed":
      return { ...run, phase: "failed", failure: action.failure };
    case "cancelled":
      return { ...run, phase: "cancelled" };
  }
}

export const isUnderWay = (run: RunView | null): boolean =>
  run !== null && (run.phase === "extracting" || run.phase === "training" || run.phase === "scoring");

/** How far a run is, 0 to 1, by what takes the time: the features. */
export function runProgress(run: RunView): number {
  if (run.phase === "done") return 1;
  if (run.phase === "extracting" && run.loading) return run.loading.done / Math.max(1, run.loading.total);
  if (run.phase === "extracting") return run.extracted.total === 0 ? 0 : run.extracted.done / run.extracted.total;
  return run.curves.length / run.epochs;
}
