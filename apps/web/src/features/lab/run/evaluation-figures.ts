import type { HeldOut, PhotoPrediction } from "@thaw/contracts/experiment";
import { type Calibration, calibrate } from "@thaw/tl-engine/metrics/calibration";

/** How sure the head was of what it said. */
export const confidenceOf = (photo: PhotoPrediction): number => photo.probabilities[photo.predicted] ?? 0;

/** The photos that it took for something else, the surest first: what is wrong with them, or with their labels? */
export function surestMistakes(photos: readonly PhotoPrediction[], atMost: number): PhotoPrediction[] {
  return photos
    .filter(({ truth, predicted }) => truth !== predicted)
    .sort((a, b) => confidenceOf(b) - confidenceOf(a))
    .slice(0, atMost);
}

/** Whether it is as often right as it is sure. */
export const calibrationOf = ({ photos }: HeldOut): Calibration =>
  calibrate(photos.map((photo) => ({ confidence: confidenceOf(photo), isRight: photo.truth === photo.predicted })));
