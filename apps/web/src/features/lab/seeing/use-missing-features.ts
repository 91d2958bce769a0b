"use client";
import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LabData } from "../photos/lab-data.ts";
import { computeFeatures } from "../run/compute-features.ts";
import type { FeatureCache } from "../run/feature-cache.ts";
import { thePhotoItself } from "../run/photo-views.ts";

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
  backbone: ExperimentBackbone;
  photos: readonly LabPhoto[];
}

const drawEveryMs = 150;

/** What a run that was opened again lacks: its photos' features, read from the device or computed when asked for. */
export function useMissingFeatures(input: MissingInput): MissingFeatures {
  const { client, cache, lab, backbone, photos } = input;
  const [progress, setProgress] = useState<MissingFeatures["progress"]>(null);
  const [failed, setFailed] = useState(false);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), [backbone, photos]);
  const compute = useCallback(() => {
    const lent = client();
    if (!lent) return setFailed(true);
    underWay.current?.abort();
    const abort = new AbortController();
    underWay.current = abort;
    setFailed(false);
    setProgress({ done: 0, total: photos.length });
    let drawn = 0;
    const work = async () => {
      const { weightsSha256 } = await lent.describeBackbone(backbone);
      await computeFeatures(lent, cache, {
        backbone,
        backboneSha256: weightsSha256,
        lab,
        parts: [{ view: thePhotoItself, photos }],
        signal: abort.signal,
        onProgress: ({ done, total }) => {
          if (performance.now() - drawn < drawEveryMs) return;
          drawn = performance.now();
          setProgress({ done, total });
        },
      });
    };
    work()
      .catch(() => !abort.signal.aborted && setFailed(true))
      .finally(() => underWay.current === abort && setProgress(null));
  }, [client, cache, lab, backbone, photos]);
  const count = progress ? photos.length : photos.filter(({ sha256 }) => !cache.has(backbone, sha256)).length;
  return { count, progress, failed, compute };
}
