/**
 * Edits between two names: a letter more, less or changed, or two neighbours swapped (optimal string alignment).
 * Over UTF-16 code units; inputs are clipped by the caller, so that cost stays small.
 */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution, swap));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** The allowed name that was probably meant, or undefined when none is near. */
export function nearestName(written: string, allowed: readonly string[]): string | undefined {
  const name = written.slice(0, 64).toLowerCase();
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of allowed) {
    const distance = editDistance(name, candidate.toLowerCase(), most);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
