import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CODEC_FILES } from "@thaw/images/build/codec-files";
import { stateShapes } from "../backbone/architecture.ts";
import type { AssetIndex } from "../backbone/asset-source.ts";
import { createRandomState, RANDOM_TWIN_SEED } from "../backbone/create-random-state.ts";
import { foldBatchNorm } from "../backbone/fold-batch-norm.ts";
import { backboneManifestSchema } from "../registry/backbone-manifest.ts";
import { type ShippedWeights, shippedManifests } from "../registry/shipped-manifests.ts";
import { readSafetensors } from "../safetensors/read-safetensors.ts";
import { bytesOf, writeSafetensors } from "../safetensors/write-safetensors.ts";
import { GENERATED_FOLDER, MANIFEST_FOLDER, writeWhole } from "./asset-folder.ts";
import { convertWeights } from "./convert-weights.ts";
import { describeArchitecture, PRETRAINED_TEXT, RANDOM_TEXT } from "./describe-backbone.ts";
import { readGguf } from "./read-gguf.ts";

const WEIGHTS_PACKAGE = "@qvac/classification-ggml";
const WEIGHTS_PATH = "weights/mobilenetv3_3class_v3_fp16.gguf";
const WEIGHTS_SHA256 = "faaa680c62f989d642032114c8892e9f43e9f2487ff7a350941715c7de9ffb6c";

const require = createRequire(import.meta.url);

/**
 * Writes what the engine loads at run time to `assets/generated/`: the pretrained backbone's state dict, the picture
 * decoders' WebAssembly, the whole of its weights as torchvision loads them, a manifest of each backbone, and an index. The same packages give the same bytes.
 * @throws Error when the weights are not the file that this was written for.
 */
export function convertBackbone(): AssetIndex {
  const source = readFileSync(packageFile(WEIGHTS_PACKAGE, WEIGHTS_PATH));
  const sourceSha256 = sha256(source);
  if (sourceSha256 !== WEIGHTS_SHA256) {
    throw new Error(`${WEIGHTS_PACKAGE}/${WEIGHTS_PATH} has sha256 ${sourceSha256}, not ${WEIGHTS_SHA256}`);
  }
  const weights = extractState(source);
  const random = randomStateFile();
  const architecture = describeArchitecture();
  const whole = convertWeights(source, WEIGHTS_PACKAGE);
  const index: AssetIndex = {
    backbones: [
      {
        info: {
          id: "mobilenet-v3-small",
          ...PRETRAINED_TEXT,
          pretrained: true,
          source: `npm:${WEIGHTS_PACKAGE}@${packageVersion(WEIGHTS_PACKAGE)}/${WEIGHTS_PATH}`,
          licence: "Apache-2.0",
          sourceSha256,
          weightsSha256: sha256(weights),
          downloadBytes: weights.byteLength,
          ...architecture,
        },
        file: writeHashed("backbones/mobilenet-v3-small.safetensors", weights),
        seed: null,
      },
      {
        info: {
          id: "random-twin",
          ...RANDOM_TEXT,
          pretrained: false,
          source: `seed ${RANDOM_TWIN_SEED}`,
          licence: "MIT",
          sourceSha256: null,
          weightsSha256: sha256(random),
          downloadBytes: 0,
          ...architecture,
        },
        file: null,
        seed: RANDOM_TWIN_SEED,
      },
    ],
    codecs: {
      jpeg: writeHashed("codecs/jpeg-turbo.wasm", readFileSync(CODEC_FILES.jpeg)),
      webp: writeHashed("codecs/webp.wasm", readFileSync(CODEC_FILES.webp)),
    },
  };
  writeManifests(index, {
    sha256: sha256(whole),
    bytes: whole.byteLength,
    file: writeHashed("weights/mobilenet_v3_small-qvac_food_v1.safetensors", whole),
  });
  // Last, so that an index never names a file that is not there.
  writeWhole(join(GENERATED_FOLDER, "index.json"), new TextEncoder().encode(`${JSON.stringify(index, null, 2)}\n`));
  return index;
}

/** The extractor's part of the state dict, as stored (binary16, batch norms not folded): half the bytes, no rounding. */
function extractState(gguf: Uint8Array): Uint8Array {
  const { tensors, metadata } = readGguf(gguf);
  if (metadata.get("mobilenet.architecture") !== "mobilenetv3_small") throw new Error("not a MobileNetV3-Small");
  const entries = Array.from(stateShapes(), ([name, shape]) => {
    const tensor = tensors.get(name);
    if (tensor?.dtype !== "F16") throw new Error(`${name}: missing, or not binary16`);
    return { name, dtype: "F16" as const, shape, bytes: tensor.bytes };
  });
  const file = writeSafetensors(entries, { architecture: "mobilenet-v3-small", source: WEIGHTS_PACKAGE });
  // Folding checks every shape and that every value is finite.
  foldBatchNorm(readSafetensors(file).tensors);
  return file;
}

function randomStateFile(): Uint8Array {
  const entries = Array.from(createRandomState(), ([name, { shape, values }]) => {
    return { name, dtype: "F32" as const, shape, bytes: bytesOf(values) };
  });
  return writeSafetensors(entries);
}

/** One JSON file a backbone; a name that ships no more leaves none behind. */
function writeManifests(index: AssetIndex, weights: ShippedWeights): void {
  rmSync(join(GENERATED_FOLDER, MANIFEST_FOLDER), { recursive: true, force: true });
  for (const manifest of shippedManifests(index, weights)) {
    const text = `${JSON.stringify(backboneManifestSchema.parse(manifest), null, 2)}\n`;
    writeWhole(join(GENERATED_FOLDER, MANIFEST_FOLDER, `${manifest.id}.json`), new TextEncoder().encode(text));
  }
}

function writeHashed(path: string, bytes: Uint8Array): string {
  const dot = path.lastIndexOf(".");
  const hashed = `${path.slice(0, dot)}.${sha256(bytes).slice(0, 12)}${path.slice(dot)}`;
  writeWhole(join(GENERATED_FOLDER, hashed), bytes);
  return hashed;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The folder of an installed package: found by its entry, since not every package lets its package.json be resolved. */
function packageFolder(name: string): string {
  const paths = require.resolve.paths(name) ?? [];
  for (const path of paths) {
    const folder = join(path, name);
    try {
      readFileSync(join(folder, "package.json"));
      return folder;
    } catch {
      // Not in this node_modules; the next one up may have it.
    }
  }
  throw new Error(`${name} is not installed; run npm run setup`);
}

function packageFile(name: string, path: string): string {
  return join(packageFolder(name), path);
}

function packageVersion(name: string): string {
  return JSON.parse(readFileSync(packageFile(name, "package.json"), "utf8")).version;
}
