"use client";
import type { Locale } from "@thaw/contracts/ids";
import type { MapRequest } from "@thaw/tl-engine/map/map-types";
import { Button } from "@thaw/ui/button";
import { EmptyState } from "@thaw/ui/empty-state";
import { Melt } from "@thaw/ui/melt";
import { Note } from "@thaw/ui/note";
import { Segmented } from "@thaw/ui/segmented";
import { memo, useMemo, useState } from "react";
import type { FeatureCache } from "../run/feature-cache.ts";
import { formatCount, formatPercent } from "../run/format.ts";
import { markOf } from "./class-marks.ts";
import { MapFigure } from "./map-figure.tsx";
import { mapMessages } from "./map-messages.ts";
import { type MappedPhoto, placePoints } from "./map-points.ts";
import { MapTable } from "./map-table.tsx";
import type { NearPhoto } from "./neighbour-rows.tsx";
import { useFeatureMap } from "./use-feature-map.ts";
import type { MissingFeatures } from "./use-missing-features.ts";
import { featureName, type Trained } from "./use-trained.ts";

/** A photo of the map with the name of its features. */
export interface MapPhoto extends MappedPhoto {
  sha256: string;
}

interface MapPanelProps {
  locale: Locale;
  photos: readonly MapPhoto[];
  names: readonly string[];
  trained: Trained;
  seed: number;
  features: FeatureCache;
  missing: MissingFeatures;
  urlOf: (path: string) => string;
  nearestOf: (path: string) => NearPhoto | undefined;
  onOpen: (path: string) => void;
}

/** All photos of a run as points: where the head draws its borders, and which photos lie on the wrong side. */
export const MapPanel = memo(function MapPanel(props: MapPanelProps) {
  const { locale, photos, names, trained, seed, features, missing, urlOf, nearestOf, onOpen } = props;
  const t = mapMessages[locale];
  const [method, setMethod] = useState<"pca" | "umap">("pca");
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [round, setRound] = useState(0);
  const { head, name } = trained;
  const { width } = head;
  const space = featureName(trained);
  const isReady = missing.count === 0 && photos.length > 0;
  const key = useMemo(
    () => `${name} ${method} ${seed} ${photos.map(({ sha256 }) => sha256).join()}`,
    [name, method, seed, photos],
  );
  const request = (): MapRequest | null => {
    const sha256s = photos.map(({ sha256 }) => sha256);
    if (!sha256s.every((sha256) => features.get(space, sha256)?.length === width)) return null;
    return { method, seed, head, width, features: features.gather(space, sha256s, width) };
  };
  const { status, map, progress } = useFeatureMap(isReady ? `${key} ${round}` : null, request);
  const points = useMemo(() => {
    if (map) return placePoints(photos, map);
    return progress ? placePoints(photos, { ...progress, predicted: null }) : [];
  }, [map, progress, photos]);
  const visible = useMemo(() => points.filter(({ truth }) => !hidden.has(truth)), [points, hidden]);
  const toggle = (index: number) =>
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  const percent = progress ? Math.round((100 * progress.done) / progress.total) : 0;
  return (
    <section className="feature-map" aria-labelledby="map-title">
      <header>
        <h3 id="map-title">{t.title}</h3>
        <Segmented
          className="push"
          label={t.method}
          value={method}
          onChange={setMethod}
          options={[
            { value: "pca", label: t.pca },
            { value: "umap", label: t.umap },
          ]}
        />
        <p>{t.lead(formatCount(photos.length, locale), formatCount(width, locale))}</p>
      </header>
      {missing.count > 0 ? (
        <MissingPart locale={locale} missing={missing} />
      ) : status === "failed" ? (
        <Note kind="error" action={<Button onClick={() => setRound(round + 1)}>{t.retry}</Button>}>
          {t.failed}
        </Note>
      ) : (
        <div className="map-body">
          <div className="map-side" aria-busy={status === "drawing"}>
            <MapFigure
              locale={locale}
              points={visible}
              regions={map?.regions ?? null}
              names={names}
              urlOf={urlOf}
              onOpen={onOpen}
            />
            {status === "drawing" && (
              <div className="map-progress" role="status">
                <span className="help tnum">{progress ? t.progress(percent) : t.waiting}</span>
                <Melt thin value={percent / 100} label={t.waiting} />
              </div>
            )}
          </div>
          <div className="map-key">
            <ul aria-label={t.classes}>
              {names.map((name, index) => (
                <li key={name}>
                  <button type="button" aria-pressed={!hidden.has(index)} onClick={() => toggle(index)}>
                    <MarkIcon index={index} />
                    {t.classCount(name, points.filter(({ truth }) => truth === index).length)}
                  </button>
                </li>
              ))}
            </ul>
            <ul className="map-legend">
              <li>
                <svg viewBox="-11 -11 22 22" aria-hidden="true" className="outlined">
                  <path d={markOf(0).outline} />
                </svg>
                {t.trained}
              </li>
              <li>
                <svg viewBox="-11 -11 22 22" aria-hidden="true">
                  <path d={markOf(0).outline} />
                </svg>
                {t.heldOut}
              </li>
              <li>
                <svg viewBox="-11 -11 22 22" aria-hidden="true">
                  <path d={markOf(0).outline} />
                  <circle r="9" />
                </svg>
                {t.wrong}
              </li>
            </ul>
            <p className="help">
              {method === "umap"
                ? t.umapHelp
                : map?.explained && t.pcaHelp(...(map.explained.map((share) => formatPercent(share, locale)) as Pair))}
            </p>
          </div>
        </div>
      )}
      {status === "ready" && (
        <MapTable locale={locale} points={visible} names={names} nearestOf={nearestOf} onOpen={onOpen} />
      )}
    </section>
  );
});

type Pair = [string, string];

function MarkIcon({ index }: { index: number }) {
  const { outline, colour } = markOf(index);
  return (
    <svg viewBox="-7 -7 14 14" aria-hidden="true" style={{ fill: `var(${colour})` }}>
      <path d={outline} />
    </svg>
  );
}

function MissingPart({ locale, missing }: { locale: Locale; missing: MissingFeatures }) {
  const t = mapMessages[locale];
  const { count, progress, failed, compute } = missing;
  if (progress) {
    return (
      <div className="map-progress" role="status">
        <span className="help tnum">
          {t.computing(Math.round((100 * progress.done) / Math.max(1, progress.total)))}
        </span>
        <Melt thin value={progress.total === 0 ? 0 : progress.done / progress.total} label={t.compute} />
      </div>
    );
  }
  return (
    <>
      {failed && (
        <Note kind="error" live="assertive">
          {t.failed}
        </Note>
      )}
      <EmptyState action={<Button onClick={compute}>{t.compute}</Button>}>
        {t.need(formatCount(count, locale))}
      </EmptyState>
    </>
  );
}
