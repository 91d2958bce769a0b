import type { LabPhoto, LabView } from "@thaw/contracts/lab";
import { stratifiedSplit } from "@thaw/tl-engine/head/stratified-split";

/** A photo with the number of its class: the row of the head that should win. */
export interface LabelledPhoto {
  photo: LabPhoto;
  label: number;
}

export interface PhotoSelection {
  train: LabelledPhoto[];
  /** Tells during training how it goes: a fifth of each class's photos for training, drawn by the seed. */
  validation: LabelledPhoto[];
  /** Scored once, when the head is finished. */
  heldOut: LabelledPhoto[];
}

const validationShare = 0.2;
/** A class with fewer has none to spare for checking. */
const fewestToSplit = 5;

/**
 * Which photos a run uses: always the first ones of a class, so that the same settings mean the same data; which of them
 * check is drawn by the seed.
 */
export function selectPhotos(
  lab: Pick<LabView, "classes" | "photos">,
  photosPerClass: number,
  seed: number,
): PhotoSelection {
  const selection: PhotoSelection = { train: [], validation: [], heldOut: [] };
  const split: LabelledPhoto[] = [];
  for (const [label, { id }] of lab.classes.entries()) {
    const ofClass = lab.photos.filter((photo) => photo.class === id);
    const usable = ofClass.filter(({ split }) => split === "train").slice(0, photosPerClass);
    const part = usable.length < fewestToSplit ? selection.train : split;
    part.push(...usable.map((photo) => ({ photo, label })));
    selection.heldOut.push(...ofClass.filter(({ split }) => split === "test").map((photo) => ({ photo, label })));
  }
  const labels = Int32Array.from(split, ({ label }) => label);
  const { train, validation } = stratifiedSplit(labels, lab.classes.length, validationShare, seed);
  const at = (positions: Int32Array) => [...positions].flatMap((position) => split[position] ?? []);
  selection.train.push(...at(train));
  selection.validation.push(...at(validation));
  return selection;
}
