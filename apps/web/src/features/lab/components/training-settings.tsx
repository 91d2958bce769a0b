"use client";
import type { Locale } from "@thaw/contracts/ids";
import { Button } from "@thaw/ui/button";
import { Select } from "@thaw/ui/field";
import type { FormEvent, ReactNode } from "react";
import { labMessages } from "../messages.ts";
import { batchSizeOptions, type NumberSetting } from "../run/run-settings.ts";
import type { SettingTexts } from "../run/setting-texts.ts";
import { MoreSettings } from "./more-settings.tsx";
import { SettingField } from "./setting-field.tsx";

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

export function TrainingSettings(props: TrainingSettingsProps) {
  const { locale, texts, onChange, split, running, onDefaults, onSubmit, children } = props;
  const t = labMessages[locale];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const field = (name: NumberSetting, label: string, help?: string) => (
    <SettingField
      locale={locale}
      name={name}
      label={label}
      help={help}
      text={texts[name]}
      onChange={(text) => onChange({ ...texts, [name]: text })}
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
          onChange={(event) => onChange({ ...texts, batchSize: event.currentTarget.value })}
          disabled={running}
          options={batchSizeOptions.map((size) => ({ value: String(size), label: String(size) }))}
        />
        {field("seed", t.seed, t.seedHelp)}
        <p className="help">{t.split(split.train, split.validation)}</p>
      </div>
      <MoreSettings locale={locale} texts={texts} onChange={onChange} disabled={running} />
      <div className="go">
        {children}
        <Button variant="quiet" icon="reset" onClick={onDefaults} disabled={running}>
          {t.defaults}
        </Button>
      </div>
    </form>
  );
}
