import type { CurvePoint, ExperimentBackbone } from "@thaw/contracts/experiment";
import type { EpochReport, LabClient } from "@thaw/tl-engine/client/lab-types";
import type { PauseGate } from "@thaw/tl-engine/client/pause-gate";
import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { cutId } from "@thaw/tl-engine/thaw/cut-id";
import type { LabData } from "../photos/lab-data.ts";
import { thawedHeldOut } from "../thaw/score-thawed.ts";
import { planOf, rememberRate, withinReach } from "../thaw/thaw-facts.ts";
import { toBase64 } from "./base64.ts";
import { type RunRecord, roundShare, toCurvePoint, toHeldOut, wholeMilliseconds } from "./build-record.ts";
import { computeFeatures, type FeatureProgress } from "./compute-features.ts";
import { canFold, crossValidate } from "./cross-validate.ts";
import type { FeatureCache } from "./feature-cache.ts";
import { isFiniteHead } from "./is-finite-head.ts";
import { augmentedViews, labelledFeatures, thePhotoItself } from "./photo-views.ts";
import type { RunSettings } from "./run-settings.ts";
import { type LabelledPhoto, selectPhotos } from "./select-photos.ts";

export type RunEvent =
  | ({ type: "extracting" } & FeatureProgress)
  /** With how many features there are, and how many were known before. */
  | { type: "training"; known: number; total: number }
  | { type: "epoch"; point: CurvePoint }
  | { type: "folding"; done: number; total: number }
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
  /** Holds the run up where it is. */
  gate?: PauseGate | undefined;
}

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
  const { lab, settings, backbone, signal, onEvent, gate } = input;
  const { photosPerClass, epochs, learningRate, batchSize, seed, weightDecay, training } = settings;
  const { augment, folds, ...options } = training;
  const selection = selectPhotos(lab, photosPerClass, seed);
  const { train, validation, heldOut } = selection;
  const photosOf = (...parts: readonly LabelledPhoto[][]) => parts.flat().map(({ photo }) => photo);
  const augmented = augmentedViews(augment, seed);
  // A fold trains on the photos that check otherwise.
  const viewed = folds ? photosOf(train, validation) : photosOf(train);
  const info = await client.describeBackbone(backbone);
  // As far as this backbone and the photos of this very run allow: the control and a repeated run have limits of their own.
  const { thaw } = withinReach(settings, info, {
    train: train.length * (1 + augmented.length),
    validation: validation.length,
    batchSize,
    epochs,
  });
  const plan = thaw ? planOf(info, thaw.blocks) : null;
  // What training stands on: features, or activations before the blocks that train too.
  const source = plan ? cutId(backbone, plan.blocks) : backbone;
  const width = plan ? plan.cut.channels * plan.cut.size ** 2 : info.featureWidth;
  if (plan) cache.keepOneCut(source);
  const {
    known,
    total,
    elapsedMs: extractMs,
  } = await computeFeatures(client, cache, {
    backbone: source,
    backboneSha256: info.weightsSha256,
    ...(plan ? { cut: `before the last ${plan.blocks}` } : {}),
    lab,
    parts: [
      // Behind thawed blocks held-out photos have no features before the end of the run.
      { view: thePhotoItself, photos: photosOf(train, validation, plan ? [] : heldOut) },
      ...augmented.map((view) => ({ view, photos: viewed })),
    ],
    signal,
    gate,
    onProgress: (progress) => onEvent({ type: "extracting", ...progress }),
  });
  signal.throwIfAborted();
  const probe = await client.probe();
  const featuresOf = (part: readonly LabelledPhoto[], use: "train" | "check") => {
    const views = use === "train" ? [thePhotoItself, ...augmented] : [thePhotoItself];
    return labelledFeatures(cache, { backbone: source, width, part, views });
  };
  onEvent({ type: "training", known, total });
  const task = { epochs, batchSize, learningRate, weightDecay, ...options, seed };
  const pausedBefore = gate?.pausedMs ?? 0;
  const request = {
    ...task,
    ...featuresOf(train, "train"),
    classCount: lab.classes.length,
    // Without photos that check there is no loss to be patient about.
    patience: validation.length > 0 ? options.patience : 0,
    // A handful of own photos leaves none to check by.
    validation: validation.length > 0 ? featuresOf(validation, "check") : undefined,
    onEpoch: (report: EpochReport) => onEvent({ type: "epoch", point: toCurvePoint(report) }),
    signal,
    ...(gate ? { gate } : {}),
  };
  const thawed =
    thaw && plan
      ? await client.trainThawed({
          ...request,
          backbone,
          blocks: plan.blocks,
          thawLearningRate: thaw.learningRate,
        })
      : null;
  const trained = thawed ?? (await client.trainHead(request));
  const trainMs = trained.elapsedMs - ((gate?.pausedMs ?? 0) - pausedBefore);
  const tensors = thawed?.tensors ?? [];
  if (!isFiniteHead(trained.head) || !tensors.every(({ values }) => values.every(Number.isFinite))) {
    throw new DivergedError();
  }
  if (thawed) rememberRate(thawed.estimate.multiplyAccumulates, trainMs);
  await input.curvesShown();
  signal.throwIfAborted();
  const foldAccuracies =
    folds && canFold([...train, ...validation])
      ? await crossValidate(client, {
          folds,
          classCount: lab.classes.length,
          photos: [...train, ...validation],
          featuresOf,
          settings: task,
          signal,
          gate,
          onFold: (done, total) => onEvent({ type: "folding", done, total }),
        })
      : undefined;
  onEvent({ type: "scoring" });
  const classIds = lab.classes.map(({ id }) => id);
  const about = {
    classes: classIds.join(","),
    backbone,
    backboneSha256: info.weightsSha256,
    dataSha256: lab.dataSha256,
    seed: String(seed),
    ...(plan ? { thawedBlocks: String(plan.blocks) } : {}),
  };
  const head = encodeHead(trained.head, about, tensors, trained.initial);
  const evaluation = await client.evaluate({
    head: trained.head,
    ...(plan
      ? await thawedHeldOut(client, { backbone, file: head, lab, heldOut, signal })
      : featuresOf(heldOut, "check")),
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
      ...(thaw &&
        plan &&
        thawed && {
          thaw: {
            blocks: plan.blocks,
            learningRate: thaw.learningRate,
            parameters: plan.parameterCount,
            ms: wholeMilliseconds(trainMs),
            peakBytes: thawed.peakBytes,
          },
        }),
      split: "stratified",
      ...(foldAccuracies && { foldAccuracies: foldAccuracies.map(roundShare) }),
      pairId: input.pairId,
      backend: probe.backend,
      extractMs: wholeMilliseconds(extractMs),
      trainMs: wholeMilliseconds(trainMs),
    },
    curves: trained.curves.map(toCurvePoint),
    evaluation: { heldOut: toHeldOut({ classIds, own: lab.own, photos: heldOut, evaluation }) },
    head: toBase64(head),
  };
}
