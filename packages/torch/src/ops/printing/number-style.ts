import { formatExponent, formatFixed } from "./format-number.ts";

/** How all numbers of one printed tensor are written: one style and one width. */
export interface NumberStyle {
  readonly width: number;
  format(value: number | bigint): string;
}

/** Integers as they are, padded to the longest. */
export function integerStyle(values: readonly (number | bigint)[]): NumberStyle {
  return padded(
    values.reduce<number>((width, value) => Math.max(width, String(value).length), 0),
    String,
  );
}

/** `True` and `False`. */
export function booleanStyle(values: readonly (number | bigint)[]): NumberStyle {
  const text = (value: number | bigint) => (value === 0 ? "False" : "True");
  return padded(
    values.reduce<number>((width, value) => Math.max(width, text(value).length), 0),
    text,
  );
}

/**
 * Floats: `1.` where all are whole, else with `precision` digits; in exponents where the largest is over a thousand times
 * the smallest, or one of them is beyond what the digits show. Zeros, NaN and infinities do not decide.
 */
export function floatStyle(
  values: readonly (number | bigint)[],
  precision: number,
  exponents: boolean | undefined,
): NumberStyle {
  const deciding = values.map(Number).filter((value) => value !== 0 && Number.isFinite(value));
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let allWhole = true;
  for (const value of deciding) {
    low = Math.min(low, Math.abs(value));
    high = Math.max(high, Math.abs(value));
    if (!Number.isInteger(value)) allWhole = false;
  }
  const isWide = deciding.length > 0 && (high / low > 1000 || high > 1e8 || (!allWhole && low < 1e-4));
  const widthOf = isWide
    ? (value: number) => formatExponent(value, precision).length
    : allWhole
      ? (value: number) => formatFixed(value, 0).length + 1
      : (value: number) => formatFixed(value, precision).length;
  const width = deciding.reduce((longest, value) => Math.max(longest, widthOf(value)), 1);
  if (exponents ?? isWide) return padded(width, (value) => formatExponent(Number(value), precision));
  if (!allWhole) return padded(width, (value) => formatFixed(Number(value), precision));
  return padded(width, (value) => {
    const text = formatFixed(Number(value), 0);
    return Number.isFinite(Number(value)) ? `${text}.` : text;
  });
}

function padded(width: number, text: (value: number | bigint) => string): NumberStyle {
  return { width, format: (value) => text(value).padStart(width) };
}
