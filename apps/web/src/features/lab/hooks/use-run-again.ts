"use client";
import type { ExperimentSummary, ExperimentView } from "@thaw/contracts/experiment";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "#platform/client/api.ts";
import { type RepeatReason, whyDifferent } from "../run/compare-repeat.ts";
import type { RunView } from "../run/run-state.ts";
import type { SaveState } from "./use-experiment-store.ts";

/** Where a repeat stands: waiting for what it needs, running, or done with what it found. */
export type Repeat =
  | { phase: "preparing" | "running"; of: ExperimentSummary }
  | { phase: "blocked"; of: ExperimentSummary; cause: Obstacle }
  | { phase: "done"; of: ExperimentSummary; again: ExperimentSummary; reason: RepeatReason | null };

export type Obstacle = "photos" | "backbone" | "settings";

interface RunAgainInput {
  /** The learner's runs; null while they are not known. */
  experiments: readonly ExperimentSummary[] | null;
  /** What keeps a run with the present settings from starting; "busy" passes by itself, null is nothing. */
  obstacle: Obstacle | "busy" | null;
  /** Makes the settings, and whose photos are used, those of the run. */
  take: (experiment: ExperimentSummary) => void;
  /** Starts a run with them. */
  start: (experiment: ExperimentSummary) => void;
  /** The run on the page, and what became of it. */
  main: RunView | null;
  saved: SaveState | undefined;
}

const parameter = "again";
/** Photos and their hash may come a moment later than the choice of them. */
const patienceMs = 2000;

/** The run that the address asks to repeat, once: reloading the page must not train again. */
function takeFromAddress(): string | null {
  const address = new URL(window.location.href);
  const id = address.searchParams.get(parameter);
  if (id !== null) {
    address.searchParams.delete(parameter);
    window.history.replaceState(window.history.state, "", address);
  }
  return id;
}

/** Does an earlier run again, with its settings and seed, and says whether the very same weights came of it. */
export function useRunAgain({ experiments, obstacle, take, start, main, saved }: RunAgainInput) {
  const [repeat, setRepeat] = useState<Repeat | null>(null);
  const asked = useRef<string | null>(null);
  const latest = useRef({ start, record: main?.record ?? null });
  latest.current = { start, record: main?.record ?? null };

  const runAgain = useCallback(
    (experiment: ExperimentSummary) => {
      take(experiment);
      setRepeat({ phase: "preparing", of: experiment });
    },
    [take],
  );

  useEffect(() => {
    asked.current ??= takeFromAddress();
    if (asked.current === null || experiments === null) return;
    const found = experiments.find(({ id }) => id === asked.current);
    asked.current = null;
    if (found) runAgain(found);
  }, [experiments, runAgain]);

  useEffect(() => {
    if (repeat?.phase !== "preparing" || obstacle === "busy") return;
    const { of } = repeat;
    if (obstacle === null) {
      setRepeat({ phase: "running", of });
      latest.current.start(of);
      return;
    }
    const timer = setTimeout(() => setRepeat({ phase: "blocked", of, cause: obstacle }), patienceMs);
    return () => clearTimeout(timer);
  }, [repeat, obstacle]);

  const mainPhase = main?.phase;
  useEffect(() => {
    if (repeat?.phase !== "running") return;
    // The page tells of these by itself.
    if (mainPhase === "failed" || mainPhase === "cancelled") return setRepeat(null);
    if (!saved || saved.status === "saving") return;
    const { record } = latest.current;
    if (saved.status !== "saved" || !record) return setRepeat(null);
    const { of } = repeat;
    const done = (reason: RepeatReason | null) => setRepeat({ phase: "done", of, again: saved.experiment, reason });
    if (saved.experiment.headSha256 === of.headSha256) return done(null);
    const abort = new AbortController();
    api<{ experiment: ExperimentView }>(`/api/v1/experiments/${of.id}`, { signal: abort.signal })
      .then(({ experiment }) => done(whyDifferent(experiment, record)))
      .catch(() => {
        if (!abort.signal.aborted) done("machine");
      });
    return () => abort.abort();
  }, [repeat, mainPhase, saved]);

  const dismiss = useCallback(() => setRepeat(null), []);
  return { repeat, runAgain, dismiss };
}
