import type { Locale } from "@thaw/contracts/ids";
import { useMemo } from "react";
import { experimentMessages } from "../experiment-messages.ts";
import { formatCount, formatValue } from "../run/format.ts";
import { heatGrid, heatLevels } from "../run/heat-grid.ts";
import { symmetricHistogram, tensorStatistics } from "../run/tensor-statistics.ts";

interface TensorFigureProps {
  locale: Locale;
  name: string;
  dtype: string;
  shape: readonly number[];
  /** float32, row-major. */
  values: Float32Array;
  /** Names of the rows, or of a vector's values, where they are classes. */
  rowNames?: readonly string[];
}

const rowHeight = (rows: number): number => (rows <= 10 ? 26 : Math.max(2, Math.round(260 / rows)));

/** A tensor to look at: shape, statistics, its values as colours, and how they are spread. */
export function TensorFigure({ locale, name, dtype, shape, values, rowNames }: TensorFigureProps) {
  const t = experimentMessages[locale];
  const statistics = useMemo(() => tensorStatistics(values), [values]);
  const grid = useMemo(() => heatGrid(values, shape), [values, shape]);
  const { counts, limit } = useMemo(() => symmetricHistogram(values), [values]);
  const most = Math.max(1, ...counts);
  const middle = (counts.length - 1) / 2;
  const number = { format: (value: number) => formatValue(value, locale) };
  const named = rowNames?.length === grid.rows ? rowNames : undefined;
  const height = grid.rows * rowHeight(grid.rows);
  const figures = [
    [t.min, statistics.min],
    [t.max, statistics.max],
    [t.mean, statistics.mean],
    [t.deviation, statistics.deviation],
    [t.norm, statistics.norm],
  ] as const;
  return (
    <section className="tensor" aria-label={name}>
      <header>
        <h3>
          <code>{name}</code>
        </h3>
        <span className="mono">
          {dtype} [{shape.join(", ")}]
        </span>
      </header>
      <dl className="tensor-figures tnum">
        <div>
          <dt>{t.count}</dt>
          <dd>{formatCount(statistics.count, locale)}</dd>
        </div>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{Number.isFinite(value) ? number.format(value) : "–"}</dd>
          </div>
        ))}
      </dl>
      <div className="tensor-drawings">
        <figure className="heat-map">
          <figcaption>
            {t.heatMap}
            {grid.binned && <small> {t.heatBinned}</small>}
          </figcaption>
          <div className={named ? "heat-rows named" : "heat-rows"}>
            {named && (
              <ul aria-hidden="true">
                {named.map((row) => (
                  <li key={row}>{row}</li>
                ))}
              </ul>
            )}
            <svg
              className="heat"
              viewBox={`0 0 ${grid.columns} ${grid.rows}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={t.heatLabel(name, grid.rows, grid.columns)}
              style={{ height: `${height}px` }}
            >
              {heatLevels.map(
                (level) => grid.paths[level] && <path key={level} className={level} d={grid.paths[level]} />,
              )}
            </svg>
          </div>
          {shape.length === 1 && rowNames?.length === grid.columns && (
            <ul className="heat-columns" aria-hidden="true">
              {rowNames.map((column) => (
                <li key={column}>{column}</li>
              ))}
            </ul>
          )}
        </figure>
        <figure className="spread">
          <figcaption>{t.histogram}</figcaption>
          <svg
            viewBox={`0 0 ${counts.length * 8} 96`}
            role="img"
            aria-label={t.histogramLabel(name, number.format(statistics.min), number.format(statistics.max))}
          >
            {counts.map((count, bin) => (
              <rect
                key={bin}
                className={bin === middle ? "middle" : bin < middle ? "n3" : "p3"}
                x={bin * 8 + 0.5}
                width="7"
                y={76 - (count / most) * 72}
                height={(count / most) * 72}
              />
            ))}
            <path className="axis" d={`M0 76.5H${counts.length * 8}`} />
            <text x="0" y="92">
              {number.format(-limit)}
            </text>
            <text x={counts.length * 4} y="92" textAnchor="middle">
              0
            </text>
            <text x={counts.length * 8} y="92" textAnchor="end">
              {number.format(limit)}
            </text>
          </svg>
        </figure>
      </div>
    </section>
  );
}
