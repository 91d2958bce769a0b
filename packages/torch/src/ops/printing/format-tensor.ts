import { bool } from "../../storage/dtype.ts";
import type { Tensor } from "../../views/tensor.ts";
import { type Elements, elements, readable } from "../elements.ts";
import { booleanStyle, floatStyle, integerStyle, type NumberStyle } from "./number-style.ts";

/** `torch.set_printoptions`. */
export interface PrintOptions {
  /** Column of the opening bracket: 7 behind `tensor(`. */
  readonly indent: number;
  readonly precision: number;
  /** More elements than this are summarised. */
  readonly threshold: number;
  /** How many are shown at either end of a summarised axis. */
  readonly edgeItems: number;
  readonly lineWidth: number;
  /** Exponents always or never; undefined: where the numbers want them. */
  readonly exponents: boolean | undefined;
}

/** The numbers of a tensor as PyTorch prints them between `tensor(` and what follows. The tensor has at least one element. */
export function formatTensor(input: Tensor, options: PrintOptions): string {
  const source = readable(input);
  const values = elements(source);
  const isSummarised = source.count > options.threshold;
  const shown: (number | bigint)[] = [];
  collect(values, source.shape, 0, 0, isSummarised ? options.edgeItems : undefined, shown);
  const style = styleFor(input, shown, options);
  if (source.shape.length === 0) return style.format(values[0] as number);
  return write(values, source.shape, 0, 0, options.indent, style, options, isSummarised);
}

function styleFor(input: Tensor, shown: readonly (number | bigint)[], options: PrintOptions): NumberStyle {
  if (input.dtype.isFloating) return floatStyle(shown, options.precision, options.exponents);
  return input.dtype === bool ? booleanStyle(shown) : integerStyle(shown);
}

/** The places along an axis that are shown, with undefined for the gap between the ends. */
function placesOf(size: number, edgeItems: number | undefined): (number | undefined)[] {
  if (edgeItems === undefined || size <= 2 * edgeItems) return Array.from({ length: size }, (_, i) => i);
  const ends = Array.from({ length: edgeItems }, (_, i) => i);
  return [...ends, undefined, ...ends.map((i) => size - edgeItems + i)];
}

function sizeBehind(shape: readonly number[], axis: number): number {
  let size = 1;
  for (let i = axis + 1; i < shape.length; i++) size *= shape[i] as number;
  return size;
}

/** The elements that will be shown: they alone decide the style. */
function collect(
  values: Elements,
  shape: readonly number[],
  axis: number,
  start: number,
  edgeItems: number | undefined,
  shown: (number | bigint)[],
): void {
  if (axis === shape.length) {
    shown.push(values[start] as number);
    return;
  }
  const step = sizeBehind(shape, axis);
  for (const place of placesOf(shape[axis] as number, edgeItems)) {
    if (place !== undefined) collect(values, shape, axis + 1, start + place * step, edgeItems, shown);
  }
}

function write(
  values: Elements,
  shape: readonly number[],
  axis: number,
  start: number,
  indent: number,
  style: NumberStyle,
  options: PrintOptions,
  isSummarised: boolean,
): string {
  const places = placesOf(shape[axis] as number, isSummarised ? options.edgeItems : undefined);
  const margin = " ".repeat(indent + 1);
  const remaining = shape.length - axis;
  if (remaining === 1) {
    const words = places.map((place) => (place === undefined ? " ..." : style.format(values[start + place] as number)));
    const perLine = Math.max(1, Math.floor((options.lineWidth - indent) / (style.width + 2)));
    const lines: string[] = [];
    for (let i = 0; i < words.length; i += perLine) lines.push(words.slice(i, i + perLine).join(", "));
    return `[${lines.join(`,\n${margin}`)}]`;
  }
  const step = sizeBehind(shape, axis);
  const parts = places.map((place) =>
    place === undefined
      ? "..."
      : write(values, shape, axis + 1, start + place * step, indent + 1, style, options, isSummarised),
  );
  return `[${parts.join(`,${"\n".repeat(remaining - 1)}${margin}`)}]`;
}
