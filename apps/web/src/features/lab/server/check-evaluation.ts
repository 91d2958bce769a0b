import type { HeldOut } from "@thaw/contracts/experiment";
import { invalidField } from "./check-head.ts";

/**
 * Checks that an evaluation agrees with itself: its counts are those of its photos. That it is true nobody here can
 * know; it is kept as measured in the browser.
 * @throws DomainError `invalid-request`, naming what disagrees.
 */
export function checkEvaluation(heldOut: HeldOut, classIds: readonly string[]): void {
  const field = "body.evaluation.heldOut";
  const { classes, confusion, photos, correct, total } = heldOut;
  if (classes.length !== classIds.length || classes.some((id, at) => id !== classIds[at])) {
    throw invalidField(`${field}.classes`, classIds.join(", "));
  }
  const size = classes.length;
  if (confusion.length !== size || confusion.some((row) => row.length !== size)) {
    throw invalidField(`${field}.confusion`, `${size} × ${size}`);
  }
  const counted = classes.map(() => new Array<number>(size).fill(0));
  for (const [at, photo] of photos.entries()) {
    const row = counted[photo.truth];
    const before = row?.[photo.predicted];
    if (!row || before === undefined || photo.probabilities.length !== size) {
      throw invalidField(`${field}.photos.${at}`, `${size} classes`);
    }
    row[photo.predicted] = before + 1;
  }
  if (photos.length !== total) throw invalidField(`${field}.total`, String(photos.length));
  if (new Set(photos.map(({ path }) => path)).size !== total)
    throw invalidField(`${field}.photos`, "a photo comes twice");
  const right = counted.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  if (right !== correct) throw invalidField(`${field}.correct`, String(right));
  const same = counted.every((row, truth) => row.every((count, said) => confusion[truth]?.[said] === count));
  if (!same) throw invalidField(`${field}.confusion`, "differs from the photos");
}
