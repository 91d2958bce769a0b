"use client";

import { Mark } from "@thaw/ui/mark";
import { type CSSProperties, type ReactNode, useId, useState } from "react";
import type { FigureProps } from "./figure-props.ts";
import { resnetLayers, splitAt } from "./resnet-layers.ts";

const words = {
  ja: {
    parts: ["縁", "角", "質感", "部品", "物体", "ヘッド"],
    slider: "どこまで解凍するか",
    frozen: "凍結",
    thawed: "学習",
    trainable: "学習する",
    kept: "凍結したまま",
    memory: "勾配とAdamの状態",
    value: (layers: number, count: string) =>
      layers === 1 ? `ヘッドだけを学習、${count}個` : `出力側の${layers}段を学習、${count}個`,
    unit: "個",
  },
  en: {
    parts: ["edges", "corners", "textures", "parts", "objects", "head"],
    slider: "How far to thaw",
    frozen: "frozen",
    thawed: "trained",
    trainable: "trainable",
    kept: "frozen",
    memory: "gradients and Adam's state",
    value: (layers: number, count: string) =>
      layers === 1 ? `Only the head is trained: ${count}` : `The last ${layers} groups are trained: ${count}`,
    unit: "",
  },
} as const;

const motifs: readonly ReactNode[] = [
  <path key="edges" d="M6 30 18 10M14 32 26 12M22 34 34 14" />,
  <path key="corners" d="M8 20V8h12M32 20v12H20M14 26l6-6 6 6" />,
  <path key="textures" d="M6 12q3.5-5 7 0t7 0 7 0 7 0M6 20q3.5-5 7 0t7 0 7 0 7 0M6 28q3.5-5 7 0t7 0 7 0 7 0" />,
  <path
    key="parts"
    d="M20 6c6 0 11 9 11 16a11 11 0 0 1-22 0c0-7 5-16 11-16ZM14.5 22a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0"
  />,
  <path
    key="objects"
    d="M5 19h30c0 8-6 14-15 14S5 27 5 19ZM12 19c-2-5 4-5 2-11M20 19c-2-5 4-5 2-11M28 19c-2-5 4-5 2-11"
  />,
  <path key="head" d="M8 20 32 5M8 20l24-9M8 20l24-4M8 20h24M8 20l24 5M8 20l24 10M8 20l24 15" />,
];

/** 3 significant digits with a letter, for columns too narrow for the whole number. */
const short = (n: number): string =>
  n >= 1e6 ? `${(n / 1e6).toFixed(1)}M` : n >= 1e5 ? `${Math.round(n / 1e3)}K` : `${(n / 1e3).toFixed(1)}K`;

const size = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(bytes >= 1e8 ? 0 : 1)} MB` : `${Math.round(bytes / 1e3)} KB`;

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.01 ? 2 : share < 1 ? 1 : 0)}%`;

/** The thaw line: where the network stops being frozen, and what that costs. The numbers are ResNet-18's own. */
export function ThawLine({ locale, alt, caption }: FigureProps) {
  const [thawed, setThawed] = useState(1);
  const id = useId();
  const text = words[locale];
  const split = splitAt(thawed);
  const whole = (n: number) => n.toLocaleString("en-US");
  const firstThawed = resnetLayers.length - thawed;
  return (
    <>
      <div className="fig-thaw" style={{ "--k": thawed, "--share": split.share } as CSSProperties}>
        {alt ? <div className="sr">{alt}</div> : null}
        <ol className="fig-net">
          {resnetLayers.map((layer, index) => {
            const isThawed = index >= firstThawed;
            return (
              <li key={layer.name}>
                <span className={isThawed ? "slab thawed" : "slab frozen"}>
                  <small>{layer.output}</small>
                  <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
                    {motifs[index]}
                  </svg>
                </span>
                <Mark state={isThawed ? "thawed" : "frozen"} className="fig-state">
                  <span>{isThawed ? text.thawed : text.frozen}</span>
                </Mark>
                <b>{text.parts[index]}</b>
                <span className="fig-code">{layer.name}</span>
                <small className="fig-count">
                  <span className="fig-long">{whole(layer.parameters)}</span>
                  <span className="fig-short" aria-hidden="true">
                    {short(layer.parameters)}
                  </span>
                </small>
              </li>
            );
          })}
        </ol>
        <label className="fig-slide">
          <span className="sr">{text.slider}</span>
          <input
            type="range"
            dir="rtl"
            min={1}
            max={resnetLayers.length}
            step={1}
            value={thawed}
            aria-valuetext={text.value(thawed, whole(split.trainable))}
            aria-describedby={id}
            onChange={(event) => setThawed(Number(event.target.value))}
          />
        </label>
        <div className="fig-share" aria-hidden="true">
          <i />
        </div>
        <dl className="fig-readout" id={id}>
          <div>
            <dt>
              <Mark state="thawed">{text.trainable}</Mark>
            </dt>
            <dd>
              <b>{whole(split.trainable)}</b>
              {text.unit} <span className="fig-percent">{percent(split.share)}</span>
            </dd>
          </div>
          <div>
            <dt>
              <Mark state="frozen">{text.kept}</Mark>
            </dt>
            <dd>
              {whole(split.frozen)}
              {text.unit}
            </dd>
          </div>
          <div>
            <dt>{text.memory}</dt>
            <dd>{size(split.trainingBytes)}</dd>
          </div>
        </dl>
      </div>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </>
  );
}
