import type { Locale } from "@thaw/contracts/ids";
import { Checkbox, Select } from "@thaw/ui/field";
import { labMessages } from "../messages.ts";
import {
  defaultRunSettings,
  foldsOptions,
  hiddenUnitsOptions,
  type NumberSetting,
  usualMomentum,
  viewsOptions,
} from "../run/run-settings.ts";
import { type Conflict, conflictsOf, type SettingTexts, textsOf } from "../run/setting-texts.ts";
import { SettingField } from "./setting-field.tsx";

interface MoreSettingsProps {
  locale: Locale;
  texts: SettingTexts;
  onChange: (texts: SettingTexts) => void;
  disabled: boolean;
}

const more = [
  "hiddenUnits",
  "optimizer",
  "weightDecay",
  "dropout",
  "labelSmoothing",
  "schedule",
  "patience",
  "balanced",
  "views",
  "folds",
] as const satisfies readonly (keyof SettingTexts)[];
const kinds = ["flip", "crop", "colour"] as const;
const optimizers = [
  { value: "adam", label: "Adam" },
  { value: "adamw", label: "AdamW" },
  { value: "sgd", label: "SGD" },
] as const;

/** What most runs leave as it is: the head's shape, the optimiser, and what keeps it from learning by heart. */
export function MoreSettings({ locale, texts, onChange, disabled }: MoreSettingsProps) {
  const t = labMessages[locale];
  const conflicts = conflictsOf(texts);
  const sentenceOf = (conflict: Conflict) => (conflicts.includes(conflict) ? t.conflicts[conflict] : undefined);
  const usual = textsOf(defaultRunSettings);
  const changed = more.filter((name) => texts[name] !== usual[name]).length;
  const field = (name: NumberSetting, label: string, help: string, conflict?: Conflict) => (
    <SettingField
      locale={locale}
      name={name}
      label={label}
      help={help}
      text={texts[name]}
      onChange={(text) => onChange({ ...texts, [name]: text })}
      disabled={disabled}
      conflict={conflict && sentenceOf(conflict)}
    />
  );
  return (
    <details className="more-settings">
      <summary>
        {t.moreSettings}
        {changed > 0 && <small className="tnum">{t.moreChanged(changed)}</small>}
      </summary>
      <div className="set">
        <Select
          label={t.hiddenLayer}
          help={t.hiddenHelp}
          value={texts.hiddenUnits}
          onChange={(event) => onChange({ ...texts, hiddenUnits: event.currentTarget.value })}
          disabled={disabled}
          options={hiddenUnitsOptions.map((units) => ({
            value: String(units),
            label: units === 0 ? t.hiddenNone : t.hiddenUnits(units),
          }))}
        />
        <Select
          label={t.optimizer}
          help={t.optimizerHelp}
          value={texts.optimizer}
          onChange={(event) => {
            const chosen = optimizers.find(({ value }) => value === event.currentTarget.value)?.value ?? "adam";
            onChange({ ...texts, optimizer: chosen, momentum: chosen === "sgd" ? String(usualMomentum) : "0" });
          }}
          disabled={disabled}
          options={optimizers}
        />
        {texts.optimizer === "sgd" && field("momentum", t.momentum, t.momentumHelp)}
        {field("weightDecay", t.weightDecay, t.weightDecayHelp, "decay-turns-weights")}
        {field("dropout", t.dropout, t.dropoutHelp)}
        {field("labelSmoothing", t.labelSmoothing, t.labelSmoothingHelp)}
        <Select
          label={t.schedule}
          help={t.scheduleHelp}
          error={sentenceOf("cosine-of-one-epoch")}
          value={texts.schedule}
          onChange={(event) =>
            onChange({ ...texts, schedule: event.currentTarget.value === "cosine" ? "cosine" : "constant" })
          }
          disabled={disabled}
          options={[
            { value: "constant", label: t.constant },
            { value: "cosine", label: t.cosine },
          ]}
        />
        {field("patience", t.patience, t.patienceHelp, "patience-never-ends")}
        <Checkbox
          label={t.balanced}
          help={t.balancedHelp}
          checked={texts.balanced}
          onChange={(event) => onChange({ ...texts, balanced: event.currentTarget.checked })}
          disabled={disabled}
        />
        <Select
          label={t.views}
          help={t.viewsHelp}
          error={sentenceOf("views-of-nothing")}
          value={texts.views}
          onChange={(event) => onChange({ ...texts, views: event.currentTarget.value })}
          disabled={disabled}
          options={viewsOptions.map((views) => ({
            value: String(views),
            label: views === 0 ? t.hiddenNone : t.viewsOf(views),
          }))}
        />
        {texts.views !== "0" &&
          kinds.map((kind) => (
            <Checkbox
              key={kind}
              label={t.viewKinds[kind]}
              checked={texts[kind]}
              onChange={(event) => onChange({ ...texts, [kind]: event.currentTarget.checked })}
              disabled={disabled}
            />
          ))}
        <Select
          label={t.folds}
          help={t.foldsHelp}
          error={sentenceOf("folds-of-thawed")}
          value={texts.folds}
          onChange={(event) => onChange({ ...texts, folds: event.currentTarget.value })}
          disabled={disabled}
          options={foldsOptions.map((folds) => ({
            value: String(folds),
            label: folds === 0 ? t.hiddenNone : t.foldsOf(folds),
          }))}
        />
      </div>
    </details>
  );
}
