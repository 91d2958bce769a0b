/** Which table of a tensor is drawn: two axes, and a place on each of the others. */
export interface TensorSlice {
  /** The axis that runs down; null for a vector or a scalar, which are one row. */
  row: number | null;
  /** The axis that runs across; null for a scalar. */
  column: number | null;
  /** A place on each axis; those of the two that are drawn don't count. */
  index: readonly number[];
}

/** The last two axes, at the start of the others. */
export function defaultSlice(shape: readonly number[]): TensorSlice {
  const last = shape.length - 1;
  return { row: last > 0 ? last - 1 : null, column: last >= 0 ? last : null, index: shape.map(() => 0) };
}

export interface SliceTable {
  rows: number;
  columns: number;
  /** Row-major, rows × columns. */
  values: ArrayLike<number>;
}

/**
 * The table that a slice names: a view where it lies in one piece, else a copy.
 * @param values row-major, of `shape`; borrowed.
 */
export function sliceTable(values: ArrayLike<number>, shape: readonly number[], slice: TensorSlice): SliceTable {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const { row, column } = slice;
  const rows = row === null ? 1 : (shape[row] ?? 0);
  const columns = column === null ? 1 : (shape[column] ?? 0);
  const start = strides.reduce(
    (sum, stride, axis) => (axis === row || axis === column ? sum : sum + stride * (slice.index[axis] ?? 0)),
    0,
  );
  const down = row === null ? 0 : (strides[row] ?? 0);
  const across = column === null ? 0 : (strides[column] ?? 0);
  // A table that lies in one piece needs no copy.
  if (across === 1 && (down === columns || rows === 1) && ArrayBuffer.isView(values)) {
    return { rows, columns, values: (values as Float32Array).subarray(start, start + rows * columns) };
  }
  const table = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) table[r * columns + c] = values[start + r * down + c * across] ?? Number.NaN;
  return { rows, columns, values: table };
}

/** As Python writes it: `[0, :, 3, :]`. */
export const sliceText = (shape: readonly number[], { row, column, index }: TensorSlice): string =>
  `[${shape.map((_, axis) => (axis === row || axis === column ? ":" : (index[axis] ?? 0))).join(", ")}]`;
