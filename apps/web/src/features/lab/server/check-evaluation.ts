import type { HeldOut } from "@thaw/contracts/experiment";
import { invalidField } from "./check-head.ts";

/** The id of a class of the learner's own; its name is in the record beside it. */
const ownClassId = /^own_[0-9a-f]{12}$/;
/** An own photo is named by its hash alone: the names of the learner's files stay on the device. */
const ownPath = /^test\/own_[0-9a-f]{12}\/[0-9a-f]{64}$/;

function checkOwnClasses(heldOut: HeldOut, own: NonNullable<HeldOut["own"]>, field: string): void {
  const { classes, photos } = heldOut;
  const distinct = new Set(classes).size === classes.length;
  if (own.length !== classes.length || !distinct || !classes.every((id) => ownClassId.test(id))) {
    throw invalidField(`${field}.classes`, "own_ and 12 hexadecimal digits, one for each class");
  }
  const names = new Set(own.map(({ name }) => name.normalize("NFKC").toLowerCase()));
  if (names.size !== own.length) throw invalidField(`${field}.own`, "two classes have one name");
  if (photos.length > own.reduce((sum, entry) => sum + entry.photos - 1, 0)) {
    throw invalidField(`${field}.own`, "more photos held out than there are");
  }
  const wrong = photos.findIndex(({ path, truth }) => !ownPath.test(path) || path.split("/")[1] !== classes[truth]);
  if (wrong !== -1) throw invalidField(`${field}.photos.${wrong}.path`, "test/<class>/<sha256>");
}

/**
 * Checks that an evaluation agrees with itself: its counts are those of its photos. That it is true nobody here can
 * know; it is kept as measured in the browser. A run on the learner's own photos brings its own classes.
 * @throws DomainError `invalid-request`, naming what disagrees.
 */
export function checkEvaluation(heldOut: HeldOut, classIds: readonly string[]): void {
  const field = "body.evaluation.heldOut";
  const { classes, confusion, photos, correct, total, own } = heldOut;
  if (own) checkOwnClasses(heldOut, own, field);
  else if (classes.length !== classIds.length || classes.some((id, at) => id !== classIds[at])) {
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
  const wrong = photos.findIndex(({ path, truth }) => path.split("/")[1] !== classes[truth]);
  if (wrong !== -1) throw invalidField(`${field}.photos.${wrong}.truth`, "the class of its path");
}
