import type { ExperimentSettings } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { formatBytes, formatDuration, formatRate } from "../run/format.ts";
import { thawMessages } from "./thaw-messages.ts";

/** 346,896 → "0.35 M", or 「34.7万個」. */
export const formatWeights = (count: number, locale: Locale): string => thawMessages[locale].weights(count);

/** What a record says of thawing: what was thawed and what that took; nothing of a run that thawed nothing. */
export function thawRows({ thaw }: Pick<ExperimentSettings, "thaw">, locale: Locale): [string, string][] {
  if (!thaw) return [];
  const t = thawMessages[locale];
  const { blocks, parameters, learningRate, peakBytes, ms } = thaw;
  return [
    [t.row, t.rowText(blocks, formatWeights(parameters, locale), formatRate(learningRate, locale))],
    [t.rowCost, t.rowCostText(formatBytes(peakBytes, locale), formatDuration(ms, locale))],
  ];
}
