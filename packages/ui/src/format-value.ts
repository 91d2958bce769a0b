/** A tensor's value: four figures, with a power of ten where digits would be many; NaN and infinities by name. */
export function formatValue(value: number, locale: string): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return value.toExponential(3);
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(value);
}
