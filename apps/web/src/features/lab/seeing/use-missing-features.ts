"use client";
import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LabData } from "../photos/lab-data.ts";
import { isRandomTwin, randomTwin } from "../run/backbone-name.ts";
import { computeFeatures } from "../run/compute-features.ts";
import type { FeatureCache } from "../run/feature-cache.ts";
import { thePhotoItself } from "../run/photo-views.ts";
import { thawedBackbone } from "../thaw/thawed-backbone.ts";
import { imageOfPhoto } from "./seer.ts";
import { featureName, type Trained } from "./use-trained.ts";

export interface MissingFeatures {
  /** Photos whose features are not in memory. */
  count: number;
  progress: { done: number; total: number } | null;
  failed: boolean;
  compute: () => void;
}

interface MissingInput {
  client: () => LabClient | null;
  cache: FeatureCache;
  lab: LabData;
  trained: Trained | null;
  photos: readonly LabPhoto[];
}

const drawEveryMs = 150;

/** What a run that was opened again lacks: its photos' features, read from the device or computed when asked for. */
export function useMissingFeatures(input: MissingInput): MissingFeatures {
  const { client, cache, lab, trained, photos } = input;
  const [progress, setProgress] = useState<MissingFeatures["progress"]>(null);
  const [failed, setFailed] = useState(false);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), [trained, photos]);
  const compute = useCallback(() => {
    const lent = client();
    if (!lent || !trained) return setFailed(true);
    underWay.current?.abort();
    const abort = new AbortController();
    underWay.current = abort;
    setFailed(false);
    setProgress({ done: 0, total: 2 * photos.length });
    let drawn = 0;
    let before = 0;
    // The random twin's come too: its neighbours stand beside.
    const spaces = isRandomTwin(trained.backbone) ? 1 : 2;
    const report = (done: number) => {
      if (performance.now() - drawn < drawEveryMs) return;
      drawn = performance.now();
      setProgress({ done: before + done, total: spaces * photos.length });
    };
    const { signal } = abort;
    const name = featureName(trained);
    /** Of a network that only this run has: in memory alone. */
    const workThawed = async () => {
      const wanted = photos.filter(({ sha256 }) => !cache.has(name, sha256));
      await lent.extractFeatures({
        backbone: await thawedBackbone(lent, trained.backbone, trained.file),
        images: wanted.map((photo) => imageOfPhoto(lab, photo) ?? photo.url),
        onRows: ({ from, features, width }) => {
          for (let at = 0; at * width < features.length; at++) {
            const photo = wanted[from + at];
            if (photo) cache.keep(name, photo.sha256, features.slice(at * width, (at + 1) * width));
          }
        },
        onProgress: ({ done }) => report(done),
        signal,
      });
    };
    const work = async (backbone: ExperimentBackbone) => {
      const { weightsSha256 } = await lent.describeBackbone(backbone);
      await computeFeatures(lent, cache, {
        backbone,
        backboneSha256: weightsSha256,
        lab,
        parts: [{ view: thePhotoItself, photos }],
        signal,
        onProgress: ({ done }) => report(done),
      });
    };
    (trained.isThawed ? workThawed() : work(trained.backbone))
      .then(() => {
        before = photos.length;
        return spaces > 1 ? work(randomTwin) : undefined;
      })
      .catch(() => !abort.signal.aborted && setFailed(true))
      .finally(() => underWay.current === abort && setProgress(null));
  }, [client, cache, lab, trained, photos]);
  const isThere = (sha256: string) => trained !== null && cache.has(featureName(trained), sha256);
  const count = progress ? photos.length : photos.filter(({ sha256 }) => !isThere(sha256)).length;
  return { count, progress, failed, compute };
}
