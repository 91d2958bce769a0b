"use client";
import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import { Mark } from "@thaw/ui/mark";
import { SkeletonText } from "@thaw/ui/skeleton";
import { memo } from "react";
import type { EngineState } from "../hooks/use-lab-engine.ts";
import { labMessages } from "../messages.ts";
import { formatCount, formatDuration } from "../run/format.ts";
import { BackboneTower } from "./backbone-tower.tsx";

interface BackbonePickerProps {
  locale: Locale;
  engine: EngineState;
  classCount: number;
  hiddenUnits: number;
  value: ExperimentBackbone;
  onChange: (backbone: ExperimentBackbone) => void;
  disabled: boolean;
}

/** Which frozen backbone to stand on: the pretrained one, or its twin that has learned nothing. */
export const BackbonePicker = memo(function BackbonePicker({
  locale,
  engine,
  classCount,
  hiddenUnits,
  value,
  onChange,
  disabled,
}: BackbonePickerProps) {
  const t = labMessages[locale];
  const infos: Partial<Record<ExperimentBackbone, BackboneInfo>> =
    engine.status === "ready"
      ? { "mobilenet-v3-small": engine.backbones.pretrained, "random-twin": engine.backbones.random }
      : {};
  const chosen = infos[value];
  const options = [
    { id: "mobilenet-v3-small", name: t.small, note: t.smallNote },
    { id: "random-twin", name: t.twin, note: t.twinNote },
  ] as const;
  return (
    <section aria-label={t.backbone} id="backbone">
      <h3>{t.backbone}</h3>
      <fieldset className="picks-of-backbone" disabled={disabled}>
        <legend className="sr">{t.backbone}</legend>
        {options.map(({ id, name, note }) => {
          const info = infos[id];
          return (
            <label key={id} className="pick">
              <input type="radio" name="backbone" value={id} checked={value === id} onChange={() => onChange(id)} />
              <span className="pn">{name}</span>
              <span className="stack" aria-hidden="true">
                {Array.from({ length: 6 }, (_, block) => (
                  <i key={block} className={info?.pretrained === false ? "f blank" : "f"} />
                ))}
                <i className="t" />
              </span>
              <span className="pd">{note}</span>
              <span className="pm tnum">
                {info && `${formatCount(info.parameterCount, locale)} · ${t.widthOf(info.featureWidth)}`}
                {info && engine.status === "ready" && ` · ${formatDuration(engine.probe.msPerImage, locale)}`}
              </span>
            </label>
          );
        })}
      </fieldset>
      {chosen ? (
        <>
          <BackboneTower info={chosen} classCount={classCount} hiddenUnits={hiddenUnits} locale={locale} />
          <p className="source">{chosen.description[locale]}</p>
        </>
      ) : (
        engine.status === "starting" && <SkeletonText lines={6} label={t.engineStarting} />
      )}
      <div className="key">
        <Mark state="frozen">{t.frozen}</Mark>
        <Mark state="thawed">{t.thawed}</Mark>
      </div>
    </section>
  );
});
