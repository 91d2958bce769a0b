import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { resizeCrop } from "@thaw/images/resize/resize-crop";
import { FEATURE_WIDTH } from "../backbone/architecture.ts";
import { createFeatureExtractor } from "../backend/create-feature-extractor.ts";
import type { ShippedBackboneId } from "../client/lab-types.ts";
import { messageOf } from "../errors.ts";
import { createPreprocessor, PICTURE_VALUES, RESIZE_CROP } from "../preprocess/create-preprocessor.ts";
import { normalize } from "../preprocess/normalize.ts";
import { HISTOGRAM_WIDTH, hsvHistogram } from "../probe/hsv-histogram.ts";
import { type ProbeScore, scoreSplits } from "../probe/score-splits.ts";
import { openNodeAssets } from "./node-assets.ts";

const USAGE = `usage: npm run probe -- [--json] [FOLDER]

Measures how much of FoodVision's photos colour alone gives away, and what each backbone's features are worth: softmax
regression (L2 = 1) on 25 photos a class, tested on all the others, mean and standard deviation of five splits.
FOLDER holds train/<class>/*.jpg and test/<class>/*.jpg; by default courses/foodvision/images.
Exit status 1 when a target is missed.`;

const DEFAULT_FOLDER = fileURLToPath(new URL("../../../../courses/foodvision/images", import.meta.url));
const PLAN = { perClass: 25, splits: 5, l2: 1 };
const TARGETS = { histogramBelow: 60, backboneAbove: 92 };
const BATCH = 4;

interface Photo {
  readonly path: string;
  readonly label: number;
}

function listPhotos(folder: string): { classes: string[]; photos: Photo[] } {
  const parts = ["train", "test"].map((part) => join(folder, part)).filter(existsSync);
  const classes = [...new Set(parts.flatMap((part) => foldersIn(part)))].sort();
  const photos = parts.flatMap((part) =>
    classes.flatMap((name, label) => {
      const inside = join(part, name);
      if (!existsSync(inside)) return [];
      const files = readdirSync(inside).filter((file) => /\.(jpe?g|png|webp)$/i.test(file));
      return files.sort().map((file) => ({ path: join(inside, file), label }));
    }),
  );
  return { classes, photos };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

interface AllFeatures {
  readonly histogram: Float32Array;
  readonly backbones: Readonly<Record<ShippedBackboneId, Float32Array>>;
}

async function computeFeatures(photos: readonly Photo[]): Promise<AllFeatures> {
  const assets = await openNodeAssets();
  const preprocessor = createPreprocessor(assets);
  const extractor = createFeatureExtractor({ assets, backend: "wasm" });
  const histogram = new Float32Array(photos.length * HISTOGRAM_WIDTH);
  const backbones = {
    "mobilenet-v3-small": new Float32Array(photos.length * FEATURE_WIDTH),
    "random-twin": new Float32Array(photos.length * FEATURE_WIDTH),
  };
  const pixels = new Float32Array(BATCH * PICTURE_VALUES);
  for (let from = 0; from < photos.length; from += BATCH) {
    const batch = photos.slice(from, from + BATCH);
    for (const [i, { path }] of batch.entries()) {
      const picture = await preprocessor.decode(readFileSync(path)).catch((cause: unknown) => {
        throw new Error(`${path}: ${messageOf(cause)}`, { cause });
      });
      histogram.set(hsvHistogram(picture), (from + i) * HISTOGRAM_WIDTH);
      normalize(resizeCrop(picture, RESIZE_CROP), pixels.subarray(i * PICTURE_VALUES, (i + 1) * PICTURE_VALUES));
    }
    const filled = pixels.subarray(0, batch.length * PICTURE_VALUES);
    for (const [id, features] of Object.entries(backbones)) {
      features.set(await extractor.extract(id, filled, batch.length), from * FEATURE_WIDTH);
    }
  }
  return { histogram, backbones };
}

function missedTargets({
  histogram,
  backbone,
  random,
}: Record<"histogram" | "backbone" | "random", ProbeScore>): string[] {
  const missed: string[] = [];
  const percent = ({ mean }: ProbeScore) => `${mean.toFixed(1)}%`;
  if (histogram.mean >= TARGETS.histogramBelow) {
    missed.push(`Colour alone reaches ${percent(histogram)}; it must stay below ${TARGETS.histogramBelow}%.`);
  }
  if (backbone.mean <= TARGETS.backboneAbove) {
    missed.push(`The pretrained backbone reaches ${percent(backbone)}; it must be above ${TARGETS.backboneAbove}%.`);
  }
  if (random.mean >= histogram.mean) {
    missed.push(`Random weights reach ${percent(random)}, not less than colour alone (${percent(histogram)}).`);
  }
  return missed;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(USAGE);
    return 0;
  }
  const folder = args.find((arg) => !arg.startsWith("-")) ?? DEFAULT_FOLDER;
  const { classes, photos } = listPhotos(folder);
  if (classes.length < 2) {
    console.error(`${folder} holds no classes: train/<class>/*.jpg and test/<class>/*.jpg are expected.`);
    return 2;
  }
  const labels = Int32Array.from(photos, ({ label }) => label);
  const features = await computeFeatures(photos);
  const plan = { ...PLAN, classCount: classes.length };
  const scores = {
    histogram: scoreSplits(features.histogram, labels, plan),
    backbone: scoreSplits(features.backbones["mobilenet-v3-small"], labels, plan),
    random: scoreSplits(features.backbones["random-twin"], labels, plan),
  };
  const missed = missedTargets(scores);
  if (args.includes("--json")) {
    console.log(JSON.stringify({ photos: photos.length, classes, ...PLAN, targets: TARGETS, scores, missed }, null, 2));
  } else {
    const line = (name: string, { mean, deviation }: ProbeScore, target: string) =>
      console.log(`${name.padEnd(34)} ${mean.toFixed(1).padStart(5)} ± ${deviation.toFixed(1)}   ${target}`);
    console.log(`${photos.length} photos, ${classes.length} classes, ${PLAN.perClass} a class to train; accuracy in %`);
    line("colour histogram (HSV 8×8×8)", scores.histogram, `below ${TARGETS.histogramBelow}`);
    line("MobileNetV3-Small, pretrained", scores.backbone, `above ${TARGETS.backboneAbove}`);
    line("MobileNetV3-Small, random weights", scores.random, "below the histogram");
  }
  for (const sentence of missed) console.error(sentence);
  return missed.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (thrown) {
  console.error(messageOf(thrown));
  process.exitCode = 2;
}
