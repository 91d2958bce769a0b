import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CreateExperimentBody } from "@thaw/contracts/experiment";
import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { repositoryRoot } from "#platform/repository-root.ts";
import { toBase64 } from "../run/base64.ts";
import { newUuid } from "../run/new-uuid.ts";

const classes = ["burger", "donut", "fried_egg", "pizza", "ramen", "salad", "sushi"];
const width = 576;

/** The weights of the backbone that ships, as the engine's list has them. */
function shippedSha256(): string {
  const path = join(repositoryRoot(), "apps/web/public/generated/index.json");
  const { backbones } = JSON.parse(readFileSync(path, "utf8")) as {
    backbones: { info: { id: string; weightsSha256: string } }[];
  };
  return backbones.find(({ info }) => info.id === "mobilenet-v3-small")?.info.weightsSha256 ?? "";
}

/** A head's safetensors file in base64, its values from `valueAt`. */
export function sampleHead(
  valueAt: (index: number) => number = (index) => index / 1000,
  rows = classes.length,
): string {
  const weight = Float32Array.from({ length: rows * width }, (_, index) => valueAt(index));
  const bias = Float32Array.from({ length: rows }, (_, index) => valueAt(index));
  return toBase64(encodeHead({ weight, bias, classCount: rows, width }));
}

/** A run of two epochs over one held-out photo a class, all of them right but the last: 6 of 7. */
export function sampleExperiment(change: Partial<CreateExperimentBody> = {}): CreateExperimentBody {
  const photos = classes.map((name, truth) => {
    const predicted = truth === 6 ? 0 : truth;
    return {
      path: `test/${name}/001.jpg`,
      truth,
      predicted,
      probabilities: classes.map((_, at) => (at === predicted ? 0.94 : 0.01)),
    };
  });
  const confusion = classes.map(() => classes.map(() => 0));
  for (const { truth, predicted } of photos) {
    const row = confusion[truth];
    if (row) row[predicted] = (row[predicted] ?? 0) + 1;
  }
  return {
    labId: "foodvision-head",
    backbone: "mobilenet-v3-small",
    backboneSha256: shippedSha256(),
    dataSha256: "b".repeat(64),
    seed: 7,
    settings: {
      photosPerClass: 25,
      epochs: 2,
      batchSize: 32,
      learningRate: 0.003,
      weightDecay: 0,
      backend: "wasm",
      extractMs: 4200,
      trainMs: 60,
    },
    curves: [
      { epoch: 1, trainLoss: 1.9, trainAccuracy: 0.4, validationLoss: 1.5, validationAccuracy: 0.6 },
      { epoch: 2, trainLoss: 1.1, trainAccuracy: 0.8, validationLoss: null, validationAccuracy: 0.9 },
    ],
    evaluation: { heldOut: { classes, correct: 6, total: 7, loss: 0.4, confusion, photos } },
    head: sampleHead(),
    idempotencyKey: newUuid(),
    ...change,
  };
}

/** A run on two classes of the learner's own, one held-out photo each, both right. */
export function sampleOwnExperiment(
  change: Partial<CreateExperimentBody["evaluation"]["heldOut"]> = {},
): CreateExperimentBody {
  const ids = ["own_0123456789ab", "own_ba9876543210"];
  const heldOut = {
    classes: ids,
    own: [
      { name: "うちの猫", photos: 12 },
      { name: "Dog, the neighbours’", photos: 2 },
    ],
    correct: 2,
    total: 2,
    loss: 0.1,
    confusion: [
      [1, 0],
      [0, 1],
    ],
    photos: ids.map((id, truth) => ({
      path: `test/${id}/${String(truth).repeat(64)}`,
      truth,
      predicted: truth,
      probabilities: truth === 0 ? [0.9, 0.1] : [0.1, 0.9],
    })),
    ...change,
  };
  return sampleExperiment({ evaluation: { heldOut }, head: sampleHead((index) => index / 1000, 2) });
}
