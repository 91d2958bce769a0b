import type { Augmentation, ExperimentSettings } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { Head } from "@thaw/tl-engine/client/lab-types";
import { labMessages } from "../messages.ts";
import { thawRows } from "../thaw/thaw-texts.ts";
import { spreadOf } from "./cross-validate.ts";
import { formatCount, formatPercent, formatRate } from "./format.ts";
import { defaultTrainingOptions } from "./run-settings.ts";

const names = { adam: "Adam", adamw: "AdamW", sgd: "SGD" } as const;

/** The optimiser with what was set of it: "SGD, momentum 0.9, weight decay 0.01". */
export function optimizerText({ training, weightDecay }: ExperimentSettings, locale: Locale): string {
  const t = labMessages[locale];
  const { optimizer, momentum } = training ?? defaultTrainingOptions;
  return [
    names[optimizer],
    optimizer === "sgd" && momentum > 0 && `${t.momentum} ${formatRate(momentum, locale)}`,
    weightDecay > 0 && `${t.weightDecay} ${formatRate(weightDecay, locale)}`,
  ]
    .filter(Boolean)
    .join(locale === "ja" ? "、" : ", ");
}

/** Name and value of each further option that a run used; those that it left off are left out. */
export function optionRows(
  { training, bestEpoch, foldAccuracies, thaw }: ExperimentSettings,
  locale: Locale,
): [string, string][] {
  const t = labMessages[locale];
  const options = training ?? defaultTrainingOptions;
  const rows: [string, string | false][] = [
    [t.hiddenLayer, options.hiddenUnits > 0 && t.hiddenUnits(options.hiddenUnits)],
    [t.dropout, options.dropout > 0 && formatRate(options.dropout, locale)],
    [t.labelSmoothing, options.labelSmoothing > 0 && formatRate(options.labelSmoothing, locale)],
    [t.schedule, options.schedule === "cosine" && t.cosine],
    [t.patience, options.patience > 0 && formatCount(options.patience, locale)],
    [t.keptEpoch, bestEpoch !== undefined && formatCount(bestEpoch, locale)],
    [t.balanced, options.balanced && t.yes],
    [t.views, options.augment !== undefined && augmentationText(options.augment, locale)],
    [
      t.folds,
      foldAccuracies !== undefined && `${t.foldsOf(foldAccuracies.length)}: ${foldText(foldAccuracies, locale)}`,
    ],
  ];
  return [...thawRows({ thaw }, locale), ...rows.filter((row): row is [string, string] => row[1] !== false)];
}

function augmentationText(augment: Augmentation, locale: Locale): string {
  const t = labMessages[locale];
  const kinds = (["flip", "crop", "colour"] as const).filter((kind) => augment[kind]);
  return t.augmentation(augment.views, kinds.map((kind) => t.viewKindNames[kind]).join(locale === "ja" ? "、" : ", "));
}

/** Mean accuracy of a cross-validation's folds, with its standard deviation. */
export function foldText(accuracies: readonly number[], locale: Locale): string {
  const { mean, deviation } = spreadOf(accuracies);
  return labMessages[locale].foldResult(formatPercent(mean, locale), formatPercent(deviation, locale));
}

export const parameterCountOf = ({ weight, bias, hidden }: Head): number =>
  weight.length + bias.length + (hidden ? hidden.weight.length + hidden.bias.length : 0);
