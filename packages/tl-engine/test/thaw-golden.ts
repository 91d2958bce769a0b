import type { TrainSettings } from "../src/client/lab-types.ts";
import { findNetwork } from "../src/networks/find-network.ts";
import { planThaw, type ThawPlan } from "../src/thaw/thaw-plan.ts";
import type { ThawTask } from "../src/thaw/train-thawed.ts";
import { mix } from "./formula-state.ts";
import { readGoldenJson } from "./read-golden.ts";

export interface ThawGolden {
  readonly settings: TrainSettings & { network: string; blocks: number; thawLearningRate: number };
  readonly losses: number[];
  readonly validationLosses: number[];
  readonly tensors: { name: string; norm: number; change: number; samples: number[] }[];
  readonly probabilities: number[];
}

const { runs, train, held, ...common } = readGoldenJson<
  { train: number; held: number; runs: ThawGolden[] } & Pick<ThawTask, "classCount" | "batchSize" | "seed" | "epochs">
>("thaw.json");

/** What real PyTorch made of each run of make-thaw-goldens.py. */
export const thawGoldens: readonly ThawGolden[] = runs;

/** As make-thaw-goldens.py draws them: uniform in [-1, 1). */
export function drawActivations({ cut }: ThawPlan, pictures: number): Float32Array {
  return Float32Array.from(
    { length: pictures * cut.channels * cut.size ** 2 },
    (_, i) => Math.fround(mix(99, i)) * 2 - 1,
  );
}

/** The plan and the task of a run. */
export function readThawRun({ settings: { network: name, blocks, ...settings } }: ThawGolden) {
  const network = findNetwork(name);
  if (!network) throw new Error(name);
  const plan = planThaw(network, blocks);
  const drawn = drawActivations(plan, train + held);
  const labels = Int32Array.from({ length: train + held }, (_, i) => i % common.classCount);
  const end = (drawn.length / (train + held)) * train;
  const task: ThawTask = {
    features: drawn.subarray(0, end),
    labels: labels.subarray(0, train),
    validation: { features: drawn.subarray(end), labels: labels.subarray(train) },
    ...common,
    ...settings,
  };
  return { plan, task };
}
