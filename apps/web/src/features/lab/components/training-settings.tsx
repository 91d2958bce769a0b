"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Input, Select } from "@thaw/ui/field";
import type { FormEvent, ReactNode } from "react";
import type { SettingTexts } from "../hooks/use-run-settings.ts";
import { labMessages } from "../messages.ts";
import { formatCount, formatRate } from "../run/format.ts";
import { batchSizeOptions, type NumberSetting, readSetting, settingRanges } from "../run/run-settings.ts";

interface TrainingSettingsProps {
  locale: Locale;
  texts: SettingTexts;
  onChange: (texts: SettingTexts) => void;
  /** Photos of a class that are trained on, and that check. */
  split: { train: number; validation: number };
  running: boolean;
  onDefaults: () => void;
  onSubmit: () => void;
  /** The buttons that start and end a run. */
  children: ReactNode;
}

/** What is wrong with a field, in words; undefined where nothing is. */
function settingError(setting: NumberSetting, text: string, locale: Locale): string | undefined {
  if (readSetting(setting, text) !== null) return undefined;
  const t = labMessages[locale];
  const { min, max } = settingRanges[setting];
  return setting === "learningRate"
    ? t.range(formatRate(min, locale), formatRate(max, locale))
    : t.wholeRange(formatCount(min, locale), formatCount(max, locale));
}

export function TrainingSettings(props: TrainingSettingsProps) {
  const { locale, texts, onChange, split, running, onDefaults, onSubmit, children } = props;
  const t = labMessages[locale];
  const set = (name: keyof SettingTexts) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...texts, [name]: event.currentTarget.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const field = (name: NumberSetting, label: string, help?: string) => (
    <Input
      label={label}
      help={help}
      inputMode={name === "learningRate" ? "decimal" : "numeric"}
      autoComplete="off"
      value={texts[name]}
      onChange={set(name)}
      error={settingError(name, texts[name], locale)}
      disabled={running}
    />
  );
  return (
    <form onSubmit={submit} aria-label={t.training} noValidate>
      <h3>{t.training}</h3>
      <div className="set">
        {field("epochs", t.epochs)}
        {field("learningRate", t.learningRate, t.rateHelp)}
        <Select
          label={t.batch}
          value={texts.batchSize}
          onChange={set("batchSize")}
          disabled={running}
          options={batchSizeOptions.map((size) => ({ value: String(size), label: String(size) }))}
        />
        {field("seed", t.seed, t.seedHelp)}
        <p className="help">{t.split(split.train, split.validation)}</p>
      </div>
      <div className="go">
        {children}
        <Button variant="quiet" icon="reset" onClick={onDefaults} disabled={running}>
          {t.defaults}
        </Button>
      </div>
    </form>
  );
}
