"use client";
import { useHeatRamp } from "@thaw/ui/use-heat-ramp";
import { type RefObject, useMemo } from "react";
import { spreadRamp } from "./heat-colours.ts";

/** The theme's diverging colours, a pixel for each value of a map; null before the first drawing. */
export function useHeatColours(place: RefObject<HTMLElement | null>): Uint32Array | null {
  const ramp = useHeatRamp(place);
  return useMemo(() => ramp && spreadRamp(ramp), [ramp]);
}
