import type { TrainingOptions } from "@thaw/contracts/experiment";
import { type NumberSetting, type RunSettings, readSetting, settingRanges, usualThawRate } from "./run-settings.ts";

/** What stands in the fields, as typed. */
export interface SettingTexts extends Record<NumberSetting, string> {
  batchSize: string;
  hiddenUnits: string;
  optimizer: TrainingOptions["optimizer"];
  schedule: TrainingOptions["schedule"];
  balanced: boolean;
  /** Blocks from the end that are trained with the head; "0": none. */
  thawBlocks: string;
  /** Views of each photo to train on beside it; "0": none. */
  views: string;
  flip: boolean;
  crop: boolean;
  colour: boolean;
  /** Of a cross-validation; "0": none. */
  folds: string;
}

export function textsOf(settings: Omit<RunSettings, "backbone" | "photosPerClass">): SettingTexts {
  const { epochs, learningRate, seed, batchSize, weightDecay, training, thaw } = settings;
  const { augment } = training;
  return {
    epochs: String(epochs),
    learningRate: String(learningRate),
    seed: String(seed),
    batchSize: String(batchSize),
    weightDecay: String(weightDecay),
    hiddenUnits: String(training.hiddenUnits),
    optimizer: training.optimizer,
    momentum: String(training.momentum),
    dropout: String(training.dropout),
    labelSmoothing: String(training.labelSmoothing),
    balanced: training.balanced,
    thawBlocks: String(thaw?.blocks ?? 0),
    thawRate: String(thaw?.learningRate ?? usualThawRate),
    schedule: training.schedule,
    patience: String(training.patience),
    views: String(augment?.views ?? 0),
    flip: augment?.flip ?? true,
    crop: augment?.crop ?? true,
    colour: augment?.colour ?? true,
    folds: String(training.folds ?? 0),
  };
}

/** A choice that another choice makes impossible. */
export type Conflict =
  | "folds-of-thawed"
  | "views-of-nothing"
  | "patience-never-ends"
  | "decay-turns-weights"
  | "cosine-of-one-epoch";

/** @returns the settings, or null while a field holds what can't be used or two of them can't go together. */
export function readSettings(texts: SettingTexts): Omit<RunSettings, "backbone" | "photosPerClass"> | null {
  const values: Partial<Record<NumberSetting, number>> = {};
  for (const name of Object.keys(settingRanges) as NumberSetting[]) {
    const value = isIdle(name, texts) ? 0 : readSetting(name, texts[name]);
    if (value === null) return null;
    values[name] = value;
  }
  if (conflictsOf(texts).length > 0) return null;
  const { epochs, learningRate, seed, weightDecay, momentum, dropout, labelSmoothing, patience, thawRate } =
    values as Record<NumberSetting, number>;
  const thawBlocks = Number(texts.thawBlocks);
  const { optimizer, schedule, balanced } = texts;
  const hiddenUnits = Number(texts.hiddenUnits);
  const { flip, crop, colour } = texts;
  const views = Number(texts.views);
  const folds = Number(texts.folds);
  return {
    epochs,
    learningRate,
    seed,
    weightDecay,
    batchSize: Number(texts.batchSize),
    ...(thawBlocks > 0 ? { thaw: { blocks: thawBlocks, learningRate: thawRate } } : {}),
    training: {
      hiddenUnits,
      optimizer,
      momentum,
      dropout,
      labelSmoothing,
      balanced,
      schedule,
      patience,
      ...(views > 0 ? { augment: { views, flip, crop, colour } } : {}),
      ...(folds > 0 ? { folds } : {}),
    },
  };
}

/** A hidden field: what it holds doesn't matter. */
function isIdle(name: NumberSetting, { optimizer, thawBlocks }: SettingTexts): boolean {
  return (name === "momentum" && optimizer !== "sgd") || (name === "thawRate" && thawBlocks === "0");
}

export function conflictsOf(texts: SettingTexts): Conflict[] {
  const epochs = readSetting("epochs", texts.epochs);
  const patience = readSetting("patience", texts.patience);
  const rate = readSetting("learningRate", texts.learningRate);
  const decay = readSetting("weightDecay", texts.weightDecay);
  const found: Conflict[] = [];
  if (epochs !== null && patience !== null && patience > 0 && patience >= epochs) found.push("patience-never-ends");
  // At 1 or more, AdamW takes every weight away in a step.
  if (texts.optimizer === "adamw" && rate !== null && decay !== null && rate * decay >= 1) {
    found.push("decay-turns-weights");
  }
  if (texts.views !== "0" && !texts.flip && !texts.crop && !texts.colour) found.push("views-of-nothing");
  if (texts.folds !== "0" && texts.thawBlocks !== "0") found.push("folds-of-thawed");
  if (texts.schedule === "cosine" && epochs === 1) found.push("cosine-of-one-epoch");
  return found;
}
