/** Whether two names differ by one slip: a letter more, less, changed, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** The known name that was probably meant; capitals aside, at most one slip away. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const name = written.slice(0, 64).toLowerCase();
  if (name.length < 2) return undefined;
  const lower = known.find((one) => one.toLowerCase() === name && one !== written);
  return lower ?? known.find((one) => one.length > 1 && isOneSlip(name, one.toLowerCase()));
}
