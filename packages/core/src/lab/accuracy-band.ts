import type { AccuracyBand } from "@thaw/contracts/response";

/** Widths of a band in percent that may be used; each divides 100. */
const widths = [5, 10, 20, 25, 50] as const;
/** A band holds at least so many photos, so that no figure tells of one of them. */
const photosInBand = 5;

export interface CountedBand extends AccuracyBand {
  /** The least and the most photos that this band may stand for. */
  fewest: number;
  most: number;
}

/**
 * The band of a fixed grid that a count of right photos lies in: all that anyone learns of it. 5 points wide, wider where
 * the server has few photos; a count on an edge belongs to the band above, all right to the last.
 * @param correct 0 ≤ correct ≤ total, whole. @param total at least 1.
 */
export function accuracyBand(correct: number, total: number): CountedBand {
  const width = widths.find((points) => (points * total) / 100 >= photosInBand) ?? 100;
  const bands = 100 / width;
  const index = Math.min(bands - 1, Math.floor((correct * bands) / total));
  const isLast = index === bands - 1;
  return {
    from: index * width,
    to: (index + 1) * width,
    fewest: Math.ceil((index * total) / bands),
    most: isLast ? total : Math.ceil(((index + 1) * total) / bands) - 1,
  };
}
