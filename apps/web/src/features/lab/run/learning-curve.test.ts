import type { LabPhoto } from "@thaw/contracts/lab";
import type { EvaluateRequest, ExtractRequest, LabClient, TrainRequest } from "@thaw/tl-engine/client/lab-types";
import { describe, expect, it } from "vitest";
import { FeatureCache } from "./feature-cache.ts";
import { type CurveScore, curveCounts, measureLearningCurve } from "./learning-curve.ts";
import { defaultRunSettings } from "./run-settings.ts";

const width = 3;
const classIds = ["burger", "donut"];
const photosOf = (split: "train" | "test", count: number): LabPhoto[] =>
  classIds.flatMap((id) =>
    Array.from({ length: count }, (_, n) => {
      const path = `${split}/${id}/${n}.jpg`;
      return { path, url: `/photos/${path}`, class: id, split, sha256: path.padEnd(64, "0") };
    }),
  );
const labOf = (train: number) => ({
  id: "foodvision-head",
  lessonSlug: "transfer-learning",
  courseSlug: "foodvision",
  lessonNumber: 7,
  courseTitle: { ja: "", en: "" },
  classes: classIds.map((id) => ({ id, name: { ja: id, en: id } })),
  photos: [...photosOf("train", train), ...photosOf("test", 4)],
  dataSha256: "d".repeat(64),
});

/** @param weightOf of the head that is trained on so many photos. */
function fakeClient(weightOf: (photos: number) => number = () => 1) {
  const calls = { extracted: 0, trained: [] as number[], scored: [] as number[] };
  const client = {
    describeBackbone: async () => ({ featureWidth: width, weightsSha256: "c".repeat(64) }),
    extractFeatures: async ({ images, onRows }: ExtractRequest) => {
      calls.extracted += images.length;
      onRows?.({ from: 0, features: new Float32Array(images.length * width), width });
    },
    trainHead: async ({ labels, validation }: TrainRequest) => {
      calls.trained.push(labels.length + (validation?.labels.length ?? 0));
      const head = { weight: new Float32Array(2).fill(weightOf(labels.length)), bias: new Float32Array(2) };
      return { head };
    },
    evaluate: async ({ labels }: EvaluateRequest) => {
      calls.scored.push(labels.length);
      return { correct: 6, count: labels.length };
    },
  } as unknown as LabClient;
  return { client, calls };
}

const input = (train: number, scores: CurveScore[], signal = new AbortController().signal) => ({
  lab: labOf(train),
  settings: defaultRunSettings,
  signal,
  onExtract: () => undefined,
  onScore: (score: CurveScore) => void scores.push(score),
});

describe("how many photos a curve tries", () => {
  it.each([
    [40, [5, 10, 25, 40]],
    [25, [5, 10, 25]],
    [7, [5, 7]],
    [3, [3]],
    [0, []],
  ])("of %i a class: %j", (train, counts) => expect(curveCounts(labOf(train))).toEqual(counts));
});

describe("the curve", () => {
  it("trains on each number of photos with both backbones, and scores all on the same held-out photos", async () => {
    const { client, calls } = fakeClient();
    const scores: CurveScore[] = [];
    await measureLearningCurve(client, new FeatureCache(), input(12, scores));
    expect(scores.map(({ photosPerClass, backbone }) => [photosPerClass, backbone])).toEqual(
      [5, 10, 12].flatMap((count) => [
        [count, "mobilenet-v3-small"],
        [count, "random-twin"],
      ]),
    );
    expect(calls.trained).toEqual([10, 10, 20, 20, 24, 24]);
    expect(calls.scored).toEqual([8, 8, 8, 8, 8, 8]);
    expect(scores[0]?.score).toMatchObject({ correct: 6, total: 8, accuracy: 0.75, chance: 0.5 });
  });

  it("has no accuracy for a head that went to infinity, and goes on", async () => {
    const { client, calls } = fakeClient((photos) => (photos < 10 ? Number.POSITIVE_INFINITY : 1));
    const scores: CurveScore[] = [];
    await measureLearningCurve(client, new FeatureCache(), input(12, scores));
    expect(scores.map(({ score }) => score === null)).toEqual([true, true, false, false, false, false]);
    expect(calls.scored).toHaveLength(4);
  });

  it("computes features once, and none again where they are at hand", async () => {
    const { client, calls } = fakeClient();
    const cache = new FeatureCache();
    await measureLearningCurve(client, cache, input(12, []));
    expect(calls.extracted).toBe(2 * 32);
    await measureLearningCurve(client, cache, input(12, []));
    expect(calls.extracted).toBe(2 * 32);
  });

  it("stops where it is cancelled, and keeps the points that it has", async () => {
    const { client } = fakeClient();
    const abort = new AbortController();
    const scores: CurveScore[] = [];
    const run = input(12, scores, abort.signal);
    const onScore = (score: CurveScore) => {
      scores.push(score);
      abort.abort(new Error("enough"));
    };
    await expect(measureLearningCurve(client, new FeatureCache(), { ...run, onScore })).rejects.toThrow("enough");
    expect(scores).toHaveLength(1);
  });
});
