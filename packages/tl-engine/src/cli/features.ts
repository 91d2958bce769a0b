import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { resizeCrop } from "@thaw/images/resize/resize-crop";
import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import type { AssetSource } from "../backbone/asset-source.ts";
import { createFeatureExtractor } from "../backend/create-feature-extractor.ts";
import type { ShippedBackboneId } from "../client/lab-types.ts";
import { messageOf } from "../errors.ts";
import { openNetwork } from "../networks/open-network.ts";
import { createPreprocessor, PICTURE_VALUES, type Preprocessor } from "../preprocess/create-preprocessor.ts";
import { normalize } from "../preprocess/normalize.ts";
import { readStored, STORE_FOLDER } from "../store/list-backbones.ts";
import { dataFolder } from "./data-folder.ts";
import { openNodeAssets } from "./node-assets.ts";

const USAGE = `usage: npm run -s features -- [--backbone ID] FILE…

Prints one JSON line a picture: {"file", "backbone", "features": [576 numbers]}.
PNG, JPEG and WebP. A picture that can't be read is named on standard error; the others go on, and the exit status is 1.
ID is mobilenet-v3-small (unless told), random-twin, or one that was added: npm run backbone -- list.`;

const SHIPPED: readonly string[] = ["mobilenet-v3-small", "random-twin"] satisfies ShippedBackboneId[];

/** @returns a picture's features. @throws when it can't be read. */
type Compute = (encoded: Uint8Array) => Promise<Float32Array>;

async function main(args: readonly string[]): Promise<number> {
  const options = {
    backbone: { type: "string", default: "mobilenet-v3-small" },
    help: { type: "boolean", short: "h" },
  } as const;
  const { values, positionals: files } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (files.length === 0 || values.help) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const backbone = values.backbone;
  const assets = await openNodeAssets();
  const preprocessor = createPreprocessor(assets);
  const compute = SHIPPED.includes(backbone)
    ? openShipped(backbone, preprocessor, assets)
    : await openAdded(backbone, preprocessor);
  let status = 0;
  for (const file of files) {
    try {
      const features = await compute(await readFile(file));
      console.log(JSON.stringify({ file, backbone, features: Array.from(features) }));
    } catch (thrown) {
      console.error(`${file}: ${messageOf(thrown)}`);
      status = 1;
    }
  }
  return status;
}

function openShipped(id: string, preprocessor: Preprocessor, assets: AssetSource): Compute {
  const extractor = createFeatureExtractor({ assets, backend: "wasm" });
  const pixels = new Float32Array(PICTURE_VALUES);
  return async (encoded) => {
    await preprocessor.preprocess(encoded, pixels);
    return extractor.extract(id, pixels, 1);
  };
}

/** One of those in the data folder; it is fed as its manifest says. */
async function openAdded(id: string, preprocessor: Preprocessor): Promise<Compute> {
  const stored = await readStored(join(dataFolder(), STORE_FOLDER), id);
  if (!stored) throw new Error(`There is no backbone "${id}". npm run backbone -- list shows those that were added.`);
  const { architecture, inputSize, resizeSize, interpolation, file } = stored.manifest;
  const network = openNetwork(await loadKernelsInNode(), architecture, await readFile(join(stored.folder, file ?? "")));
  const pixels = new Float32Array(inputSize * inputSize * 3);
  return async (encoded) => {
    const picture = await preprocessor.decode(encoded);
    normalize(resizeCrop(picture, { resize: resizeSize, crop: inputSize, filter: interpolation }), pixels);
    return network.run(pixels, 1);
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (thrown) {
  console.error(messageOf(thrown));
  process.exitCode = 2;
}
