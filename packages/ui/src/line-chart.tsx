"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import {
  estimateTextWidth,
  linearScale,
  linePath,
  nearest,
  niceTicks,
  type Point,
  spreadLabels,
} from "./chart-scale.ts";
import { classNames } from "./class-names.ts";

export type LineSeries = {
  label: string;
  points: readonly Point[];
  /** Amber is the learner's own, blue what is held or compared with, ink the rest. */
  tone?: "thawed" | "frozen" | "ink";
  dashed?: boolean;
  /** A dot on each point, for few measured values. */
  dots?: boolean;
};

type LineChartProps = {
  title: string;
  series: readonly LineSeries[];
  xLabel: string;
  locale: string;
  /** Fixed ranges; without them the data's own, to round ends. */
  xDomain?: readonly [number, number];
  yDomain?: readonly [number, number];
  yFormat?: Intl.NumberFormatOptions;
  xFormat?: Intl.NumberFormatOptions;
  /** `direct` writes each name at its line's end where there is room; `legend` keeps it below. */
  labels?: "direct" | "legend";
  /** Pixels; the width is the container's. */
  height?: number;
  /** Draws the end of the first line as a live point with a cursor, while a run goes on. */
  live?: boolean;
  hideTitle?: boolean;
  className?: string;
};

const margin = { top: 10, right: 10, bottom: 24 };
const tableRows = 40;

function extentOf(values: number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  return finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
}

/** Lines over a common axis, read by pointer, by arrow keys or as a table. */
export function LineChart(props: LineChartProps) {
  const { title, series, xLabel, locale, yFormat, xFormat, height = 220, live, hideTitle, className } = props;
  const frame = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const [width, setWidth] = useState(360);
  const [at, setAt] = useState<number | null>(null);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(200, Math.round(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const xNumber = new Intl.NumberFormat(locale, xFormat);
  const yNumber = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, ...yFormat });
  const xs = [...new Set(series.flatMap((line) => line.points.map((point) => point.x)))].sort((a, b) => a - b);
  const ys = series.flatMap((line) => line.points.map((point) => point.y));

  const yTicks = niceTicks(...(props.yDomain ?? extentOf(ys)));
  const xExtent = props.xDomain ?? extentOf(xs);
  const xTicks = niceTicks(...xExtent, width < 320 ? 4 : 6).filter((tick) => tick >= xExtent[0] && tick <= xExtent[1]);
  const yDomain: [number, number] = [yTicks[0] ?? 0, yTicks.at(-1) ?? 1];

  const left = Math.max(...yTicks.map((tick) => estimateTextWidth(yNumber.format(tick)))) + 10;
  const labelWidth = Math.max(0, ...series.map((line) => estimateTextWidth(line.label))) + 12;
  const direct = props.labels !== "legend" && series.length > 0 && labelWidth < width * 0.36;
  const right = width - (direct ? labelWidth : margin.right);
  const bottom = height - margin.bottom;
  const toX = linearScale(xExtent, [left, right]);
  const toY = linearScale(yDomain, [bottom, margin.top]);
  const lastOf = (line: LineSeries) => line.points.findLast((point) => Number.isFinite(point.y));
  const labelYs = spreadLabels(
    series.map((line) => toY(lastOf(line)?.y ?? yDomain[0])),
    15,
    margin.top,
    bottom,
  );
  const valueAt = (line: LineSeries, x: number) => line.points.find((point) => point.x === x)?.y;
  const readout = (x: number) =>
    `${xLabel} ${xNumber.format(x)}: ${series
      .flatMap((line) => {
        const y = valueAt(line, x);
        return y === undefined || !Number.isFinite(y) ? [] : [`${line.label} ${yNumber.format(y)}`];
      })
      .join(", ")}`;

  function onPointer(event: PointerEvent) {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - left) / (right - left);
    setAt(nearest(xs, xExtent[0] + share * (xExtent[1] - xExtent[0])) ?? null);
  }
  function onKey(event: KeyboardEvent) {
    const index = at === null ? xs.length - 1 : xs.indexOf(at);
    const next: Record<string, number> = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: xs.length - 1 };
    const to = next[event.key];
    if (event.key === "Escape") setAt(null);
    if (to === undefined) return;
    event.preventDefault();
    setAt(xs[Math.min(xs.length - 1, Math.max(0, to))] ?? null);
  }

  const shown = at ?? xs.at(-1);
  const liveEnd = live ? series[0] && lastOf(series[0]) : undefined;
  const every = Math.ceil(xs.length / tableRows);
  return (
    <figure className={classNames("linechart", className)} aria-labelledby={titleId}>
      <figcaption id={titleId} className={hideTitle ? "sr" : undefined}>
        {title}
      </figcaption>
      <div
        ref={frame}
        className="plot"
        role="slider"
        tabIndex={0}
        aria-labelledby={titleId}
        aria-valuemin={xs[0] ?? 0}
        aria-valuemax={xs.at(-1) ?? 0}
        aria-valuenow={shown ?? 0}
        aria-valuetext={shown === undefined ? title : readout(shown)}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => setAt(null)}
        onKeyDown={onKey}
        onBlur={() => setAt(null)}
      >
        <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true">
          {yTicks.map((tick) => (
            <g key={tick}>
              <path className="axis" d={`M${left} ${toY(tick)}H${right}`} />
              <text x={left - 6} y={toY(tick) + 4} textAnchor="end">
                {yNumber.format(tick)}
              </text>
            </g>
          ))}
          {xTicks.map((tick) => (
            <text key={tick} x={toX(tick)} y={height - 4} textAnchor="middle">
              {xNumber.format(tick)}
            </text>
          ))}
          {series.toReversed().map((line) => (
            <g key={line.label} className={classNames("line", line.tone ?? "ink", line.dashed && "dashed")}>
              <path d={linePath(line.points.map(({ x, y }) => ({ x: toX(x), y: toY(y) })))} />
              {line.dots && line.points.map(({ x, y }) => <circle key={x} cx={toX(x)} cy={toY(y)} r="4" />)}
            </g>
          ))}
          {direct &&
            series.map((line, index) => (
              <text
                key={line.label}
                className={classNames("name", line.tone ?? "ink")}
                x={(lastOf(line) ? toX(lastOf(line)?.x ?? 0) : right) + 8}
                y={(labelYs[index] ?? 0) + 4}
              >
                {line.label}
              </text>
            ))}
          {liveEnd && (
            <g className="line thawed">
              <path className="cursor" d={`M${toX(liveEnd.x)} ${margin.top}V${bottom}`} />
              <circle className="end" cx={toX(liveEnd.x)} cy={toY(liveEnd.y)} r="4.5" />
            </g>
          )}
          {at !== null && (
            <g className="probe">
              <path d={`M${toX(at)} ${margin.top}V${bottom}`} />
              {series.map((line) => {
                const y = valueAt(line, at);
                return y === undefined || !Number.isFinite(y) ? null : (
                  <circle key={line.label} className={line.tone ?? "ink"} cx={toX(at)} cy={toY(y)} r="3.5" />
                );
              })}
            </g>
          )}
        </svg>
        {at !== null && (
          <div
            className={classNames("probe-text", toX(at) > width / 2 && "flip")}
            style={{ "--x": `${toX(at)}px` } as CSSProperties}
            aria-hidden="true"
          >
            <b>
              {xLabel} {xNumber.format(at)}
            </b>
            {series.map((line) => {
              const y = valueAt(line, at);
              return y === undefined || !Number.isFinite(y) ? null : (
                <span key={line.label} className={line.tone ?? "ink"}>
                  {line.label} <i>{yNumber.format(y)}</i>
                </span>
              );
            })}
          </div>
        )}
      </div>
      {!direct && (
        <ul className="linekey" aria-hidden="true">
          {series.map((line) => (
            <li key={line.label}>
              <svg
                viewBox="0 0 24 8"
                aria-hidden="true"
                className={classNames("line", line.tone ?? "ink", line.dashed && "dashed")}
              >
                <path d="M1 4H23" />
              </svg>
              {line.label}
            </li>
          ))}
        </ul>
      )}
      <table className="sr">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{xLabel}</th>
            {series.map((line) => (
              <th key={line.label} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {xs
            .filter((_, index) => index % every === 0 || index === xs.length - 1)
            .map((x) => (
              <tr key={x}>
                <th scope="row">{xNumber.format(x)}</th>
                {series.map((line) => {
                  const y = valueAt(line, x);
                  return <td key={line.label}>{y === undefined || !Number.isFinite(y) ? "" : yNumber.format(y)}</td>;
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}
