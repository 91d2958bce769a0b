import type { PhotoPrediction } from "@thaw/contracts/experiment";

export interface Cell {
  truth: number;
  predicted: number;
}

/** The photos of one cell of the confusion matrix, the surest answer first. */
export function photosOfCell(photos: readonly PhotoPrediction[], cell: Cell): PhotoPrediction[] {
  const sureness = (photo: PhotoPrediction) => photo.probabilities[photo.predicted] ?? 0;
  return photos
    .filter(({ truth, predicted }) => truth === cell.truth && predicted === cell.predicted)
    .sort((a, b) => sureness(b) - sureness(a));
}

/** The cell to open first: the most frequent mistake, or, without one, the first class told right. */
export function firstCellOf(confusion: readonly (readonly number[])[]): Cell | null {
  let best: (Cell & { count: number }) | null = null;
  for (const [truth, row] of confusion.entries()) {
    for (const [predicted, count] of row.entries()) {
      if (truth !== predicted && count > (best?.count ?? 0)) best = { truth, predicted, count };
    }
  }
  if (best) return { truth: best.truth, predicted: best.predicted };
  const right = confusion.findIndex((row, truth) => (row[truth] ?? 0) > 0);
  return right === -1 ? null : { truth: right, predicted: right };
}
