/** Levels of the ramp from far below zero to far above it, as the style sheets name them. */
export const heatLevels = ["n4", "n3", "n2", "n1", "z", "p1", "p2", "p3", "p4"] as const;

/** The place after the levels: a value that is no number. */
export const nanLevel = heatLevels.length;

export interface HeatCells {
  rows: number;
  columns: number;
  /** Whether neighbouring values were averaged to fit. */
  averaged: boolean;
  /** Row-major, rows × columns; NaN where any value of the cell is. */
  values: Float32Array;
  /** Where colour is full. */
  scale: number;
}

/** How many cells are drawn at most. */
export const heatLimits = { rows: 128, columns: 640 };

export interface HeatOptions {
  /** Where colour is full; three times the root mean square without it, so that a few large values don't wash out the rest. */
  scale?: number | undefined;
}

/** A place in the ramp, 0 to 8, when `scale` is as strong as colour gets; `nanLevel` for NaN. */
export function heatLevelOf(value: number, scale: number): number {
  if (Number.isNaN(value)) return nanLevel;
  if (!Number.isFinite(value)) return value > 0 ? 8 : 0;
  if (scale === 0) return 4;
  return Math.max(-4, Math.min(4, Math.round((value / scale) * 4))) + 4;
}

/** Values looked at in one go: a few milliseconds of work on a slow machine. */
export const heatSliceValues = 1 << 18;

/**
 * Averages a table of values into as many cells as can be drawn, so many rows at a time.
 * @param values row-major, rows × columns; borrowed.
 */
export function* averageIntoCells(
  values: ArrayLike<number>,
  size: { rows: number; columns: number },
  { scale }: HeatOptions = {},
): Generator<undefined, HeatCells> {
  const rows = Math.min(size.rows, heatLimits.rows);
  const columns = Math.min(size.columns, heatLimits.columns);
  const sums = new Float64Array(rows * columns);
  const counts = new Uint32Array(rows * columns);
  const toColumn = Uint32Array.from({ length: size.columns }, (_, at) => Math.floor((at * columns) / size.columns));
  let squares = 0;
  let finite = 0;
  let looked = 0;
  for (let row = 0; row < size.rows; row++) {
    const toRow = Math.floor((row * rows) / size.rows) * columns;
    const from = row * size.columns;
    for (let column = 0; column < size.columns; column++) {
      const value = values[from + column] ?? 0;
      const cell = toRow + (toColumn[column] ?? 0);
      sums[cell] = (sums[cell] ?? 0) + value;
      counts[cell] = (counts[cell] ?? 0) + 1;
      if (!Number.isFinite(value)) continue;
      squares += value * value;
      finite += 1;
    }
    looked += size.columns;
    if (looked >= heatSliceValues) {
      looked = 0;
      yield undefined;
    }
  }
  const means = new Float32Array(rows * columns);
  for (let cell = 0; cell < means.length; cell++) means[cell] = (sums[cell] ?? 0) / (counts[cell] || 1);
  return {
    rows,
    columns,
    averaged: rows < size.rows || columns < size.columns,
    values: means,
    scale: scale ?? 3 * Math.sqrt(squares / Math.max(1, finite)),
  };
}

/** The cells at once. */
export function heatCells(
  values: ArrayLike<number>,
  size: { rows: number; columns: number },
  options?: HeatOptions,
): HeatCells {
  const work = averageIntoCells(values, size, options);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
