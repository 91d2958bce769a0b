import type { OwnClassRecord } from "@thaw/contracts/experiment";
import type { LabPhoto, LabView } from "@thaw/contracts/lab";

/** What a run takes its photos from: the course's, or the learner's own in the same shape. */
export interface LabData extends LabView {
  /** The encoded photo, where it is on this device; else it is fetched from its address. */
  blobOf?: (photo: LabPhoto) => Blob | undefined;
  /** Whose features they have on the device: absent for the course's, which are everybody's. */
  featureScope?: string;
  /** Of the learner's own: the classes by name and count, in the order of `classes`. */
  own?: OwnClassRecord[];
}
