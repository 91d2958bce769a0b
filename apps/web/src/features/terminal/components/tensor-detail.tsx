"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { HeatMap, Inspection, PictureGuess, Statistics, TensorEntry } from "@thaw/terminal/protocol/messages";
import { formatValue } from "@thaw/ui/format-value";
import { Skeleton } from "@thaw/ui/skeleton";
import { TensorHeatMap } from "@thaw/ui/tensor-heat-map";
import { TensorHistogram } from "@thaw/ui/tensor-histogram";
import { useEffect, useId, useRef, useState } from "react";
import type { TerminalActions } from "../hooks/use-terminal.ts";
import { inspectorMessages } from "../inspector-messages.ts";
import { GradientGraph } from "./gradient-graph.tsx";

interface TensorDetailProps {
  locale: Locale;
  entry: TensorEntry;
  /** Changes whenever a new list came. */
  seen: unknown;
  onInspect: TerminalActions["inspect"];
  onOpen: (name: string) => void;
}

/** How often an open tensor is read again while the code runs. */
const shortestMilliseconds = 250;

/** A tensor to look at: figures, colours, its gradient, a picture where it is one, and what it was computed by. */
export function TensorDetail({ locale, entry, seen, onInspect, onOpen }: TensorDetailProps) {
  const t = inspectorMessages[locale];
  const { name, shape } = entry;
  const outer = Math.max(0, shape.length - 2);
  const [slice, setSlice] = useState<readonly number[]>(() => new Array<number>(outer).fill(0));
  const [found, setFound] = useState<Inspection | null | undefined>();
  const last = useRef(0);
  const sliceKey = slice.join();

  // The list came anew, or another slice was chosen: the tensor is read again, not too often.
  useEffect(() => {
    let isOver = false;
    const wait = Math.max(0, last.current + shortestMilliseconds - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      void onInspect({ name, slice: sliceKey === "" ? [] : sliceKey.split(",").map(Number) }).then((inspection) => {
        if (!isOver && inspection) setFound(inspection);
      });
    }, wait);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [name, seen, sliceKey, onInspect]);

  if (!found) {
    return (
      <div className="tensor-open" aria-busy="true">
        <span className="sr">{t.loading}</span>
        <Skeleton width="100%" height="8rem" />
      </div>
    );
  }
  const { statistics, heatMap, gradient, picture, graph } = found;
  return (
    <div className="tensor-open">
      <SliceOf {...{ locale, shape, slice, onChange: setSlice }} />
      <div className="tensor-maps">
        <div>
          <h4>{t.heatMap}</h4>
          {heatMap ? (
            <Heat {...{ locale, name, map: heatMap }} />
          ) : (
            statistics.mean !== null && <p className="scalar">{formatValue(statistics.mean, locale)}</p>
          )}
        </div>
        {((entry.requiresGrad && entry.isLeaf) || gradient) && (
          <div>
            <h4>{t.gradient}</h4>
            {gradient?.heatMap ? (
              <Heat {...{ locale, name: `${name}.grad`, map: gradient.heatMap }} />
            ) : (
              <p className="help">{t.noGradient}</p>
            )}
          </div>
        )}
        {picture && (
          <div>
            <h4>{t.picture}</h4>
            <Picture label={t.pictureLabel(name)} picture={picture} />
          </div>
        )}
      </div>
      <div className="tensor-maps">
        {statistics.count !== 1 && <Figures {...{ locale, statistics, name }} />}
        {gradient && (
          <Figures {...{ locale, statistics: gradient.statistics, name: `${name}.grad`, title: t.gradient }} />
        )}
      </div>
      {graph && graph.nodes.length > 0 && <GradientGraph {...{ locale, name, graph, onOpen }} />}
    </div>
  );
}

function Heat({ locale, name, map }: { locale: Locale; name: string; map: HeatMap }) {
  const t = inspectorMessages[locale];
  const { rows, columns, fullRows, fullColumns, values } = map;
  const index = (at: number, shown: number, full: number) => Math.floor((at * full) / Math.max(1, shown));
  return (
    <>
      <TensorHeatMap
        values={values}
        rows={rows}
        columns={columns}
        locale={locale}
        label={t.heatLabel(name, fullRows, fullColumns)}
        readout={({ row, column, value }) =>
          t.cell(`${index(row, rows, fullRows)}, ${index(column, columns, fullColumns)}`, formatValue(value, locale))
        }
      />
      {(rows < fullRows || columns < fullColumns) && <p className="help">{t.thinned(fullRows, fullColumns)}</p>}
    </>
  );
}

interface FiguresProps {
  locale: Locale;
  statistics: Statistics;
  name: string;
  title?: string;
}

function Figures({ locale, statistics, name, title }: FiguresProps) {
  const t = inspectorMessages[locale];
  const { mean, standardDeviation, min, max, zeros, nans, infinities, histogram } = statistics;
  const whole = new Intl.NumberFormat(locale);
  const value = (number: number | null) => (number === null ? "–" : formatValue(number, locale));
  const words = t.statistics;
  return (
    <div>
      <h4>{title ? `${t.histogram} (${title})` : t.histogram}</h4>
      {min !== null && max !== null && min < max && (
        <TensorHistogram counts={histogram} low={min} high={max} label={t.histogramLabel(name)} locale={locale} />
      )}
      <dl className="tnum">
        <dt>{words.mean}</dt>
        <dd>{value(mean)}</dd>
        <dt>{words.std}</dt>
        <dd>{value(standardDeviation)}</dd>
        <dt>{words.min}</dt>
        <dd>{value(min)}</dd>
        <dt>{words.max}</dt>
        <dd>{value(max)}</dd>
        <dt>{words.zeros}</dt>
        <dd>{whole.format(zeros)}</dd>
        <dt>{words.nan}</dt>
        <dd className={nans > 0 ? "notice" : "good"}>{whole.format(nans)}</dd>
        <dt>{words.infinite}</dt>
        <dd className={infinities > 0 ? "notice" : "good"}>{whole.format(infinities)}</dd>
      </dl>
    </div>
  );
}

interface SliceProps {
  locale: Locale;
  shape: readonly number[];
  slice: readonly number[];
  onChange: (slice: readonly number[]) => void;
}

function SliceOf({ locale, shape, slice, onChange }: SliceProps) {
  const t = inspectorMessages[locale];
  const id = useId();
  if (slice.length === 0) return null;
  return (
    <fieldset className="slice-chooser">
      <legend>
        {t.slice} <code>[{[...slice, ":", ":"].join(", ")}]</code>
      </legend>
      {slice.map((at, axis) => {
        const size = shape[axis] ?? 1;
        return (
          <div className="field" key={axis}>
            <label htmlFor={`${id}-${axis}`}>{t.axis(axis, at, size)}</label>
            <input
              id={`${id}-${axis}`}
              type="range"
              min={0}
              max={Math.max(0, size - 1)}
              value={at}
              aria-valuetext={t.axis(axis, at, size)}
              onChange={(event) => {
                const place = Number(event.currentTarget.value);
                onChange(slice.map((old, index) => (index === axis ? place : old)));
              }}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function Picture({ label, picture }: { label: string; picture: PictureGuess }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, channels, pixels } = picture;
  useEffect(() => {
    const rgba = new Uint8ClampedArray(width * height * 4);
    for (let at = 0; at < width * height; at++) {
      for (let channel = 0; channel < 3; channel++) {
        rgba[at * 4 + channel] = pixels[at * channels + (channels === 1 ? 0 : channel)] ?? 0;
      }
      rgba[at * 4 + 3] = 255;
    }
    canvas.current?.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [width, height, channels, pixels]);
  return (
    <canvas
      ref={canvas}
      className="tensor-image"
      width={width}
      height={height}
      role="img"
      aria-label={label}
      style={{ width: `${Math.max(Math.min(width, 224), Math.min(8, Math.floor(192 / width)) * width)}px` }}
    />
  );
}
