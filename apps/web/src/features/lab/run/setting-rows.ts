import type { ExperimentView } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import { experimentMessages } from "../experiment-messages.ts";
import { backboneName, isAdded, isRandomTwin } from "./backbone-name.ts";
import { formatCount, formatRate } from "./format.ts";
import { optimizerText, optionRows } from "./option-rows.ts";

/** Name and value of each setting of a run, for its page and to compare by. */
export function settingRows(
  { backbone, seed, settings }: Pick<ExperimentView, "backbone" | "seed" | "settings">,
  locale: Locale,
): [string, string][] {
  const t = experimentMessages[locale];
  const shipped = isRandomTwin(backbone) ? t.random : t.pretrained;
  return [
    [t.backbone, isAdded(backbone) ? backboneName(backbone, locale) : shipped],
    [t.photos, formatCount(settings.photosPerClass, locale)],
    [t.epochs, formatCount(settings.epochs, locale)],
    [t.learningRate, formatRate(settings.learningRate, locale)],
    [t.batch, formatCount(settings.batchSize, locale)],
    [t.seed, formatCount(seed, locale)],
    [t.optimiser, optimizerText(settings, locale)],
    ...optionRows(settings, locale),
  ];
}

export interface ComparedRow {
  label: string;
  /** One a run, in their order; null where it has none. */
  values: (string | null)[];
  differs: boolean;
}

/** The rows of several runs side by side: every label that one of them has, once, in the order in which they come. */
export function compareRows(runs: readonly (readonly [string, string][])[]): ComparedRow[] {
  const labels = [...new Set(runs.flatMap((rows) => rows.map(([label]) => label)))];
  return labels.map((label) => {
    const values = runs.map((rows) => rows.find(([own]) => own === label)?.[1] ?? null);
    return { label, values, differs: new Set(values).size > 1 };
  });
}
