"use client";
import type { ExperimentBackbone, ExperimentSummary } from "@thaw/contracts/experiment";
import { useCallback, useMemo, useState } from "react";
import { defaultRunSettings, photosPerClassOptions, type RunSettings, readSetting } from "../run/run-settings.ts";

/** What stands in the fields, as typed. */
export interface SettingTexts {
  epochs: string;
  learningRate: string;
  seed: string;
  batchSize: string;
}

const textsOf = (settings: Pick<RunSettings, "epochs" | "learningRate" | "seed" | "batchSize">): SettingTexts => ({
  epochs: String(settings.epochs),
  learningRate: String(settings.learningRate),
  seed: String(settings.seed),
  batchSize: String(settings.batchSize),
});

/** What the learner has chosen for the next run, and what was typed on the way. */
export function useRunSettings() {
  const [photosPerClass, setPhotosPerClass] = useState<number>(defaultRunSettings.photosPerClass);
  const [backbone, setBackbone] = useState<ExperimentBackbone>(defaultRunSettings.backbone);
  const [texts, setTexts] = useState(() => textsOf(defaultRunSettings));

  /** Null while a field holds what can't be used. */
  const settings: RunSettings | null = useMemo(() => {
    const epochs = readSetting("epochs", texts.epochs);
    const learningRate = readSetting("learningRate", texts.learningRate);
    const seed = readSetting("seed", texts.seed);
    if (epochs === null || learningRate === null || seed === null) return null;
    return { backbone, photosPerClass, epochs, learningRate, seed, batchSize: Number(texts.batchSize) };
  }, [texts, backbone, photosPerClass]);

  const takeDefaults = useCallback(() => {
    setTexts(textsOf(defaultRunSettings));
    setPhotosPerClass(defaultRunSettings.photosPerClass);
    setBackbone(defaultRunSettings.backbone);
  }, []);
  const takeSettingsOf = useCallback((experiment: ExperimentSummary) => {
    setTexts(textsOf({ ...experiment.settings, seed: experiment.seed }));
    setBackbone(experiment.backbone);
    if (photosPerClassOptions.some((option) => option === experiment.settings.photosPerClass)) {
      setPhotosPerClass(experiment.settings.photosPerClass);
    }
  }, []);

  return {
    photosPerClass,
    setPhotosPerClass,
    backbone,
    setBackbone,
    texts,
    setTexts,
    settings,
    takeDefaults,
    takeSettingsOf,
  };
}
