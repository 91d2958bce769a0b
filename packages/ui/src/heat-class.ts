/**
 * The class that colours a cell of a confusion matrix by its share of the row.
 * @param count pictures in the cell. @param rowTotal pictures of that truth.
 * @returns undefined for an empty cell; `d4`–`d6` on the diagonal; `e1`–`e2` off it, where a fifth is a lot.
 */
export function heatClass(count: number, rowTotal: number, onDiagonal: boolean): string | undefined {
  if (count === 0 || rowTotal === 0) return undefined;
  const share = count / rowTotal;
  if (onDiagonal) return share >= 0.9 ? "d6" : share >= 0.7 ? "d5" : "d4";
  return share >= 0.2 ? "e2" : "e1";
}
