import type { Augmentation } from "@thaw/contracts/experiment";
import type { LabelledFeatures, ViewRequest } from "@thaw/tl-engine/client/lab-types";
import { viewSeed } from "@thaw/tl-engine/preprocess/draw-view";
import type { FeatureCache } from "./feature-cache.ts";
import { plainView } from "./feature-store.ts";
import type { LabelledPhoto } from "./select-photos.ts";

/** One of the ways in which a run sees a photo. */
export interface PhotoView {
  /** Part of the key under which its features are kept. */
  name: string;
  /** How the engine is asked for it; null for the photo as it is. */
  requestOf: ((sha256s: readonly string[]) => ViewRequest) | null;
}

export const thePhotoItself: PhotoView = { name: plainView, requestOf: null };

/** The views that a run makes of each photo to train on; drawn from its seed, so that they are the same the next time. */
export function augmentedViews(augment: Augmentation | undefined, seed: number): PhotoView[] {
  if (!augment) return [];
  const { views, flip, crop, colour } = augment;
  const kinds = [flip && "flip", crop && "crop", colour && "colour"].filter(Boolean);
  if (kinds.length === 0) return [];
  return Array.from({ length: views }, (_, view) => ({
    name: `${kinds.join("+")} seed ${seed} view ${view}`,
    requestOf: (sha256s) => ({ flip, crop, colour, seeds: sha256s.map((sha256) => viewSeed(seed, view, sha256)) }),
  }));
}

/** Features and labels of a part of the photos, in each of the views one after the other; all must be in the cache. */
export function labelledFeatures(
  cache: FeatureCache,
  of: { backbone: string; width: number; part: readonly LabelledPhoto[]; views: readonly PhotoView[] },
): LabelledFeatures {
  const { backbone, width, part, views } = of;
  const sha256s = part.map(({ photo }) => photo.sha256);
  const features = new Float32Array(views.length * part.length * width);
  for (const [at, { name }] of views.entries()) {
    features.set(cache.gather(backbone, sha256s, width, name), at * part.length * width);
  }
  return { features, labels: Int32Array.from(views.flatMap(() => part.map(({ label }) => label))) };
}
