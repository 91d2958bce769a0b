import type { ComponentType } from "react";
import { AccuracyByPhotos } from "./accuracy-by-photos.tsx";
import { FeatureHierarchy } from "./feature-hierarchy.tsx";
import type { FigureName } from "./figure-names.ts";
import type { FigureProps } from "./figure-props.ts";
import { HeadSwap } from "./head-swap.tsx";
import { ThawLine } from "./thaw-line.tsx";

/** Every name of the allow-list has its picture; a missing one is a type error. */
export const figureByName: Record<FigureName, ComponentType<FigureProps>> = {
  "feature-hierarchy": FeatureHierarchy,
  "thaw-line": ThawLine,
  "accuracy-by-photos": AccuracyByPhotos,
  "head-swap": HeadSwap,
};
