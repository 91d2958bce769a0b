import type { CurvePoint, ExperimentBackbone } from "@thaw/contracts/experiment";
import type { Head, LabClient, LoadProgress } from "@thaw/tl-engine/client/lab-types";
import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import type { LabData } from "../photos/lab-data.ts";
import { isAdded } from "./backbone-name.ts";
import { toBase64 } from "./base64.ts";
import { type RunRecord, toCurvePoint, toHeldOut, wholeMilliseconds } from "./build-record.ts";
import type { FeatureCache } from "./feature-cache.ts";
import type { RunSettings } from "./run-settings.ts";
import { type LabelledPhoto, selectPhotos } from "./select-photos.ts";

export type RunEvent =
  | { type: "extracting"; done: number; total: number; elapsedMs: number; loading?: LoadProgress }
  | { type: "training" }
  | { type: "epoch"; point: CurvePoint }
  | { type: "scoring" };

export interface RunInput {
  lab: LabData;
  settings: RunSettings;
  backbone: ExperimentBackbone;
  /** Shared with the same run on the other backbone. */
  pairId: string;
  signal: AbortSignal;
  onEvent: (event: RunEvent) => void;
  /** Waited for before the held-out photos are scored: the interface shows the curves to their end first. */
  curvesShown: () => Promise<void>;
}

const isFiniteHead = ({ weight, bias, hidden }: Head): boolean =>
  [weight, bias, ...(hidden ? [hidden.weight, hidden.bias] : [])].every((values) => values.every(Number.isFinite));

/** The head went to infinity: nothing to score or to keep. */
export class DivergedError extends Error {
  override name = "DivergedError";
}

/**
 * One run, from photos to a scored head: features of what the cache lacks, training with its validation part, and, only
 * then, the held-out photos.
 * @throws EngineError, DivergedError, or the signal's reason.
 */
export async function runTraining(client: LabClient, cache: FeatureCache, input: RunInput): Promise<RunRecord> {
  const { lab, settings, backbone, signal, onEvent } = input;
  const { photosPerClass, epochs, learningRate, batchSize, seed, weightDecay, training } = settings;
  const selection = selectPhotos(lab, photosPerClass);
  const all = [...selection.train, ...selection.validation, ...selection.heldOut].map(({ photo }) => photo);
  const missing = all.filter(({ sha256 }) => !cache.has(backbone, sha256));
  const info = await client.describeBackbone(backbone);
  const already = all.length - missing.length;
  let extractMs = 0;
  onEvent({ type: "extracting", done: already, total: all.length, elapsedMs: 0 });
  if (missing.length > 0) {
    const extracted = await client.extractFeatures({
      backbone,
      images: missing.map((photo) => lab.blobOf?.(photo) ?? photo.url),
      onLoad: (loading) => onEvent({ type: "extracting", done: already, total: all.length, elapsedMs: 0, loading }),
      onProgress: ({ done, elapsedMs }) =>
        onEvent({ type: "extracting", done: already + done, total: all.length, elapsedMs }),
      signal,
    });
    const sha256s = missing.map(({ sha256 }) => sha256);
    cache.keep(backbone, sha256s, extracted.features, extracted.width);
    extractMs = extracted.elapsedMs;
  }
  signal.throwIfAborted();
  const probe = await client.probe();
  const labelled = (part: readonly LabelledPhoto[]) => ({
    features: cache.gather(
      backbone,
      part.map(({ photo }) => photo.sha256),
      info.featureWidth,
    ),
    labels: Int32Array.from(part, ({ label }) => label),
  });
  onEvent({ type: "training" });
  const trained = await client.trainHead({
    ...labelled(selection.train),
    classCount: lab.classes.length,
    epochs,
    batchSize,
    learningRate,
    weightDecay,
    ...training,
    // Without photos that check there is no loss to be patient about.
    patience: selection.validation.length > 0 ? training.patience : 0,
    seed,
    // A handful of own photos leaves none to check by.
    validation: selection.validation.length > 0 ? labelled(selection.validation) : undefined,
    onEpoch: (report) => onEvent({ type: "epoch", point: toCurvePoint(report) }),
    signal,
  });
  if (!isFiniteHead(trained.head)) throw new DivergedError();
  await input.curvesShown();
  signal.throwIfAborted();
  onEvent({ type: "scoring" });
  const evaluation = await client.evaluate({ head: trained.head, ...labelled(selection.heldOut) });
  const classIds = lab.classes.map(({ id }) => id);
  const head = encodeHead(trained.head, {
    classes: classIds.join(","),
    backbone,
    backboneSha256: info.weightsSha256,
    dataSha256: lab.dataSha256,
    seed: String(seed),
  });
  return {
    labId: lab.id,
    backbone,
    backboneSha256: info.weightsSha256,
    dataSha256: lab.dataSha256,
    seed,
    settings: {
      photosPerClass,
      epochs,
      batchSize,
      learningRate,
      weightDecay,
      training,
      ...(training.patience > 0 && { bestEpoch: trained.bestEpoch }),
      pairId: input.pairId,
      // An added network runs on WASM, beside a GPU too.
      backend: isAdded(backbone) ? "wasm" : probe.backend,
      extractMs: wholeMilliseconds(extractMs),
      trainMs: wholeMilliseconds(trained.elapsedMs),
    },
    curves: trained.curves.map(toCurvePoint),
    evaluation: { heldOut: toHeldOut({ classIds, own: lab.own, photos: selection.heldOut, evaluation }) },
    head: toBase64(head),
  };
}
