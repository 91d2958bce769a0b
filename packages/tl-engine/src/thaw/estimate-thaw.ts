import type { ThawPlan } from "./thaw-plan.ts";

const FLOAT_BYTES = 4;
/** What the values of one go may take: more pictures at once are no faster past a few. */
const GO_BYTES = 16 * 2 ** 20;
/** Gradients that are under way at a time. */
const GRADIENTS = 3;
/** Raw, folded, gradient, two moments; and the room for one layer's gradient, which is less than another copy. */
const WEIGHT_COPIES = 6;

export interface ThawLoad {
  /** Photos that are trained on, and that check. */
  readonly train: number;
  readonly validation: number;
  readonly batchSize: number;
  readonly epochs: number;
}

export interface ThawEstimate {
  /** Activations at the cut, weights with their moments, and the values of one go. */
  readonly bytes: number;
  /** Multiply-accumulates of the whole training. */
  readonly multiplyAccumulates: number;
}

const bytesAPicture = ({ keptValues, largestPlane }: ThawPlan): number =>
  (keptValues + GRADIENTS * largestPlane) * FLOAT_BYTES;

/** Pictures that go through at once: the whole batch where its values fit. */
export const picturesAtOnce = (plan: ThawPlan, batchSize: number): number =>
  Math.max(1, Math.min(batchSize, Math.floor(GO_BYTES / bytesAPicture(plan))));

/**
 * What a training will take, from the table of layers alone. A step computes each product three times: once forward, once for
 * the weights' gradient, once for the input's; each epoch also runs the photos that check, and one pass at the start measures
 * the features.
 */
export function estimateThaw(plan: ThawPlan, { train, validation, batchSize, epochs }: ThawLoad): ThawEstimate {
  const { cut, parameterCount, multiplyAccumulates } = plan;
  const cached = (train + validation) * cut.channels * cut.size ** 2;
  const bytes =
    (cached + WEIGHT_COPIES * parameterCount) * FLOAT_BYTES + picturesAtOnce(plan, batchSize) * bytesAPicture(plan);
  const passes = train + epochs * (3 * train + validation);
  return { bytes, multiplyAccumulates: passes * multiplyAccumulates };
}
