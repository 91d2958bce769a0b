import { defaultRunSettings, readSetting } from "../run/run-settings.ts";
import type { SettingTexts } from "../run/setting-texts.ts";

/** What an estimate goes by while a field holds what can't be used. */
export const epochsOf = ({ epochs }: Pick<SettingTexts, "epochs">): number =>
  readSetting("epochs", epochs) ?? defaultRunSettings.epochs;

export const batchOf = ({ batchSize }: Pick<SettingTexts, "batchSize">): number =>
  Number(batchSize) || defaultRunSettings.batchSize;
