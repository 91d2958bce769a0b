import type { RunView } from "./run-state.ts";

/** Fewer are no measure yet: the first photo waits for what is loaded once. */
const fewestDone = 8;

/**
 * Milliseconds until a run's present phase is over, by the pace so far; null before there is one, and where nothing tells.
 * @param epochsMs how long the epochs so far took.
 */
export function timeLeft(run: RunView, epochsMs: number | null): number | null {
  if (run.phase === "extracting") {
    const { done, total, known, elapsedMs } = run.extracted;
    const computed = done - known;
    return computed < fewestDone ? null : (elapsedMs / computed) * (total - done);
  }
  if (run.phase !== "training" || run.folding || epochsMs === null || run.curves.length < 2) return null;
  return (epochsMs / (run.curves.length - 1)) * Math.max(0, run.epochs - run.curves.length);
}
