import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { LabClient, LoadProgress } from "@thaw/tl-engine/client/lab-types";
import type { PauseGate } from "@thaw/tl-engine/client/pause-gate";
import type { LabData } from "../photos/lab-data.ts";
import type { FeatureCache } from "./feature-cache.ts";
import { courseScope, pooledCut } from "./feature-store.ts";
import type { PhotoView } from "./photo-views.ts";

/** How far the features are. */
export interface FeatureProgress {
  done: number;
  total: number;
  /** Of `done`, those that were there before: in memory or on the device. */
  known: number;
  elapsedMs: number;
  /** The backbone's weights are still on their way. */
  loading?: LoadProgress;
}

export interface FeatureRequest {
  backbone: ExperimentBackbone;
  backboneSha256: string;
  /** Where in the backbone: its end, where nothing is said. */
  cut?: string;
  lab: LabData;
  /** Photos by the view that is wanted of them. */
  parts: readonly { view: PhotoView; photos: readonly LabPhoto[] }[];
  signal: AbortSignal;
  /** Closed: nothing is computed; what was done is kept, and it goes on from there. */
  gate?: PauseGate | undefined;
  onProgress?: (progress: FeatureProgress) => void;
}

/**
 * Sees to it that the cache has the features of all these photos: from memory, from the device, and only then from the
 * engine. What is computed is kept on the device run by run: a closed tab loses what was under way, not what was done.
 * @returns how many were known, and the time that computing took, pauses left out.
 * @throws EngineError, or the signal's reason.
 */
export async function computeFeatures(
  client: LabClient,
  cache: FeatureCache,
  request: FeatureRequest,
): Promise<{ known: number; total: number; elapsedMs: number }> {
  const { backbone, lab, parts, signal, gate, onProgress } = request;
  const scope = lab.featureScope ?? courseScope;
  const spaceOf = (view: PhotoView) => ({
    scope,
    backboneSha256: request.backboneSha256,
    cut: request.cut ?? pooledCut,
    view: view.name,
  });
  const missingOf = ({ view, photos }: FeatureRequest["parts"][number]) =>
    photos.filter(({ sha256 }) => !cache.has(backbone, sha256, view.name));
  const total = parts.reduce((sum, { photos }) => sum + photos.length, 0);
  for (const part of parts) {
    const sha256s = missingOf(part).map(({ sha256 }) => sha256);
    const found = await cache.store?.read(spaceOf(part.view), sha256s);
    for (const [sha256, features] of found ?? []) cache.keep(backbone, sha256, features, part.view.name);
  }
  signal.throwIfAborted();
  const known = total - parts.reduce((sum, part) => sum + missingOf(part).length, 0);
  let done = known;
  let elapsedMs = 0;
  const report = (loading?: LoadProgress) =>
    onProgress?.({ done, total, known, elapsedMs, ...(loading ? { loading } : {}) });
  report();
  for (const part of parts) {
    const { name, requestOf } = part.view;
    for (;;) {
      const missing = missingOf(part);
      if (missing.length === 0) break;
      await gate?.opened(signal);
      const pause = new AbortController();
      const stopListening = gate?.onChange((isPaused) => isPaused && pause.abort());
      const begin = performance.now();
      const before = elapsedMs;
      try {
        await client.extractFeatures({
          backbone,
          images: missing.map((photo) => lab.blobOf?.(photo) ?? photo.url),
          ...(requestOf ? { views: requestOf(missing.map(({ sha256 }) => sha256)) } : {}),
          onLoad: report,
          onRows: ({ from, features, width }) => {
            const rows = new Map<string, Float32Array>();
            for (let at = 0; at * width < features.length; at++) {
              const sha256 = missing[from + at]?.sha256;
              if (sha256) rows.set(sha256, features.slice(at * width, (at + 1) * width));
            }
            for (const [sha256, row] of rows) cache.keep(backbone, sha256, row, name);
            void cache.store?.write(spaceOf(part.view), rows);
            done += rows.size;
            elapsedMs = before + performance.now() - begin;
            report();
          },
          signal: AbortSignal.any([signal, pause.signal]),
        });
      } catch (error) {
        if (signal.aborted || !pause.signal.aborted) throw error;
      } finally {
        stopListening?.();
        elapsedMs = before + performance.now() - begin;
      }
      if (!pause.signal.aborted && missingOf(part).length === missing.length) {
        throw new Error("the engine gave no features");
      }
    }
  }
  return { known, total, elapsedMs };
}
