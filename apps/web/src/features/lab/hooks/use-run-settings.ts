"use client";
import type { ExperimentBackbone, ExperimentSummary } from "@thaw/contracts/experiment";
import { useCallback, useMemo, useState } from "react";
import {
  defaultRunSettings,
  defaultTrainingOptions,
  photosPerClassOptions,
  type RunSettings,
} from "../run/run-settings.ts";
import { readSettings, textsOf } from "../run/setting-texts.ts";

/** What the learner has chosen for the next run, and what was typed on the way. */
export function useRunSettings() {
  const [photosPerClass, setPhotosPerClass] = useState<number>(defaultRunSettings.photosPerClass);
  const [backbone, setBackbone] = useState<ExperimentBackbone>(defaultRunSettings.backbone);
  const [texts, setTexts] = useState(() => textsOf(defaultRunSettings));

  /** Null while a field holds what can't be used. */
  const settings: RunSettings | null = useMemo(() => {
    const read = readSettings(texts);
    return read && { ...read, backbone, photosPerClass };
  }, [texts, backbone, photosPerClass]);

  const takeDefaults = useCallback(() => {
    setTexts(textsOf(defaultRunSettings));
    setPhotosPerClass(defaultRunSettings.photosPerClass);
    setBackbone(defaultRunSettings.backbone);
  }, []);
  const takeSettingsOf = useCallback((experiment: ExperimentSummary) => {
    const { settings: kept, seed } = experiment;
    setTexts(textsOf({ ...kept, seed, training: kept.training ?? defaultTrainingOptions }));
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
