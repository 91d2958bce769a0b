import type { Elements } from "../elements.ts";
import { isBefore } from "./order.ts";

/**
 * The place of a lane's k-th smallest element (from 0), NaN the largest: Hoare's selection with the median of three as
 * pivot. Which of several equal elements it names follows from the order of its exchanges, as it does in PyTorch.
 * Source: Hoare, Algorithm 65 (1961); Sedgewick's pivot.
 */
export function quickSelect(values: Elements, start: number, n: number, step: number, k: number): number {
  const places = Uint32Array.from({ length: n }, (_, i) => i);
  const at = (i: number) => values[start + (places[i] as number) * step] as number;
  const isAfter = (i: number, j: number) => isBefore(at(j), at(i));
  const swap = (i: number, j: number) => {
    const held = places[i] as number;
    places[i] = places[j] as number;
    places[j] = held;
  };
  let low = 0;
  let high = n - 1;
  while (high > low) {
    if (high === low + 1) {
      if (isAfter(low, high)) swap(low, high);
      break;
    }
    swap((low + high) >> 1, low + 1);
    if (isAfter(low + 1, high)) swap(low + 1, high);
    if (isAfter(low, high)) swap(low, high);
    if (isAfter(low + 1, low)) swap(low + 1, low);
    let i = low + 1;
    let j = high;
    for (;;) {
      do i += 1;
      while (isAfter(low, i));
      do j -= 1;
      while (isAfter(j, low));
      if (j < i) break;
      swap(i, j);
    }
    swap(low, j);
    if (j <= k) low = i;
    if (j >= k) high = j - 1;
  }
  return places[k] as number;
}
