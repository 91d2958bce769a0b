import type { LabPhoto, LabView } from "@thaw/contracts/lab";

/** A photo with the number of its class: the row of the head that should win. */
export interface LabelledPhoto {
  photo: LabPhoto;
  label: number;
}

export interface PhotoSelection {
  train: LabelledPhoto[];
  /** Tells during training how it goes; every fifth of the photos for training. */
  validation: LabelledPhoto[];
  /** Scored once, when the head is finished. */
  heldOut: LabelledPhoto[];
}

const validationEvery = 5;

/** Which photos a run uses: always the first ones of a class, so that the same settings mean the same data. */
export function selectPhotos(lab: Pick<LabView, "classes" | "photos">, photosPerClass: number): PhotoSelection {
  const selection: PhotoSelection = { train: [], validation: [], heldOut: [] };
  for (const [label, { id }] of lab.classes.entries()) {
    const ofClass = lab.photos.filter((photo) => photo.class === id);
    const usable = ofClass.filter(({ split }) => split === "train").slice(0, photosPerClass);
    for (const [at, photo] of usable.entries()) {
      const part = at % validationEvery === validationEvery - 1 ? selection.validation : selection.train;
      part.push({ photo, label });
    }
    selection.heldOut.push(...ofClass.filter(({ split }) => split === "test").map((photo) => ({ photo, label })));
  }
  return selection;
}
