/** Levels of the ramp from far below zero to far above it. */
export const heatLevels = ["n4", "n3", "n2", "n1", "z", "p1", "p2", "p3", "p4"] as const;
export type HeatLevel = (typeof heatLevels)[number];

export interface HeatGrid {
  rows: number;
  columns: number;
  /** Whether neighbouring values were averaged to fit. */
  binned: boolean;
  /** An SVG path for each level, one unit square a cell. */
  paths: Partial<Record<HeatLevel, string>>;
}

/** A tensor as a table: the last axis runs across, all others down; a vector is one row. */
export function tableShape(shape: readonly number[]): { rows: number; columns: number } {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  return { rows, columns };
}

/** The level of a value when `scale` is as strong as colour gets. */
export function heatLevelOf(value: number, scale: number): HeatLevel {
  if (scale === 0 || !Number.isFinite(value)) return "z";
  const step = Math.max(-4, Math.min(4, Math.round((value / scale) * 4)));
  return heatLevels[step + 4] ?? "z";
}

/**
 * Colours a tensor's values by level. Colour is full at three times the root mean square, so that a few large values
 * don't wash out the rest; cells are gathered into one path a level, since thousands of elements would be slow.
 * @param values float32, row-major, of `shape`; borrowed.
 */
export function heatGrid(
  values: Float32Array,
  shape: readonly number[],
  limits = { rows: 64, columns: 640 },
): HeatGrid {
  const full = tableShape(shape);
  const rows = Math.min(full.rows, limits.rows);
  const columns = Math.min(full.columns, limits.columns);
  const sums = new Float64Array(rows * columns);
  const counts = new Uint32Array(rows * columns);
  let squares = 0;
  for (let row = 0; row < full.rows; row++) {
    const toRow = Math.floor((row * rows) / full.rows);
    for (let column = 0; column < full.columns; column++) {
      const value = values[row * full.columns + column] ?? 0;
      const cell = toRow * columns + Math.floor((column * columns) / full.columns);
      sums[cell] = (sums[cell] ?? 0) + value;
      counts[cell] = (counts[cell] ?? 0) + 1;
      squares += value * value;
    }
  }
  const scale = 3 * Math.sqrt(squares / Math.max(1, full.rows * full.columns));
  const paths: Partial<Record<HeatLevel, string>> = {};
  for (let row = 0; row < rows; row++) {
    // Equal neighbours make one longer rectangle.
    for (let from = 0; from < columns; ) {
      const at = row * columns;
      const levelAt = (column: number) => heatLevelOf((sums[at + column] ?? 0) / (counts[at + column] || 1), scale);
      const level = levelAt(from);
      let to = from + 1;
      while (to < columns && levelAt(to) === level) to += 1;
      paths[level] = `${paths[level] ?? ""}M${from} ${row}h${to - from}v1H${from}z`;
      from = to;
    }
  }
  return { rows, columns, binned: rows < full.rows || columns < full.columns, paths };
}
