import type { LabPhoto } from "@thaw/contracts/lab";
import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { expect, it } from "vitest";
import { canFold, crossValidate } from "./cross-validate.ts";
import type { LabelledPhoto } from "./select-photos.ts";

const photosOf = (...labels: number[]): LabelledPhoto[] =>
  labels.map((label, at) => ({ label, photo: { path: `${at}.jpg` } as LabPhoto }));

it("needs a class with two photos", () => {
  expect(canFold(photosOf(0))).toBe(false);
  expect(canFold(photosOf(0, 1, 2))).toBe(false);
  expect(canFold(photosOf(0, 0, 1))).toBe(true);
});

it("makes up no accuracy for a fold that was not checked", async () => {
  const client = { trainHead: async () => ({ curves: [{ validationAccuracy: null }] }) } as unknown as LabClient;
  const checked = crossValidate(client, {
    folds: 2,
    classCount: 2,
    photos: photosOf(0, 0, 1, 1),
    featuresOf: (part) => ({
      features: new Float32Array(part.length),
      labels: Int32Array.from(part, ({ label }) => label),
    }),
    settings: { epochs: 1, batchSize: 2, learningRate: 0.1, seed: 1 },
    signal: new AbortController().signal,
  });
  await expect(checked).rejects.toThrow("without being checked");
});
