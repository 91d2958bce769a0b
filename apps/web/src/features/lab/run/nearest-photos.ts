import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { LabPhoto } from "@thaw/contracts/lab";
import type { FeatureCache } from "./feature-cache.ts";

function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let at = 0; at < a.length; at++) {
    const x = a[at] ?? 0;
    const y = b[at] ?? 0;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}

/** The other photos among the candidates that are most like one, by the cosine of their features; only those whose features are in the cache. */
export function nearestPhotos(
  cache: FeatureCache,
  backbone: ExperimentBackbone,
  photo: LabPhoto,
  candidates: readonly LabPhoto[],
  count: number,
): { photo: LabPhoto; similarity: number }[] {
  const own = cache.get(backbone, photo.sha256);
  if (!own) return [];
  return candidates
    .filter(({ sha256 }) => sha256 !== photo.sha256)
    .flatMap((candidate) => {
      const features = cache.get(backbone, candidate.sha256);
      return features ? [{ photo: candidate, similarity: cosine(own, features) }] : [];
    })
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, count);
}
