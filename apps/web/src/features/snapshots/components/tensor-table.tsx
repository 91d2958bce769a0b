"use client";
import type { Locale } from "@thaw/contracts/ids";
import { formatValue } from "@thaw/ui/format-value";
import { heatLimits } from "@thaw/ui/heat-cells";
import { SliceChooser } from "@thaw/ui/slice-chooser";
import { TensorHeatMap } from "@thaw/ui/tensor-heat-map";
import { sliceTable, type TensorSlice } from "@thaw/ui/tensor-slice";
import { useMemo } from "react";
import { snapshotMessages } from "../messages.ts";

interface TensorTableProps {
  locale: Locale;
  name: string;
  shape: readonly number[];
  values: ArrayLike<number>;
  slice: TensorSlice;
  scale?: number | undefined;
  /** Names of the rows of a matrix, or of a vector's values. */
  rowNames?: readonly string[] | undefined;
}

/** A table of a tensor as colours; each cell says its index and value. */
export function TensorTable({ locale, name, shape, values, slice, scale, rowNames }: TensorTableProps) {
  const t = snapshotMessages[locale];
  const table = useMemo(() => sliceTable(values, shape, slice), [values, shape, slice]);
  const indexAt = (row: number, column: number): string =>
    shape
      .map((_, axis) => (axis === slice.row ? row : axis === slice.column ? column : (slice.index[axis] ?? 0)))
      .join(", ");
  const matrix = shape.length === 2 && slice.row === 0;
  const averaged = table.rows > heatLimits.rows || table.columns > heatLimits.columns;
  return (
    <>
      <TensorHeatMap
        values={table.values}
        rows={table.rows}
        columns={table.columns}
        label={t.heatLabel(name, table.rows, table.columns)}
        locale={locale}
        scale={scale}
        rowNames={matrix ? rowNames : undefined}
        columnNames={shape.length === 1 ? rowNames : undefined}
        readout={({ row, column, value, averaged }) =>
          t.cell(indexAt(row, column), formatValue(value, locale), averaged)
        }
      />
      {averaged && <p className="help">{t.heatAveraged}</p>}
    </>
  );
}

/** Chooses the slice, in the reader's language. */
export function TensorSliceChooser(props: {
  locale: Locale;
  shape: readonly number[];
  value: TensorSlice;
  onChange: (slice: TensorSlice) => void;
}) {
  const { locale, ...rest } = props;
  const { slice, rows, columns, axis, place } = snapshotMessages[locale];
  return <SliceChooser {...rest} labels={{ slice, rows, columns, axis, place }} />;
}
