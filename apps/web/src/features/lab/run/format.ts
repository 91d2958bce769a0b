import type { Locale } from "@thaw/contracts/ids";
import { wilsonInterval } from "@thaw/tl-engine/metrics/wilson-interval";

const kept = new Map<string, Intl.NumberFormat>();

/** A formatter costs as much to make as a hundred numbers to write, and a run writes them several times a second. */
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = kept.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    kept.set(key, format);
  }
  return format;
}

/** A share as per cent with one decimal, without the sign: 0.8095 → "81.0". */
export const formatPercent = (share: number, locale: Locale): string =>
  numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share * 100);

/** A share as whole per cent, without the sign: 0.1429 → "14". */
export const wholePercent = (share: number): string => String(Math.round(share * 100));

export interface Score {
  correct: number;
  total: number;
  accuracy: number;
  /** Ends of the 95 % interval (Wilson), as shares. */
  low: number;
  high: number;
  /** What guessing would give. */
  chance: number;
}

export function scoreOf(correct: number, total: number, classCount: number): Score {
  const { low, high } = wilsonInterval(correct, total);
  return { correct, total, accuracy: total === 0 ? 0 : correct / total, low, high, chance: 1 / classCount };
}

/** The interval's ends as whole per cent: [67, 90]. */
export const roundedInterval = ({ low, high }: Pick<Score, "low" | "high">): [number, number] => [
  Math.round(low * 100),
  Math.round(high * 100),
];

/** 0.003 stays 0.003; 1e-5 does not become 0. */
export const formatRate = (rate: number, locale: Locale): string =>
  numberFormat(locale, { maximumSignificantDigits: 4 }).format(rate);

export const formatCount = (count: number, locale: Locale): string => numberFormat(locale).format(count);

/** Milliseconds below a second, seconds above it. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const [value, unit, digits] =
    milliseconds < 1000
      ? ([milliseconds, "millisecond", 0] as const)
      : ([milliseconds / 1000, "second", milliseconds < 10_000 ? 1 : 0] as const);
  return numberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(value);
}

export function formatBytes(bytes: number, locale: Locale): string {
  const [value, unit] =
    bytes < 1_000_000 ? ([bytes / 1000, "kilobyte"] as const) : ([bytes / 1e6, "megabyte"] as const);
  return numberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
