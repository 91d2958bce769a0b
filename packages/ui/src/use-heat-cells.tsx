"use client";

import { useEffect, useMemo, useState } from "react";
import { averageIntoCells, type HeatCells, heatCells, heatSliceValues } from "./heat-cells.ts";

/**
 * The cells of a table: at once for a small one, so that it can follow a running program; for a large one in slices, so
 * that the page stays smooth. Null until they are there.
 */
export function useHeatCells(
  values: ArrayLike<number>,
  rows: number,
  columns: number,
  scale: number | undefined,
): HeatCells | null {
  const small = rows * columns <= heatSliceValues;
  const atOnce = useMemo(
    () => (small ? heatCells(values, { rows, columns }, { scale }) : null),
    [small, values, rows, columns, scale],
  );
  const [later, setLater] = useState<{ of: ArrayLike<number>; scale: number | undefined; cells: HeatCells } | null>(
    null,
  );
  useEffect(() => {
    if (small) return;
    const work = averageIntoCells(values, { rows, columns }, { scale });
    let timer: ReturnType<typeof setTimeout>;
    const go = () => {
      const step = work.next();
      if (step.done) setLater({ of: values, scale, cells: step.value });
      else timer = setTimeout(go);
    };
    timer = setTimeout(go);
    return () => clearTimeout(timer);
  }, [small, values, rows, columns, scale]);
  return atOnce ?? (later?.of === values && later.scale === scale ? later.cells : null);
}
