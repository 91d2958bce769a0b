import type { Locale } from "@thaw/contracts/ids";
import type { BackboneInfo } from "@thaw/tl-engine/backbone/backbone-info";
import type { CSSProperties } from "react";
import { labMessages } from "../messages.ts";
import { formatCount } from "../run/format.ts";
import { headParameterCount } from "../run/head-parameter-count.ts";
import { thawMessages } from "../thaw/thaw-messages.ts";

/** Narrower as the picture shrinks: 112 pixels fill the width, 7 a part of it. */
const widthOf = (outSize: number): string => `${Math.round(40 + (60 * Math.log2(outSize / 7)) / 4)}%`;

/** Every block of the backbone, frozen or thawed, with its true output and count, and the head that one trains on top of them. */
export function BackboneTower({
  info,
  classCount,
  hiddenUnits,
  thawedBlocks,
  locale,
}: {
  info: BackboneInfo;
  classCount: number;
  hiddenUnits: number;
  /** How many of the last blocks train with the head. */
  thawedBlocks: number;
  locale: Locale;
}) {
  const t = labMessages[locale];
  const headCount = headParameterCount(info.featureWidth, classCount, hiddenUnits);
  return (
    <table
      className="tower"
      aria-label={[
        t.tower(formatCount(info.stages.length, locale), formatCount(headCount, locale)),
        thawedBlocks > 0 && thawMessages[locale].towerThawed(thawedBlocks),
      ]
        .filter(Boolean)
        .join(locale === "ja" ? "。" : "; ")}
    >
      <thead className="sr">
        <tr>
          <th scope="col">{t.block}</th>
          <th scope="col">{t.output}</th>
          <th scope="col">{t.parameterCount}</th>
        </tr>
      </thead>
      <tbody>
        {info.stages.map((stage, at) => (
          <tr key={stage.name}>
            <th scope="row">
              <span
                className={at >= info.stages.length - thawedBlocks ? "slab thawed" : "slab frozen"}
                style={{ "--w": widthOf(stage.outSize) } as CSSProperties}
              >
                <code>{stage.name}</code>
              </span>
            </th>
            <td>
              {stage.outChannels}×{stage.outSize}²
            </td>
            <td>{formatCount(stage.parameterCount, locale)}</td>
          </tr>
        ))}
        <tr className="head">
          <th scope="row">
            <span className="slab thawed" style={{ "--w": "40%" } as CSSProperties}>
              <code>{t.head}</code>
            </span>
          </th>
          <td>
            {info.featureWidth} → {classCount}
          </td>
          <td>{formatCount(headCount, locale)}</td>
        </tr>
      </tbody>
    </table>
  );
}
