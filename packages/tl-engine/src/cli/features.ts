import { readFile } from "node:fs/promises";
import { createFeatureExtractor } from "../backend/create-feature-extractor.ts";
import { messageOf } from "../errors.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { openNodeAssets } from "./node-assets.ts";

const USAGE = `usage: npm run -s features -- FILE…

Prints one JSON line a picture: {"file", "backbone", "features": [576 numbers]}.
PNG, JPEG and WebP. A picture that can't be read is named on standard error; the others go on, and the exit status is 1.`;

const BACKBONE = "mobilenet-v3-small";

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0 || files.includes("--help") || files.includes("-h")) {
    console.error(USAGE);
    return files.length === 0 ? 2 : 0;
  }
  const assets = await openNodeAssets();
  const preprocessor = createPreprocessor(assets);
  const extractor = createFeatureExtractor({ assets, backend: "wasm" });
  const pixels = new Float32Array(PICTURE_VALUES);
  let status = 0;
  for (const file of files) {
    try {
      await preprocessor.preprocess(await readFile(file), pixels);
    } catch (thrown) {
      console.error(`${file}: ${messageOf(thrown)}`);
      status = 1;
      continue;
    }
    const features = await extractor.extract(BACKBONE, pixels, 1);
    console.log(JSON.stringify({ file, backbone: BACKBONE, features: Array.from(features) }));
  }
  return status;
}

process.exitCode = await main(process.argv.slice(2));
