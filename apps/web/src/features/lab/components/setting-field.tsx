import type { Locale } from "@thaw/contracts/ids";
import { Input } from "@thaw/ui/field";
import { labMessages } from "../messages.ts";
import { formatCount, formatRate } from "../run/format.ts";
import { isWhole, type NumberSetting, readSetting, settingRanges } from "../run/run-settings.ts";

interface SettingFieldProps {
  locale: Locale;
  name: NumberSetting;
  label: string;
  help?: string;
  text: string;
  onChange: (text: string) => void;
  disabled: boolean;
  /** What is wrong beside the number itself. */
  conflict?: string;
}

/** What is wrong with a field, in words; undefined where nothing is. */
function settingError(setting: NumberSetting, text: string, locale: Locale): string | undefined {
  if (readSetting(setting, text) !== null) return undefined;
  const t = labMessages[locale];
  const { min, max } = settingRanges[setting];
  return isWhole(setting)
    ? t.wholeRange(formatCount(min, locale), formatCount(max, locale))
    : t.range(formatRate(min, locale), formatRate(max, locale));
}

/** A number of the run, typed. */
export function SettingField(props: SettingFieldProps) {
  const { locale, name, label, help, text, onChange, disabled, conflict } = props;
  return (
    <Input
      label={label}
      help={help}
      inputMode={isWhole(name) ? "numeric" : "decimal"}
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={settingError(name, text, locale) ?? conflict}
      disabled={disabled}
    />
  );
}
