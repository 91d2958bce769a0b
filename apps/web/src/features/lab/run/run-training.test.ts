import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { createExperimentBodySchema } from "@thaw/contracts/experiment";
import type { LabPhoto, LabView } from "@thaw/contracts/lab";
import type { EvaluateRequest, ExtractRequest, LabClient, TrainRequest } from "@thaw/tl-engine/client/lab-types";
import { PauseGate } from "@thaw/tl-engine/client/pause-gate";
import { decodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { describe, expect, it, vi } from "vitest";
import { fromBase64 } from "./base64.ts";
import { FeatureCache } from "./feature-cache.ts";
import { FeatureStore } from "./feature-store.ts";
import { newUuid } from "./new-uuid.ts";
import { defaultRunSettings, defaultTrainingOptions } from "./run-settings.ts";
import { DivergedError, type RunEvent, runTraining } from "./run-training.ts";

const width = 4;
const classIds = ["burger", "donut"];
const photo = (split: "train" | "test", id: string, n: number): LabPhoto => {
  const path = `${split}/${id}/${String(n).padStart(3, "0")}.jpg`;
  return { path, url: `/photos/${path}`, class: id, split, sha256: createHash("sha256").update(path).digest("hex") };
};
const lab: LabView = {
  id: "foodvision-head",
  lessonSlug: "transfer-learning",
  courseSlug: "foodvision",
  lessonNumber: 7,
  courseTitle: { ja: "", en: "" },
  classes: classIds.map((id) => ({ id, name: { ja: id, en: id } })),
  photos: classIds.flatMap((id) => [
    ...Array.from({ length: 10 }, (_, n) => photo("train", id, n + 1)),
    ...Array.from({ length: 4 }, (_, n) => photo("test", id, n + 1)),
  ]),
  dataSha256: "d".repeat(64),
};

/** An engine of plain arithmetic: a photo's features tell its class, and the head it trains is all `weight`. */
function fakeClient(weight = 0.5) {
  const calls: { extract: ExtractRequest[]; train: TrainRequest[]; evaluate: EvaluateRequest[] } = {
    extract: [],
    train: [],
    evaluate: [],
  };
  const client = {
    probe: async () => ({ backend: "wasm", reason: "software-renderer", renderer: null, workers: 2, msPerImage: 1 }),
    describeBackbone: async () => ({ featureWidth: width, weightsSha256: "c".repeat(64) }),
    extractFeatures: async (request: ExtractRequest) => {
      calls.extract.push(request);
      const features = new Float32Array(request.images.length * width);
      for (const [at, url] of request.images.entries()) features[at * width] = String(url).includes("donut") ? 1 : 0;
      // As the engine gives them: run by run.
      for (let from = 0; from < request.images.length; from += 4) {
        request.signal?.throwIfAborted();
        request.onRows?.({ from, features: features.slice(from * width, (from + 4) * width), width });
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      return { features, width, failures: [], elapsedMs: 5 };
    },
    trainHead: async (request: TrainRequest) => {
      calls.train.push(request);
      const head = {
        weight: new Float32Array(2 * width).fill(weight),
        bias: new Float32Array(2),
        classCount: 2,
        width,
      };
      const report = {
        epoch: 1,
        epochs: 1,
        learningRate: 0.003,
        trainLoss: 0.5,
        trainAccuracy: 0.75,
        validationLoss: Number.NaN,
        validationAccuracy: 0.5,
        elapsedMs: 1,
      };
      request.onEpoch?.(report);
      return {
        head,
        initial: { ...head, weight: head.weight.map((value) => value / 2) },
        curves: [report],
        bestEpoch: 1,
        elapsedMs: 3,
      };
    },
    evaluate: async (request: EvaluateRequest) => {
      calls.evaluate.push(request);
      const count = request.labels.length;
      const predicted = Int32Array.from(request.labels, () => 0);
      const correct = request.labels.filter((label) => label === 0).length;
      const confusion = [
        [correct, 0],
        [count - correct, 0],
      ];
      return { correct, count, loss: 0.25, confusion, predicted, probabilities: new Float32Array(count * 2).fill(0.5) };
    },
  } as unknown as LabClient;
  return { client, calls };
}

const input = (events: RunEvent[] = [], change = {}) => ({
  lab,
  settings: { ...defaultRunSettings, photosPerClass: 10 },
  backbone: "mobilenet-v3-small" as const,
  pairId: newUuid(),
  signal: new AbortController().signal,
  onEvent: (event: RunEvent) => void events.push(event),
  curvesShown: async () => undefined,
  ...change,
});

describe("a training", () => {
  it("trains on what is for training, and scores on what is held out, once and last", async () => {
    const { client, calls } = fakeClient();
    const events: RunEvent[] = [];
    await runTraining(client, new FeatureCache(), input(events));
    expect(calls.train).toHaveLength(1);
    expect(calls.train[0]?.labels).toHaveLength(16);
    expect(calls.train[0]?.validation?.labels).toHaveLength(4);
    expect(calls.evaluate.map(({ labels }) => labels.length)).toEqual([8]);
    const types = events.map(({ type }) => type);
    expect(types.filter((type, at) => type !== types[at - 1])).toEqual(["extracting", "training", "epoch", "scoring"]);
    // Each photo's features met its own label.
    const request = calls.train[0];
    for (const [at, label] of (request?.labels ?? []).entries()) expect(request?.features[at * width]).toBe(label);
  });

  it("gives a record that the server's contract takes", async () => {
    const { client } = fakeClient();
    const record = await runTraining(client, new FeatureCache(), input());
    const parsed = createExperimentBodySchema.safeParse({ ...record, idempotencyKey: newUuid() });
    expect(parsed.error?.issues).toBeUndefined();
    expect(record.curves[0]?.validationLoss).toBeNull();
    expect(record.evaluation.heldOut).toMatchObject({ classes: classIds, correct: 4, total: 8 });
    const { head, metadata } = decodeHead(fromBase64(record.head));
    expect([...head.weight]).toEqual(new Array(8).fill(0.5));
    expect(metadata).toMatchObject({ classes: "burger,donut", dataSha256: lab.dataSha256, seed: "7" });
  });

  it("hands the engine what was set beyond the basics, and keeps it with the epoch whose weights these are", async () => {
    const { client, calls } = fakeClient();
    const training = { ...defaultTrainingOptions, optimizer: "sgd", momentum: 0.9, patience: 4 } as const;
    const settings = { ...defaultRunSettings, photosPerClass: 10, weightDecay: 0.01, training };
    const record = await runTraining(client, new FeatureCache(), input([], { settings }));
    expect(calls.train[0]).toMatchObject({ optimizer: "sgd", momentum: 0.9, patience: 4, weightDecay: 0.01 });
    expect(record.settings).toMatchObject({ training, weightDecay: 0.01, bestEpoch: 1 });
    expect(createExperimentBodySchema.safeParse({ ...record, idempotencyKey: newUuid() }).success).toBe(true);
  });

  it("reads the learner's own photos from the device, and does without a check where there are too few", async () => {
    const { client, calls } = fakeClient();
    const few = lab.photos.filter(({ path }) => /00[12]\.jpg$/.test(path));
    const blob = new Blob(["a photo"]);
    const own = classIds.map((name) => ({ name, photos: 4 }));
    const record = await runTraining(client, new FeatureCache(), {
      ...input(),
      lab: { ...lab, photos: few, own, blobOf: () => blob },
    });
    expect(calls.extract[0]?.images).toEqual(few.map(() => blob));
    expect(calls.train[0]?.validation).toBeUndefined();
    expect(record.evaluation.heldOut.own).toEqual(own);
  });

  it("trains on views of the photos beside them, and checks and scores by the photos alone", async () => {
    const { client, calls } = fakeClient();
    const augment = { views: 2, flip: true, crop: false, colour: true };
    const settings = { ...defaultRunSettings, photosPerClass: 10, training: { ...defaultTrainingOptions, augment } };
    const cache = new FeatureCache();
    const record = await runTraining(client, cache, input([], { settings }));
    expect(calls.extract.map(({ images, views }) => [images.length, views?.flip, views?.crop])).toEqual([
      [28, undefined, undefined],
      [16, true, false],
      [16, true, false],
    ]);
    const seeds = calls.extract.flatMap(({ views }) => views?.seeds ?? []);
    expect(new Set(seeds).size).toBe(32);
    expect(calls.train[0]?.labels).toHaveLength(48);
    expect(calls.train[0]?.features).toHaveLength(48 * width);
    expect(calls.train[0]?.validation?.labels).toHaveLength(4);
    expect(calls.evaluate[0]?.labels).toHaveLength(8);
    expect(record.settings.training?.augment).toEqual(augment);
    expect(createExperimentBodySchema.safeParse({ ...record, idempotencyKey: newUuid() }).success).toBe(true);
    await runTraining(client, cache, input([], { settings }));
    expect(calls.extract).toHaveLength(3);
    await runTraining(client, cache, input([], { settings: { ...settings, seed: 8 } }));
    // Another seed has views of its own; the photos themselves are known.
    expect(calls.extract).toHaveLength(5);
  });

  it("gives the accuracy of each fold, every photo but the held-out ones checking once", async () => {
    const { client, calls } = fakeClient();
    const events: RunEvent[] = [];
    const training = { ...defaultTrainingOptions, folds: 5, patience: 3 };
    const settings = { ...defaultRunSettings, photosPerClass: 10, training };
    const record = await runTraining(client, new FeatureCache(), input(events, { settings }));
    expect(calls.train.map(({ labels, validation }) => [labels.length, validation?.labels.length])).toEqual([
      [16, 4],
      ...Array.from({ length: 5 }, () => [16, 4]),
    ]);
    expect(calls.train.map(({ patience }) => patience)).toEqual([3, 0, 0, 0, 0, 0]);
    expect(calls.evaluate).toHaveLength(1);
    expect(record.settings.foldAccuracies).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(events.filter(({ type }) => type === "folding")).toHaveLength(5);
    expect(createExperimentBodySchema.safeParse({ ...record, idempotencyKey: newUuid() }).success).toBe(true);
  });

  it("is finished without folds where each class has one photo", async () => {
    const { client, calls } = fakeClient();
    const training = { ...defaultTrainingOptions, folds: 5 };
    const settings = { ...defaultRunSettings, photosPerClass: 1, training };
    const record = await runTraining(client, new FeatureCache(), input([], { settings }));
    expect(calls.train).toHaveLength(1);
    expect(record.settings.foldAccuracies).toBeUndefined();
  });

  it("thaws no more than its own backbone allows, whatever another one does", async () => {
    const { client, calls } = fakeClient();
    const settings = { ...defaultRunSettings, photosPerClass: 10, thaw: { blocks: 3, learningRate: 0.0001 } };
    const info = { architecture: "resnet18", featureWidth: width, weightsSha256: "c".repeat(64) };
    const large = { ...client, describeBackbone: async () => info } as unknown as LabClient;
    const record = await runTraining(large, new FeatureCache(), input([], { settings }));
    expect(calls.train).toHaveLength(1);
    expect(record.settings.thaw).toBeUndefined();
  });

  it("waits while it is paused, and computes what is left when it goes on", async () => {
    const { client, calls } = fakeClient();
    const gate = new PauseGate();
    let done = 0;
    const onEvent = (event: RunEvent) => {
      if (event.type !== "extracting") return;
      if (event.done >= 8 && done < 8) gate.pause();
      done = event.done;
    };
    const pending = runTraining(client, new FeatureCache(), input([], { gate, onEvent }));
    await vi.waitFor(() => expect(gate.isPaused).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toBeLessThan(28);
    const waitingAt = done;
    gate.resume();
    await pending;
    expect(done).toBe(28);
    expect(calls.extract.map(({ images }) => images.length)).toEqual([28, 28 - waitingAt]);
  });

  it("finds on the device what a run before it computed, though that one was cut short", async () => {
    const { client, calls } = fakeClient();
    const name = "features of a run that was cut short";
    const abort = new AbortController();
    const onEvent = (event: RunEvent) => {
      if (event.type === "extracting" && event.done >= 12) abort.abort();
    };
    const before = new FeatureStore({ name });
    const cut = runTraining(client, new FeatureCache(before), input([], { signal: abort.signal, onEvent }));
    await expect(cut).rejects.toThrow();
    await before.bytes();
    const events: RunEvent[] = [];
    await runTraining(client, new FeatureCache(new FeatureStore({ name })), input(events));
    expect(events[0]).toMatchObject({ type: "extracting", done: 12, known: 12, total: 28 });
    expect(calls.extract[1]?.images).toHaveLength(16);
    // What is one's own is not found by another.
    const other = { ...lab, featureScope: "own somebody" };
    await runTraining(client, new FeatureCache(new FeatureStore({ name })), input([], { lab: other }));
    expect(calls.extract[2]?.images).toHaveLength(28);
  });

  it("computes no photo's features twice", async () => {
    const { client, calls } = fakeClient();
    const cache = new FeatureCache();
    await runTraining(client, cache, input());
    const again = await runTraining(client, cache, input());
    expect(calls.extract).toHaveLength(1);
    expect(again.settings.extractMs).toBe(0);
    await runTraining(client, cache, input([], { backbone: "random-twin" }));
    expect(calls.extract).toHaveLength(2);
  });

  it("keeps the held-out photos closed when the weights went to infinity", async () => {
    const { client, calls } = fakeClient(Number.POSITIVE_INFINITY);
    await expect(runTraining(client, new FeatureCache(), input())).rejects.toBeInstanceOf(DivergedError);
    expect(calls.evaluate).toHaveLength(0);
  });

  it("stops where it is when it is cancelled, and keeps the features that it has", async () => {
    const { client, calls } = fakeClient();
    const abort = new AbortController();
    const cache = new FeatureCache();
    const onEvent = vi.fn((event: RunEvent) => {
      if (event.type === "extracting" && event.done > 0) abort.abort();
    });
    await expect(runTraining(client, cache, input([], { signal: abort.signal, onEvent }))).rejects.toThrow();
    expect(calls.train).toHaveLength(0);
    expect(lab.photos.filter(({ sha256 }) => cache.has("mobilenet-v3-small", sha256))).toHaveLength(4);
  });
});
