"use client";
import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import { Mark } from "@thaw/ui/mark";
import { Note } from "@thaw/ui/note";
import { SkeletonText } from "@thaw/ui/skeleton";
import { memo, type ReactNode } from "react";
import type { EngineState } from "../hooks/use-lab-engine.ts";
import { type LabMessages, labMessages } from "../messages.ts";
import { backboneName, isAdded, isRandomTwin, randomTwin, shippedBackbone } from "../run/backbone-name.ts";
import { formatBytes, formatCount, formatDuration } from "../run/format.ts";
import { BackboneTower } from "./backbone-tower.tsx";

interface BackbonePickerProps {
  locale: Locale;
  engine: EngineState;
  classCount: number;
  hiddenUnits: number;
  /** How many of the last blocks train with the head. */
  thawedBlocks: number;
  /** What is set of the backbone that is chosen. */
  children?: ReactNode;
  value: ExperimentBackbone;
  onChange: (backbone: ExperimentBackbone) => void;
  disabled: boolean;
}

interface Option {
  id: ExperimentBackbone;
  name: string;
  note: string;
  info: BackboneInfo | undefined;
}

/** Those that ship, known before the engine is; then those that an operator added. */
function optionsOf(backbones: readonly BackboneInfo[], t: LabMessages, locale: Locale): Option[] {
  const infoOf = (of: ExperimentBackbone) => backbones.find(({ id }) => id === of);
  return [
    { id: shippedBackbone, name: t.small, note: t.smallNote, info: infoOf(shippedBackbone) },
    { id: randomTwin, name: t.twin, note: t.twinNote, info: infoOf(randomTwin) },
    ...backbones
      .filter(({ id }) => isAdded(id))
      .map((info) => ({
        id: info.id,
        name: backboneName(info.id, locale),
        note: `${info.source.split("/").at(-1)} · ${info.licence.startsWith("unknown") ? t.licenceUnknown : info.licence}`,
        info,
      })),
  ];
}

/** Which frozen backbone to stand on: the pretrained one, its twin that has learned nothing, or one that was added. */
export const BackbonePicker = memo(function BackbonePicker({
  locale,
  engine,
  classCount,
  hiddenUnits,
  thawedBlocks,
  children,
  value,
  onChange,
  disabled,
}: BackbonePickerProps) {
  const t = labMessages[locale];
  const isReady = engine.status === "ready";
  const options = optionsOf(isReady ? engine.backbones : [], t, locale);
  const chosen = options.find(({ id }) => id === value)?.info;
  return (
    <section aria-label={t.backbone} id="backbone">
      <h3>{t.backbone}</h3>
      <fieldset className="picks-of-backbone" disabled={disabled}>
        <legend className="sr">{t.backbone}</legend>
        {options.map(({ id, name, note, info }) => (
          <label key={id} className="pick">
            <input type="radio" name="backbone" value={id} checked={value === id} onChange={() => onChange(id)} />
            <span className="pn">{name}</span>
            <span className="stack" aria-hidden="true">
              {Array.from({ length: 6 }, (_, block) => (
                <i key={block} className={isRandomTwin(id) ? "f blank" : "f"} />
              ))}
              <i className="t" />
            </span>
            <span className="pd">{note}</span>
            <span className="pm tnum">
              {info && factsOf(info, t, locale).join(" · ")}
              {isReady && info && !isAdded(id) && ` · ${formatDuration(engine.probe.msPerImage, locale)}`}
            </span>
          </label>
        ))}
      </fieldset>
      {isReady && engine.addedUnknown && <Note kind="notice">{t.addedUnknown}</Note>}
      {isReady && !chosen && <Note kind="notice">{t.backboneGone(backboneName(value, locale))}</Note>}
      {chosen && (
        <>
          <BackboneTower
            info={chosen}
            classCount={classCount}
            hiddenUnits={hiddenUnits}
            thawedBlocks={thawedBlocks}
            locale={locale}
          />
          {children}
          <p className="source">{chosen.description[locale]}</p>
          {isAdded(chosen.id) && <p className="source">{t.downloadNote(formatBytes(chosen.downloadBytes, locale))}</p>}
        </>
      )}
      {engine.status === "starting" && <SkeletonText lines={6} label={t.engineStarting} />}
      <div className="key">
        <Mark state="frozen">{t.frozen}</Mark>
        <Mark state="thawed">{t.thawed}</Mark>
      </div>
    </section>
  );
});

/** What choosing it costs and gives: of an added one its download too, before that begins. */
function factsOf(info: BackboneInfo, t: LabMessages, locale: Locale): string[] {
  const { parameterCount, featureWidth, multiplyAccumulates, downloadBytes, id } = info;
  const facts = [formatCount(parameterCount, locale), t.widthOf(featureWidth)];
  return isAdded(id)
    ? [
        formatBytes(downloadBytes, locale),
        t.widthOf(featureWidth),
        t.macs(formatCount(Math.round(multiplyAccumulates / 1e6), locale)),
      ]
    : facts;
}
