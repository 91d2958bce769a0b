import { describe, expect, it } from "vitest";
import { sampleExperiment } from "../testing/sample-experiment.ts";
import { isUnderWay, noRuns, type RunAction, reduceRun, runProgress } from "./run-state.ts";

const { idempotencyKey: _, ...record } = sampleExperiment();
const start = { type: "start", role: "main", backbone: "mobilenet-v3-small", epochs: 2 } as const;
const startControl = { ...start, role: "control", backbone: "random-twin" } as const;
const after = (...actions: RunAction[]) => actions.reduce(reduceRun, noRuns);

describe("a run", () => {
  it("goes from features over curves to a record", () => {
    const extracting = after(start, {
      type: "extracting",
      role: "main",
      done: 30,
      total: 120,
      known: 0,
      elapsedMs: 900,
    });
    expect(extracting.main).toMatchObject({ phase: "extracting", extracted: { done: 30, total: 120 } });
    expect(extracting.main && runProgress(extracting.main)).toBe(0.25);
    const [first, second] = record.curves;
    if (!first || !second) throw new Error("the sample has two epochs");
    const training = reduceRun(extracting, { type: "training", role: "main", known: 20, total: 120 });
    const halfway = reduceRun(training, { type: "epochs", role: "main", points: [first] });
    expect(halfway.main && runProgress(halfway.main)).toBe(0.5);
    expect(halfway.main?.extracted).toMatchObject({ done: 120, known: 20, total: 120 });
    const done = reduceRun(halfway, { type: "finished", role: "main", record });
    expect(done.main).toMatchObject({ phase: "done", curves: [first, second], record });
    expect(isUnderWay(done.main)).toBe(false);
  });

  it("tells of the weights while they come, and then of the photos", () => {
    const extracting = { type: "extracting", role: "main", done: 0, total: 120, known: 0, elapsedMs: 0 } as const;
    const loading = after(start, { ...extracting, loading: { done: 15, total: 45 } });
    expect(loading.main && runProgress(loading.main)).toBeCloseTo(1 / 3);
    const counting = reduceRun(loading, { ...extracting, done: 60 });
    expect(counting.main?.loading).toBeNull();
    expect(counting.main && runProgress(counting.main)).toBe(0.5);
  });

  it("clears what was there when another begins, but not when its control does", () => {
    const done = after(start, { type: "finished", role: "main", record }, startControl);
    expect(done.main?.record).toBe(record);
    expect(done.control?.phase).toBe("extracting");
    const again = reduceRun(done, start);
    expect(again.main?.record).toBeNull();
    expect(again.control).toBeNull();
  });

  it("leaves aside what arrives after it ended", () => {
    const cancelled = after(start, { type: "cancelled", role: "main" });
    const late: RunAction[] = [
      { type: "extracting", role: "main", done: 5, total: 9, known: 0, elapsedMs: 1 },
      { type: "finished", role: "main", record },
      { type: "failed", role: "main", failure: "worker-lost" },
      { type: "extracting", role: "control", done: 5, total: 9, known: 0, elapsedMs: 1 },
    ];
    for (const action of late) expect(reduceRun(cancelled, action)).toBe(cancelled);
  });

  it("keeps what the learner has when the control fails", () => {
    const failed = after(start, { type: "finished", role: "main", record }, startControl, {
      type: "failed",
      role: "control",
      failure: "image-fetch",
    });
    expect(failed.main?.phase).toBe("done");
    expect(failed.control).toMatchObject({ phase: "failed", failure: "image-fetch" });
  });
});
