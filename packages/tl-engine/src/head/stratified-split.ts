import { EngineError } from "../errors.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";

/**
 * Divides pictures into those to train on and those that check, the same share of each class. Which ones is drawn by the
 * seed; a class of two or more has at least one in each part, a class of one is trained on.
 * @param labels int32 [n], each in [0, classCount); borrowed.
 * @param share of a class that checks, above 0 and below 1.
 * @returns positions in `labels`, ascending.
 * @throws EngineError `invalid-input` when the share leaves nothing to one part, or a label is no class.
 */
export function stratifiedSplit(
  labels: Int32Array,
  classCount: number,
  share: number,
  seed: number,
): { train: Int32Array; validation: Int32Array } {
  if (!(share > 0 && share < 1))
    throw new EngineError("invalid-input", "the share to check with must lie between 0 and 1");
  const members = Array.from({ length: classCount }, (): number[] => []);
  for (const [at, label] of labels.entries()) {
    const own = members[label];
    if (!own) throw new EngineError("invalid-input", `label ${at} is not a class`);
    own.push(at);
  }
  const random = new MersenneTwister(seed);
  const train: number[] = [];
  const validation: number[] = [];
  for (const own of members) {
    const checking = own.length < 2 ? 0 : Math.min(own.length - 1, Math.max(1, Math.round(own.length * share)));
    for (const [rank, at] of random.permutation(own.length).entries()) {
      (rank < checking ? validation : train).push(own[at] as number);
    }
  }
  return { train: Int32Array.from(train).sort(), validation: Int32Array.from(validation).sort() };
}
