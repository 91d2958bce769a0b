"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { MapRegions } from "@thaw/tl-engine/map/map-types";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { drawPoints, paintRegions } from "./draw-points.ts";
import { mapMessages } from "./map-messages.ts";
import { type MapPoint, mapAspect, nearestPoint, nextPoint, type Way } from "./map-points.ts";
import { useMapColours } from "./use-map-colours.ts";

interface MapFigureProps {
  locale: Locale;
  points: readonly MapPoint[];
  regions: MapRegions | null;
  names: readonly string[];
  urlOf: (path: string) => string;
  onOpen: (path: string) => void;
}

/** Pixels around a point within which the pointer is on it. */
const reach = 18;
const wayOf: Readonly<Record<string, Way>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** The map itself: read by pointer, or by one button that arrow keys move from photo to photo. */
export function MapFigure({ locale, points, regions, names, urlOf, onOpen }: MapFigureProps) {
  const t = mapMessages[locale];
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useMapColours(frame, names.length);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState<string | null>(null);
  const [isHeld, setHeld] = useState(false);
  const height = Math.round(width / mapAspect);
  const picture = useMemo(() => regions && colours && paintRegions(regions, colours), [regions, colours]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !colours || width === 0) return;
    const scale = Math.min(2, devicePixelRatio);
    context.canvas.width = width * scale;
    context.canvas.height = height * scale;
    drawPoints(context, { points, regions: picture, colours, width, height, scale });
  }, [points, picture, colours, width, height]);

  const active = points.find(({ path }) => path === at) ?? null;
  const stop = active ?? points.find(({ isHeldOut }) => isHeldOut) ?? points[0] ?? null;
  const textOf = ({ truth, said, isHeldOut }: MapPoint) =>
    said === null || said === truth
      ? t.pointRight(names[truth] ?? "", isHeldOut)
      : t.pointWrong(names[truth] ?? "", names[said] ?? "", isHeldOut);
  const placeOf = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const under = (event: PointerEvent) => nearestPoint(points, placeOf(event), { width, height }, reach);
  const onKey = (event: KeyboardEvent) => {
    const way = wayOf[event.key];
    if (!way || !stop) return;
    event.preventDefault();
    setAt((nextPoint(points, stop, way) ?? stop).path);
  };
  const spot = (point: MapPoint) => ({ "--x": `${point.x * 100}%`, "--y": `${point.y * 100}%` }) as CSSProperties;
  return (
    <fieldset className="map-figure" aria-label={t.figure}>
      <div
        ref={frame}
        className={active ? "map-ground on" : "map-ground"}
        style={{ aspectRatio: mapAspect }}
        onPointerMove={(event) => event.pointerType === "mouse" && setAt(under(event)?.path ?? null)}
        onPointerLeave={() => !isHeld && setAt(null)}
        onPointerUp={(event) => {
          const point = under(event);
          if (point) onOpen(point.path);
        }}
      >
        <canvas ref={canvas} />
        {stop && (
          <button
            type="button"
            className="map-cursor"
            style={spot(stop)}
            aria-label={t.openPoint(textOf(stop))}
            onKeyDown={onKey}
            onFocus={() => {
              setHeld(true);
              setAt(stop.path);
            }}
            onBlur={() => {
              setHeld(false);
              setAt(null);
            }}
            // A pointer opens what is under it by itself; a click without one comes from the keyboard.
            onClick={(event) => event.detail === 0 && onOpen(stop.path)}
          />
        )}
        {active && (
          <div
            className={`map-tip${active.x > 0.5 ? " flip" : ""}${active.y > 0.6 ? " up" : ""}`}
            style={spot(active)}
            aria-hidden="true"
          >
            <img src={urlOf(active.path)} alt="" width="72" height="72" />
            <span>{textOf(active)}</span>
          </div>
        )}
        {points.length === 0 && <p className="help">{t.empty}</p>}
      </div>
      <p className="sr" aria-live="polite">
        {isHeld && active ? textOf(active) : ""}
      </p>
    </fieldset>
  );
}
