import type { Locale } from "@thaw/contracts/ids";
import type { LabGoal } from "@thaw/contracts/lesson-document";

/** A goal in per cent with as many digits as its author wrote: 0.9 → "90", 0.947 → "94.7". */
export const goalPercent = ({ atLeast }: LabGoal, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(atLeast * 100);
