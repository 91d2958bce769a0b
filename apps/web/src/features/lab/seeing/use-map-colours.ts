"use client";
import { type RefObject, useEffect, useState } from "react";
import { markOf } from "./class-marks.ts";
import type { MapColours } from "./draw-points.ts";

/** Reads the style sheet's colours in the theme of this moment: only an element's own colour is resolved. */
function readColours(place: HTMLElement, classes: number): MapColours {
  const probe = document.createElement("span");
  probe.hidden = true;
  place.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    marks: Array.from({ length: classes }, (_, index) => read(markOf(index).colour)),
    ground: read("--color-surface"),
    ink: read("--color-ink"),
    wrong: read("--color-error"),
  };
  probe.remove();
  return colours;
}

/** The map's colours, read anew when the theme changes; null before the first drawing. */
export function useMapColours(place: RefObject<HTMLElement | null>, classes: number): MapColours | null {
  const [colours, setColours] = useState<MapColours | null>(null);
  useEffect(() => {
    const read = () => place.current && setColours(readColours(place.current, classes));
    read();
    const system = matchMedia("(prefers-color-scheme: dark)");
    const chosen = new MutationObserver(read);
    system.addEventListener("change", read);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", read);
      chosen.disconnect();
    };
  }, [place, classes]);
  return colours;
}
