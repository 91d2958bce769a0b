"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { formatValue } from "./format-value.ts";
import { heatLevelOf, heatLevels, heatLimits } from "./heat-cells.ts";
import { useHeatCells } from "./use-heat-cells.tsx";
import { useHeatRamp } from "./use-heat-ramp.tsx";

export type HeatMapCell = {
  /** From 0, in the table that was given; of averaged cells the first. */
  row: number;
  column: number;
  value: number;
  averaged: boolean;
};

type TensorHeatMapProps = {
  /** Row-major, rows × columns. */
  values: ArrayLike<number>;
  rows: number;
  columns: number;
  /** The accessible name, such as “fc.weight as colours, 7 rows by 64 columns”. */
  label: string;
  locale: string;
  /** What is said of the cell under the pointer or the arrow keys. */
  readout: (cell: HeatMapCell) => string;
  /** Where colour is full, so that two maps can be compared; three root mean squares without it. */
  scale?: number | undefined;
  rowNames?: readonly string[] | undefined;
  columnNames?: readonly string[] | undefined;
  className?: string;
};

const waiting = { values: new Float32Array(0), scale: 0, averaged: false };

/** Pixels of a row: few rows are tall enough for their names, many fit together. */
const rowHeight = (rows: number): number => (rows <= 12 ? 26 : Math.max(2, Math.round(288 / rows)));
/** Pixels of a cell at most, so that a small table doesn't become a banner: a kernel is square, a vector's values have names. */
const widestCell = (rows: number): number => (rows === 1 ? 56 : 26);

/** Values as colours, blue below zero and amber above; drawn on a canvas, so that it can follow a running program. */
export function TensorHeatMap(props: TensorHeatMapProps) {
  const { values, rows, columns, label, locale, readout, scale, rowNames, columnNames, className } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const ramp = useHeatRamp(frame);
  const drawn = useHeatCells(values, rows, columns, scale);
  const [at, setAt] = useState<{ row: number; column: number } | null>(null);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !ramp || !drawn || drawn.values.length === 0) return;
    const pixels = new Uint32Array(drawn.values.length);
    for (let cell = 0; cell < pixels.length; cell++) {
      pixels[cell] = ramp[heatLevelOf(drawn.values[cell] ?? 0, drawn.scale)] ?? 0;
    }
    context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), drawn.columns, drawn.rows), 0, 0);
  }, [drawn, ramp]);

  if (rows === 0 || columns === 0) return null;
  // Of the size that it will have, so that nothing jumps when a large one is ready.
  const cells = drawn ?? {
    ...waiting,
    rows: Math.min(rows, heatLimits.rows),
    columns: Math.min(columns, heatLimits.columns),
  };
  const clampTo = (row: number, column: number) =>
    setAt({
      row: Math.min(cells.rows - 1, Math.max(0, row)),
      column: Math.min(cells.columns - 1, Math.max(0, column)),
    });
  function onPointer(event: PointerEvent) {
    const box = event.currentTarget.getBoundingClientRect();
    clampTo(
      Math.floor(((event.clientY - box.top) / box.height) * cells.rows),
      Math.floor(((event.clientX - box.left) / box.width) * cells.columns),
    );
  }
  function onKey(event: KeyboardEvent) {
    const { row, column } = at ?? { row: 0, column: -1 };
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, Math.max(0, column)],
      ArrowDown: [at ? row + 1 : 0, Math.max(0, column)],
      Home: [row, 0],
      End: [row, cells.columns - 1],
      PageUp: [0, Math.max(0, column)],
      PageDown: [cells.rows - 1, Math.max(0, column)],
    };
    const to = moves[event.key];
    if (event.key === "Escape") setAt(null);
    if (!to) return;
    event.preventDefault();
    clampTo(...to);
  }

  const shown = at && {
    row: Math.ceil((at.row * rows) / cells.rows),
    column: Math.ceil((at.column * columns) / cells.columns),
    value: cells.values[at.row * cells.columns + at.column] ?? Number.NaN,
    averaged: cells.averaged,
  };
  const said = shown ? readout(shown) : "";
  const named = rowNames?.length === cells.rows ? rowNames : undefined;
  const width = cells.columns * widestCell(cells.rows);
  return (
    <div ref={frame} className={classNames("heat-map", className)}>
      <div className={named ? "heat-rows named" : "heat-rows"}>
        {named && (
          <ul aria-hidden="true">
            {named.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
        <div
          className="heat-field"
          style={{ height: `${cells.rows * rowHeight(cells.rows)}px`, maxWidth: `${width}px` }}
        >
          <canvas ref={canvas} width={cells.columns} height={cells.rows} role="img" aria-label={label} />
          <div
            className="heat-probe"
            role="slider"
            tabIndex={0}
            aria-label={label}
            aria-valuemin={0}
            aria-valuemax={cells.rows * cells.columns - 1}
            aria-valuenow={at ? at.row * cells.columns + at.column : 0}
            aria-valuetext={said || label}
            onPointerMove={onPointer}
            onPointerDown={onPointer}
            onPointerLeave={() => setAt(null)}
            onKeyDown={onKey}
            onBlur={() => setAt(null)}
          >
            {at && (
              <i
                style={{
                  left: `${(at.column / cells.columns) * 100}%`,
                  top: `${(at.row / cells.rows) * 100}%`,
                  width: `${100 / cells.columns}%`,
                  height: `${100 / cells.rows}%`,
                }}
              />
            )}
          </div>
        </div>
      </div>
      {columnNames?.length === cells.columns && (
        <ul className="heat-columns" aria-hidden="true" style={{ maxWidth: `${width}px` }}>
          {columnNames.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <div className="heat-scale" aria-hidden="true">
        <span>{formatValue(-cells.scale, locale)}</span>
        <svg viewBox="0 0 9 1" preserveAspectRatio="none" aria-hidden="true" className="heat">
          {heatLevels.map((level, place) => (
            <path key={level} className={level} d={`M${place} 0h1v1h-1z`} />
          ))}
        </svg>
        <span>{formatValue(cells.scale, locale)}</span>
        <span className="heat-said">{said}</span>
      </div>
    </div>
  );
}
