import type { AssetSource } from "../backbone/asset-source.ts";
import { readBackboneState } from "../backbone/load-backbone.ts";
import type { BackboneId, EpochReport, ThawResult } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { mostBlocks, planThaw } from "./thaw-plan.ts";
import { type ThawStep, type ThawTask, trainThawed } from "./train-thawed.ts";

export interface ThawInput extends ThawTask {
  readonly backbone: BackboneId;
  readonly blocks: number;
}

interface ThawHooks {
  readonly isCancelled: () => boolean;
  readonly onReport: (report: EpochReport | ThawStep) => void;
  /** Lets messages in, and waits while the training is paused. */
  readonly pause: () => Promise<unknown>;
}

/** At most so often a step is told: telling takes from the core that computes. */
const REPORT_MS = 100;
/** Messages are let in as often, and not after each few photos. */
const TURN_MS = 30;

/**
 * A thawed training from beginning to end, in kernels that are opened for it and go with it: their memory never shrinks.
 * @returns null when cancelled.
 * @throws EngineError `backbone-load`, `invalid-input`; KernelMemoryError when the memory has no room.
 */
export async function runThaw(
  assets: AssetSource,
  { backbone, blocks, ...task }: ThawInput,
  { isCancelled, onReport, pause }: ThawHooks,
): Promise<ThawResult | null> {
  const { network: added, state } = await readBackboneState(assets, backbone);
  const network = added ?? mobilenetV3Small();
  if (!(blocks >= 1 && blocks <= mostBlocks(network))) {
    throw new EngineError("invalid-input", `${network.title} has no ${blocks} blocks to thaw`);
  }
  const training = trainThawed(await assets.kernels(), planThaw(network, blocks), state, task);
  let reported = 0;
  let turned = 0;
  for (;;) {
    const now = performance.now();
    if (now - turned > TURN_MS) {
      await pause();
      turned = performance.now();
    }
    if (isCancelled()) {
      training.return(undefined as never);
      return null;
    }
    const { done, value } = training.next();
    if (done) return value;
    if ("epoch" in value || performance.now() - reported > REPORT_MS) {
      reported = performance.now();
      onReport(value);
    }
  }
}
