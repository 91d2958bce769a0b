import { createHash } from "node:crypto";
import { readBackboneState } from "../src/backbone/load-backbone.ts";
import { openNodeAssets } from "../src/cli/node-assets.ts";
import type { BackboneId } from "../src/client/lab-types.ts";
import type { Classifier } from "../src/export/classifier.ts";
import { type AddedBackbone, withAdded } from "../src/networks/added-backbone.ts";
import { findNetwork, NETWORK_NAMES } from "../src/networks/find-network.ts";
import { mobilenetV3Small } from "../src/networks/mobilenet-v3.ts";
import { MersenneTwister } from "../src/random/mersenne-twister.ts";
import { bytesOf, writeSafetensors } from "../src/safetensors/write-safetensors.ts";
import { formulaState } from "./formula-state.ts";

export const SAMPLE_CLASSES = ["ハンバーガー", "donut", 'fried "egg"', "</script><b>", "ramen"];

const RESIZED: Readonly<Record<string, Pick<AddedBackbone, "resizeSize" | "interpolation">>> = {
  mobilenet_v2: { resizeSize: 232, interpolation: "bilinear" },
  efficientnet_b0: { resizeSize: 256, interpolation: "bicubic" },
};

/** A backbone as an operator adds it, whose weights come from a formula, and its file. */
export function sampleAdded(name: string): { added: AddedBackbone; weights: Uint8Array } {
  const network = findNetwork(name);
  if (!network) throw new Error(name);
  const weights = writeSafetensors(
    Array.from(formulaState(network), ([tensor, { shape, values }]) => ({
      name: tensor,
      dtype: "F32" as const,
      shape,
      bytes: bytesOf(values),
    })).filter(({ name: tensor }) => !tensor.endsWith("num_batches_tracked")),
  );
  const sha256 = createHash("sha256").update(weights).digest("hex");
  return {
    weights,
    added: {
      id: name,
      name: { ja: network.title, en: network.title },
      architecture: name,
      source: "a formula",
      licence: "MIT",
      ...(RESIZED[name] ?? { resizeSize: 256, interpolation: "bilinear" }),
      weights: { url: `/weights/${name}`, bytes: weights.byteLength, sha256 },
    },
  };
}

/** What is on disk and, for an added backbone's name, that backbone too. */
export async function openSampleAssets(backbone: BackboneId) {
  const shipped = await openNodeAssets();
  if (!NETWORK_NAMES.includes(backbone)) return shipped;
  const { added, weights } = sampleAdded(backbone);
  const read: typeof shipped.read = async (path) => (path === added.weights.url ? weights : shipped.read(path));
  return withAdded({ ...shipped, read }, [added]);
}

/** How far a head's weights reach, where a formula's features are so large that it would be sure of everything. */
const REACH: Readonly<Record<string, number>> = { resnet18: 0.005, mobilenet_v2: 0.05, mobilenet_v3_large: 0.0002 };

/** A classifier with a head that nobody trained, whose probabilities differ from picture to picture. */
export async function sampleClassifier(
  backbone: BackboneId = "mobilenet-v3-small",
  hiddenUnits = 0,
): Promise<Classifier> {
  const { info, state, network } = await readBackboneState(await openSampleAssets(backbone), backbone);
  const random = new MersenneTwister(5);
  const width = info.featureWidth;
  const layer = (units: number, inputs: number) => {
    const [weight, bias] = [new Float32Array(units * inputs), new Float32Array(units)];
    random.fillUniform(weight, REACH[backbone] ?? 0.2);
    random.fillUniform(bias, 0.5);
    return { weight, bias };
  };
  const hidden = hiddenUnits > 0 ? { ...layer(hiddenUnits, width), units: hiddenUnits } : null;
  const output = layer(SAMPLE_CLASSES.length, hiddenUnits || width);
  return {
    title: "Run 12",
    fileStem: "thaw-run-12",
    locale: "en",
    backbone: info,
    network: network ?? mobilenetV3Small(),
    state,
    head: { ...output, classCount: SAMPLE_CLASSES.length, width, ...(hidden ? { hidden } : {}) },
    classes: SAMPLE_CLASSES,
  };
}
