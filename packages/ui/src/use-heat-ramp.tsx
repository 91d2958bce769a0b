"use client";

import { type RefObject, useEffect, useState } from "react";

const roles = ["heat-n4", "heat-n3", "heat-n2", "heat-n1", "heat-0", "heat-p1", "heat-p2", "heat-p3", "heat-p4"];

/** A computed colour as a pixel of a little-endian canvas: alpha, blue, green, red. */
function toPixel(computed: string): number {
  const [red = 0, green = 0, blue = 0] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Reads what the style sheet's roles are in the theme of this moment: only an element's own colour is resolved. */
function readRamp(place: HTMLElement): Uint32Array {
  const probe = document.createElement("span");
  probe.hidden = true;
  place.append(probe);
  const ramp = Uint32Array.from([...roles, "notice-line"], (role) => {
    probe.style.color = `var(--color-${role})`;
    return toPixel(getComputedStyle(probe).color);
  });
  probe.remove();
  return ramp;
}

/** The heat ramp's nine colours and the one for NaN, as pixels; read anew when the theme changes. Null before it is drawn. */
export function useHeatRamp(place: RefObject<HTMLElement | null>): Uint32Array | null {
  const [ramp, setRamp] = useState<Uint32Array | null>(null);
  useEffect(() => {
    const read = () => place.current && setRamp(readRamp(place.current));
    read();
    const system = matchMedia("(prefers-color-scheme: dark)");
    const chosen = new MutationObserver(read);
    system.addEventListener("change", read);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", read);
      chosen.disconnect();
    };
  }, [place]);
  return ramp;
}
