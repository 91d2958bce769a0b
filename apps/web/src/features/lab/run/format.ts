import type { Locale } from "@thaw/contracts/ids";
import { wilsonInterval } from "@thaw/tl-engine/metrics/wilson-interval";

const percentOf = (locale: Locale, digits: number) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A share as per cent with one decimal, without the sign: 0.8095 → "81.0". */
export const formatPercent = (share: number, locale: Locale): string => percentOf(locale, 1).format(share * 100);

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
  new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(rate);

/** A tensor's value: four figures, with a power of ten where digits would be many. */
export function formatValue(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return value.toExponential(3);
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(value);
}

export const formatCount = (count: number, locale: Locale): string => new Intl.NumberFormat(locale).format(count);

/** Milliseconds below a second, seconds above it. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const [value, unit, digits] =
    milliseconds < 1000
      ? ([milliseconds, "millisecond", 0] as const)
      : ([milliseconds / 1000, "second", milliseconds < 10_000 ? 1 : 0] as const);
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(value);
}

export const formatTime = (iso: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));

export function formatBytes(bytes: number, locale: Locale): string {
  const [value, unit] =
    bytes < 1_000_000 ? ([bytes / 1000, "kilobyte"] as const) : ([bytes / 1e6, "megabyte"] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
