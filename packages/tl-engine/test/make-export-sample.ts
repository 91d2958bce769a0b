import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createFeatureExtractor } from "../src/backend/create-feature-extractor.ts";
import { classifierMetadata, classifierTensors } from "../src/export/classifier.ts";
import { loadScript } from "../src/export/load-script.ts";
import { writePth } from "../src/export/write-pth.ts";
import { predict } from "../src/head/predict.ts";
import { createPreprocessor, PICTURE_VALUES } from "../src/preprocess/create-preprocessor.ts";
import { writeSafetensors } from "../src/safetensors/write-safetensors.ts";
import { goldenPath } from "./read-golden.ts";
import { openSampleAssets, sampleClassifier } from "./sample-classifier.ts";

/** Writes a sample's exports, and what the engine says of two photos, for `check-exports.py`. */
async function main(folder: string, hiddenUnits: number, backbone: string): Promise<void> {
  const classifier = await sampleClassifier(backbone, hiddenUnits);
  const tensors = classifierTensors(classifier);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "model.pt"), writePth(tensors));
  await writeFile(join(folder, "model.safetensors"), writeSafetensors(tensors, classifierMetadata(classifier)));
  await writeFile(join(folder, "load.py"), loadScript(classifier, "model.pt"));
  const assets = await openSampleAssets(backbone);
  const { resizeSize: resize, inputSize: crop, interpolation: filter } = classifier.backbone;
  const preprocessor = createPreprocessor(assets);
  const extractor = createFeatureExtractor({ assets, backend: "wasm" });
  const expected: Record<string, number[]> = {};
  for (const photo of ["photos/pizza.jpg", "photos/sushi.jpg"].map(goldenPath)) {
    const pixels = new Float32Array(PICTURE_VALUES);
    await preprocessor.preprocess(await readFile(photo), pixels, { resize, crop, filter });
    const features = await extractor.extract(backbone, pixels, 1);
    expected[photo] = Array.from(predict(classifier.head, features).probabilities);
  }
  await writeFile(join(folder, "expected.json"), JSON.stringify(expected));
  extractor.dispose();
}

const [folder, hiddenUnits = "0", backbone = "mobilenet-v3-small"] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node make-export-sample.ts FOLDER [HIDDEN_UNITS [BACKBONE]]");
await main(folder, Number(hiddenUnits), backbone);
