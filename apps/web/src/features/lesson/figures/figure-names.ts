/** Built-in figures that a lesson may show by name: the allow-list of the lesson compiler. Pure, so that a server without React can read it. */
export const figureNames = ["feature-hierarchy", "thaw-line", "accuracy-by-photos", "head-swap"] as const;
export type FigureName = (typeof figureNames)[number];
