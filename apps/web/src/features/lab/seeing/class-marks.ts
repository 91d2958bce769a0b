/** Outlines on a 12-unit square around zero: a class is told by its shape as well as by its colour. */
const outlines = [
  "M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0Z",
  "M-4.4 -4.4H4.4V4.4H-4.4Z",
  "M0 -5.6L5.2 4.2H-5.2Z",
  "M0 -5.8L5.8 0L0 5.8L-5.8 0Z",
  "M0 5.6L5.2 -4.2H-5.2Z",
  "M-1.9 -5.2H1.9V-1.9H5.2V1.9H1.9V5.2H-1.9V1.9H-5.2V-1.9H-1.9Z",
  "M0 -5.6L5.3 -1.7L3.3 4.5H-3.3L-5.3 -1.7Z",
  "M-5.2 0L-2.6 -4.6H2.6L5.2 0L2.6 4.6H-2.6Z",
  "M0 -6L1.6 -1.9L6 -1.9L2.5 0.9L3.8 5.3L0 2.7L-3.8 5.3L-2.5 0.9L-6 -1.9L-1.6 -1.9Z",
] as const;
/** Colours of the style sheet: `--map-1` and on. */
const markColours = 8;

export interface ClassMark {
  outline: string;
  /** Name of the style sheet's colour. */
  colour: string;
}

/** Nine shapes and eight colours: no two of seventy-two classes share both. */
export function markOf(index: number): ClassMark {
  return {
    outline: outlines[index % outlines.length] ?? outlines[0],
    colour: `--map-${(index % markColours) + 1}`,
  };
}
