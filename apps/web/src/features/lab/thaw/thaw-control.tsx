"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import type { ProbeReport } from "@thaw/tl-engine/client/lab-types";
import { memo, useId } from "react";
import { SettingField } from "../components/setting-field.tsx";
import { formatBytes, formatDuration } from "../run/format.ts";
import type { SettingTexts } from "../run/setting-texts.ts";
import { batchOf, epochsOf } from "./read-load.ts";
import { estimateCost, mostThawable, planOf } from "./thaw-facts.ts";
import { thawMessages } from "./thaw-messages.ts";
import { formatWeights } from "./thaw-texts.ts";

interface ThawControlProps {
  locale: Locale;
  info: BackboneInfo;
  /** What the engine was timed at; null until it is ready. */
  probe: Pick<ProbeReport, "backend" | "msPerImage"> | null;
  texts: SettingTexts;
  onChange: (texts: SettingTexts) => void;
  /** Rows that are trained on, views of photos among them, and photos that check. */
  split: { train: number; validation: number };
  disabled: boolean;
}

/** How many of the last blocks train with the head, at which rate, what that costs, and what to think of first. */
export const ThawControl = memo(function ThawControl(props: ThawControlProps) {
  const { locale, info, probe, texts, onChange, split, disabled } = props;
  const t = thawMessages[locale];
  const id = useId();
  const load = { ...split, batchSize: batchOf(texts), epochs: epochsOf(texts) };
  const most = mostThawable(info, load);
  const blocks = Math.min(Number(texts.thawBlocks), most);
  const plan = planOf(info, blocks);
  const value = plan ? t.blocks(plan.blocks, formatWeights(plan.parameterCount, locale)) : t.frozen;
  const cost = plan && probe ? estimateCost(plan, load, probe) : null;
  return (
    <section className="thaw-control" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{t.title}</h4>
      {most === 0 ? (
        <p className="help">{t.none}</p>
      ) : (
        <>
          <div className="thaw-slider">
            <label htmlFor={`${id}-slider`}>{t.slider}</label>
            <output htmlFor={`${id}-slider`} className="tnum">
              {value}
            </output>
            <input
              id={`${id}-slider`}
              type="range"
              min={0}
              max={most}
              step={1}
              value={blocks}
              aria-valuetext={value}
              aria-describedby={`${id}-lead`}
              disabled={disabled}
              onChange={(event) => onChange({ ...texts, thawBlocks: event.currentTarget.value })}
            />
          </div>
          <p className="help" id={`${id}-lead`}>
            {t.lead} {t.limited(most)}
          </p>
        </>
      )}
      {plan && (
        <>
          <SettingField
            locale={locale}
            name="thawRate"
            label={t.rate}
            help={t.rateHelp}
            text={texts.thawRate}
            onChange={(text) => onChange({ ...texts, thawRate: text })}
            disabled={disabled}
          />
          <p className="thaw-cost tnum" role="status">
            {cost
              ? t.estimate(formatBytes(cost.bytes, locale), formatDuration(cost.milliseconds, locale))
              : t.estimating}
          </p>
        </>
      )}
      <details open={blocks > 0}>
        <summary>{t.fewTitle}</summary>
        <p>{t.few}</p>
      </details>
      <details>
        <summary>{t.whyTitle}</summary>
        {t.why.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
    </section>
  );
});
