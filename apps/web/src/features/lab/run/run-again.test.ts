import type { LabPhoto, LabView } from "@thaw/contracts/lab";
import type { ExtractRequest, LabClient, TrainRequest } from "@thaw/tl-engine/client/lab-types";
import { predictLabelled } from "@thaw/tl-engine/head/predict";
import { trainHead } from "@thaw/tl-engine/head/train-head";
import { evaluatePredictions } from "@thaw/tl-engine/metrics/evaluate-predictions";
import { describe, expect, it } from "vitest";
import { FeatureCache } from "./feature-cache.ts";
import { newUuid } from "./new-uuid.ts";
import { defaultRunSettings, defaultTrainingOptions, type RunSettings } from "./run-settings.ts";
import { runTraining } from "./run-training.ts";

const width = 12;
const classIds = ["burger", "donut", "pizza"];
const photosOf = (split: "train" | "test", count: number): LabPhoto[] =>
  classIds.flatMap((id, label) =>
    Array.from({ length: count }, (_, at) => ({
      path: `${split}/${id}/${String(at).padStart(3, "0")}.jpg`,
      url: `/photos/${label}/${split}/${at}`,
      class: id,
      split,
      sha256: `${label}${split === "train" ? 1 : 2}${at}`.padStart(64, "0"),
    })),
  );
const lab = {
  id: "foodvision-head",
  classes: classIds.map((id) => ({ id, name: { ja: id, en: id } })),
  photos: [...photosOf("train", 25), ...photosOf("test", 5)],
  dataSha256: "d".repeat(64),
} as unknown as LabView;

/** The engine's own training and scoring over features that each photo's address gives. */
const client = {
  probe: async () => ({ backend: "wasm" }),
  describeBackbone: async () => ({ featureWidth: width, weightsSha256: "c".repeat(64) }),
  extractFeatures: async ({ images, onRows }: ExtractRequest) => {
    const features = Float32Array.from({ length: images.length * width }, (_, at) => {
      const [, , label, split, photo] = String(images[Math.floor(at / width)]).split("/");
      return Math.sin((at % width) * (Number(label) + 1) + Number(photo) * 0.7 + (split === "test" ? 0.3 : 0));
    });
    onRows?.({ from: 0, features, width });
    return { features, width, failures: [], elapsedMs: 1 };
  },
  trainHead: async ({ onEpoch, signal, gate, ...task }: TrainRequest) => {
    const training = trainHead(task);
    for (;;) {
      const { done, value } = training.next();
      if (done) return value;
      onEpoch?.(value);
    }
  },
  evaluate: async ({ head, features, labels }: Parameters<LabClient["evaluate"]>[0]) =>
    evaluatePredictions(predictLabelled(head, features, labels), labels, head.classCount),
} as unknown as LabClient;

const run = (settings: Partial<RunSettings>) =>
  runTraining(client, new FeatureCache(), {
    lab,
    settings: { ...defaultRunSettings, epochs: 8, ...settings },
    backbone: defaultRunSettings.backbone,
    pairId: newUuid(),
    signal: new AbortController().signal,
    onEvent: () => undefined,
    curvesShown: async () => undefined,
  });

describe("a run that is done again", () => {
  const kinds: [string, Partial<RunSettings>][] = [
    ["a linear head", {}],
    ["a hidden layer with dropout", { training: { ...defaultTrainingOptions, hiddenUnits: 16, dropout: 0.3 } }],
    [
      "SGD, cosine, patience",
      { training: { ...defaultTrainingOptions, optimizer: "sgd", schedule: "cosine", patience: 3 } },
    ],
  ];
  it.each(kinds)("gives the very same file of weights: %s", async (_name, settings) => {
    const [first, again] = [await run(settings), await run(settings)];
    expect(again.head).toBe(first.head);
    expect(again.curves).toEqual(first.curves);
    expect(again.evaluation).toEqual(first.evaluation);
    expect(again.settings.pairId).not.toBe(first.settings.pairId);
  });

  it("with another seed gives other weights", async () => {
    expect((await run({ seed: 8 })).head).not.toBe((await run({})).head);
  });
});
