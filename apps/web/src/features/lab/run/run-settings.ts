import type { ExperimentBackbone, TrainingOptions } from "@thaw/contracts/experiment";
import { shippedBackbone } from "./backbone-name.ts";

/** What the learner chooses before a run. */
export interface RunSettings {
  backbone: ExperimentBackbone;
  photosPerClass: number;
  epochs: number;
  learningRate: number;
  batchSize: number;
  seed: number;
  weightDecay: number;
  training: TrainingOptions;
  /** The backbone's last blocks, trained with the head at a rate of their own; absent: it stays frozen. */
  thaw?: { blocks: number; learningRate: number } | undefined;
}

/** What an experiment from before there was a choice was trained with, too. */
export const defaultTrainingOptions: TrainingOptions = {
  hiddenUnits: 0,
  optimizer: "adam",
  momentum: 0,
  dropout: 0,
  labelSmoothing: 0,
  balanced: false,
  schedule: "constant",
  patience: 0,
};

export const defaultRunSettings: RunSettings = {
  backbone: shippedBackbone,
  photosPerClass: 25,
  epochs: 20,
  learningRate: 0.003,
  batchSize: 32,
  seed: 7,
  weightDecay: 0,
  training: defaultTrainingOptions,
};

export const photosPerClassOptions = [10, 25, 40] as const;
export const batchSizeOptions = [8, 16, 32, 64, 128] as const;
export const viewsOptions = [0, 1, 2, 4] as const;
export const foldsOptions = [0, 5, 10] as const;
export const hiddenUnitsOptions = [0, 16, 32, 64] as const;
/** A thirtieth of the head's: what was learned from a million photos is to bend, not to break. */
export const usualThawRate = 0.0001;
/** What the field holds when SGD is chosen. */
export const usualMomentum = 0.9;

/** The ranges that the fields state; the server's are the same or wider. */
export const settingRanges = {
  epochs: { min: 1, max: 200 },
  learningRate: { min: 0.00001, max: 1 },
  seed: { min: 0, max: 2_147_483_647 },
  momentum: { min: 0, max: 0.99 },
  weightDecay: { min: 0, max: 1 },
  dropout: { min: 0, max: 0.9 },
  labelSmoothing: { min: 0, max: 0.5 },
  patience: { min: 0, max: 200 },
  thawRate: { min: 0.0000001, max: 1 },
} as const;

export type NumberSetting = keyof typeof settingRanges;

const wholeSettings: readonly NumberSetting[] = ["epochs", "seed", "patience"];
export const isWhole = (setting: NumberSetting): boolean => wholeSettings.includes(setting);

/**
 * Reads what was typed, full-width digits too.
 * @returns the number, or null where it is none, not whole where it must be, or out of range.
 */
export function readSetting(setting: NumberSetting, text: string): number | null {
  const narrow = text.normalize("NFKC").trim();
  if (!/^\d*\.?\d+(?:e-?\d+)?$/i.test(narrow)) return null;
  const value = Number(narrow);
  const { min, max } = settingRanges[setting];
  if (isWhole(setting) && !Number.isInteger(value)) return null;
  return value >= min && value <= max ? value : null;
}
