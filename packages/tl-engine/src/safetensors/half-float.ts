/** One IEEE 754 binary16 value as a number; exact. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

let table: Float32Array | undefined;

/**
 * Widens binary16 to float32, value for value.
 * @param halves uint16 [n], the bits; borrowed.
 * @returns float32 [n].
 */
export function halvesToFloat32(halves: Uint16Array): Float32Array {
  // A look-up beats bit arithmetic about fivefold, and a backbone has a million values.
  table ??= Float32Array.from({ length: 65536 }, (_, bits) => halfToNumber(bits));
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = table[halves[i] as number] as number;
  return values;
}
