import { EngineError } from "../errors.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";

/**
 * Divides pictures into parts of which each checks once, while the others are trained on: the same share of each class in
 * each, the leftovers of one class going where those of the one before ended. Which ones is drawn by the seed.
 * @param labels int32 [n], each in [0, classCount); borrowed.
 * @returns for each fold the positions in `labels` that check, ascending; together they are all of them, each once.
 * @throws EngineError `invalid-input` when there are fewer than two folds or fewer pictures than folds, or a label is no class.
 */
export function stratifiedFolds(labels: Int32Array, classCount: number, folds: number, seed: number): Int32Array[] {
  if (!Number.isInteger(folds) || folds < 2 || folds > labels.length) {
    throw new EngineError("invalid-input", `${labels.length} pictures can't be divided into ${folds} folds`);
  }
  const random = new MersenneTwister(seed);
  const parts = Array.from({ length: folds }, (): number[] => []);
  let next = 0;
  for (let label = 0; label < classCount; label++) {
    const own = [...labels.keys()].filter((at) => labels[at] === label);
    for (const rank of random.permutation(own.length)) {
      parts[next % folds]?.push(own[rank] as number);
      next += 1;
    }
  }
  if (next !== labels.length) throw new EngineError("invalid-input", "a label is not a class");
  return parts.map((part) => Int32Array.from(part).sort());
}
