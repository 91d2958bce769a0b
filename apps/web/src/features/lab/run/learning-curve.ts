import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { LabView } from "@thaw/contracts/lab";
import type { LabClient, LoadProgress } from "@thaw/tl-engine/client/lab-types";
import type { LabData } from "../photos/lab-data.ts";
import { isRandomTwin, randomTwin, shippedBackbone } from "./backbone-name.ts";
import { computeFeatures } from "./compute-features.ts";
import type { FeatureCache } from "./feature-cache.ts";
import { type Score, scoreOf } from "./format.ts";
import { isFiniteHead } from "./is-finite-head.ts";
import { labelledFeatures, thePhotoItself } from "./photo-views.ts";
import type { RunSettings } from "./run-settings.ts";
import { type LabelledPhoto, selectPhotos } from "./select-photos.ts";

/** One head of the curve: how many photos of a class it learned from, and how it did on those held out. */
export interface CurveScore {
  backbone: ExperimentBackbone;
  photosPerClass: number;
  /** Null where the head went to infinity: it has no accuracy. */
  score: Score | null;
}

export interface CurveInput {
  lab: LabData;
  settings: RunSettings;
  signal: AbortSignal;
  /** @param loading bytes of a backbone's weights, while they come. */
  onExtract: (done: number, total: number, loading?: LoadProgress) => void;
  onScore: (score: CurveScore) => void;
}

const steps = [5, 10, 25] as const;

/** 5, 10, 25 and all: those that the class with the most photos has, each once. */
export function curveCounts({ classes, photos }: Pick<LabView, "classes" | "photos">): number[] {
  const all = Math.max(
    0,
    ...classes.map(({ id }) => photos.filter((photo) => photo.class === id && photo.split === "train").length),
  );
  return all === 0 ? [] : [...steps.filter((step) => step < all), all];
}

/**
 * The same head at each number of photos on both backbones, few photos first; features are computed once. Every head is
 * scored on the same held-out photos, so that the points differ by what they learned from alone.
 * @throws EngineError, or the signal's reason.
 */
export async function measureLearningCurve(client: LabClient, cache: FeatureCache, input: CurveInput): Promise<void> {
  const { lab, settings, signal, onExtract, onScore } = input;
  const counts = curveCounts(lab);
  // Random weights are what is compared with, whichever was chosen.
  const backbones = [isRandomTwin(settings.backbone) ? shippedBackbone : settings.backbone, randomTwin];
  const { epochs, batchSize, learningRate, weightDecay, seed, training } = settings;
  // The curve is of photos: views of them and folds would only make it dearer.
  const { augment: _augment, folds: _folds, ...options } = training;
  const whole = selectPhotos(lab, counts.at(-1) ?? 0, seed);
  const photos = [...whole.train, ...whole.validation, ...whole.heldOut].map(({ photo }) => photo);
  const widths = new Map<ExperimentBackbone, number>();
  for (const [at, backbone] of backbones.entries()) {
    const { weightsSha256: backboneSha256, featureWidth } = await client.describeBackbone(backbone);
    widths.set(backbone, featureWidth);
    await computeFeatures(client, cache, {
      backbone,
      backboneSha256,
      lab,
      parts: [{ view: thePhotoItself, photos }],
      signal,
      onProgress: ({ done, loading }) =>
        onExtract(at * photos.length + done, backbones.length * photos.length, loading),
    });
  }
  for (const photosPerClass of counts) {
    const { train, validation, heldOut } = selectPhotos(lab, photosPerClass, seed);
    for (const backbone of backbones) {
      signal.throwIfAborted();
      const width = widths.get(backbone) ?? 0;
      const labelled = (part: readonly LabelledPhoto[]) =>
        labelledFeatures(cache, { backbone, width, part, views: [thePhotoItself] });
      const { head } = await client.trainHead({
        ...labelled(train),
        ...options,
        classCount: lab.classes.length,
        epochs,
        batchSize,
        learningRate,
        weightDecay,
        seed,
        // Without photos that check there is no loss to be patient about.
        ...(validation.length > 0 ? { validation: labelled(validation) } : { patience: 0 }),
        signal,
      });
      if (!isFiniteHead(head)) {
        onScore({ backbone, photosPerClass, score: null });
        continue;
      }
      const { correct, count } = await client.evaluate({ head, ...labelled(heldOut) });
      signal.throwIfAborted();
      onScore({ backbone, photosPerClass, score: scoreOf(correct, count, lab.classes.length) });
    }
  }
}
