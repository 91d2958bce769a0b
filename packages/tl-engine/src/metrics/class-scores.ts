/** How one class was told, from the confusion matrix. */
export interface ClassFigures {
  /** Pictures of the class, those taken for it, and those of the class that were. */
  readonly support: number;
  readonly chosen: number;
  readonly right: number;
  /** `right / chosen`; null where nothing was taken for it. */
  readonly precision: number | null;
  /** `right / support`; null where there is none. */
  readonly recall: number | null;
  /** `2 · right / (support + chosen)`: the harmonic mean of the two; null where it never came up. */
  readonly f1: number | null;
}

/** @param confusion [truth][predicted], counts; square. */
export function classScores(confusion: readonly (readonly number[])[]): ClassFigures[] {
  return confusion.map((row, k) => {
    const right = row[k] ?? 0;
    const support = row.reduce((sum, count) => sum + count, 0);
    const chosen = confusion.reduce((sum, other) => sum + (other[k] ?? 0), 0);
    const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
    return {
      support,
      chosen,
      right,
      precision: share(right, chosen),
      recall: share(right, support),
      f1: share(2 * right, support + chosen),
    };
  });
}

/** Mean over the classes that have a figure: every class counts alike. Null where none has one. */
export function macroMean(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length > 0 ? known.reduce((sum, figure) => sum + figure, 0) / known.length : null;
}
