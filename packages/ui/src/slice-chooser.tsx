"use client";

import { useId } from "react";
import { Select } from "./field.tsx";
import { sliceText, type TensorSlice } from "./tensor-slice.ts";

type SliceChooserProps = {
  shape: readonly number[];
  value: TensorSlice;
  onChange: (slice: TensorSlice) => void;
  labels: {
    /** Names the group. */
    slice: string;
    rows: string;
    columns: string;
    /** An axis by its number and size: “axis 1 (64)”. */
    axis: (axis: number, size: number) => string;
    /** A place on an axis: “axis 0: 3 of 64”; counts from 0, as Python does. */
    place: (axis: number, place: number, size: number) => string;
  };
};

/** Which two axes of a tensor are drawn, and where on the others; nothing for a tensor that is a table already. */
export function SliceChooser({ shape, value, onChange, labels }: SliceChooserProps) {
  const id = useId();
  const { row, column, index } = value;
  if (shape.length < 3 || row === null || column === null) return null;
  const axes = shape.map((size, axis) => ({ value: String(axis), label: labels.axis(axis, size) }));
  const choose = (which: "row" | "column", axis: number) => {
    const other = which === "row" ? column : row;
    // Taking the other's axis swaps the two: the table is turned.
    const swapped = axis === other ? { row: column, column: row } : { row, column, [which]: axis };
    onChange({ ...value, ...swapped });
  };
  return (
    <fieldset className="slice-chooser">
      <legend>
        {labels.slice} <code>{sliceText(shape, value)}</code>
      </legend>
      <Select
        label={labels.rows}
        options={axes}
        value={String(row)}
        onChange={(event) => choose("row", Number(event.currentTarget.value))}
      />
      <Select
        label={labels.columns}
        options={axes}
        value={String(column)}
        onChange={(event) => choose("column", Number(event.currentTarget.value))}
      />
      {shape.map((size, axis) =>
        axis === row || axis === column ? null : (
          <div className="field" key={axis}>
            <label htmlFor={`${id}-${axis}`}>{labels.place(axis, index[axis] ?? 0, size)}</label>
            <input
              id={`${id}-${axis}`}
              type="range"
              min={0}
              max={Math.max(0, size - 1)}
              value={index[axis] ?? 0}
              aria-valuetext={labels.place(axis, index[axis] ?? 0, size)}
              onChange={(event) => {
                const place = Number(event.currentTarget.value);
                onChange({ ...value, index: index.map((old, at) => (at === axis ? place : old)) });
              }}
            />
          </div>
        ),
      )}
    </fieldset>
  );
}
