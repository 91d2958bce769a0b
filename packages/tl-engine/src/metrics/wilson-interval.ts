/** 97.5% point of the standard normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Wilson score interval of a proportion.
 * `centre = (p + z²/2n) / (1 + z²/n)`, `half = z·√(p(1−p)/n + z²/4n²) / (1 + z²/n)`.
 * Unlike `p ± z·√(p(1−p)/n)` it stays inside [0, 1] and has a width at 0 and 1.
 * @param correct successes, 0 ≤ correct ≤ count.
 * @param count trials; with none, nothing is known: [0, 1].
 * Source: E. B. Wilson, JASA 22 (1927), 209–212.
 */
export function wilsonInterval(correct: number, count: number, z: number = Z_95): { low: number; high: number } {
  if (count <= 0) return { low: 0, high: 1 };
  const p = correct / count;
  const zz = (z * z) / count;
  const centre = (p + zz / 2) / (1 + zz);
  const half = (z * Math.sqrt((p * (1 - p)) / count + zz / (4 * count))) / (1 + zz);
  return {
    low: correct === 0 ? 0 : Math.max(0, centre - half),
    high: correct === count ? 1 : Math.min(1, centre + half),
  };
}
