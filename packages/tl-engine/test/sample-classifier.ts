import { readBackboneState } from "../src/backbone/load-backbone.ts";
import { openNodeAssets } from "../src/cli/node-assets.ts";
import type { BackboneId } from "../src/client/lab-types.ts";
import type { Classifier } from "../src/export/classifier.ts";
import { MersenneTwister } from "../src/random/mersenne-twister.ts";

export const SAMPLE_CLASSES = ["ハンバーガー", "donut", 'fried "egg"', "</script><b>", "ramen"];

/** A classifier with a head that nobody trained, whose probabilities differ from picture to picture. */
export async function sampleClassifier(backbone: BackboneId = "mobilenet-v3-small"): Promise<Classifier> {
  const { info, state } = await readBackboneState(await openNodeAssets(), backbone);
  const random = new MersenneTwister(5);
  const weight = new Float32Array(SAMPLE_CLASSES.length * 576);
  const bias = new Float32Array(SAMPLE_CLASSES.length);
  random.fillUniform(weight, 0.2);
  random.fillUniform(bias, 0.5);
  return {
    title: "Run 12",
    fileStem: "thaw-run-12",
    locale: "en",
    backbone: info,
    state,
    head: { weight, bias, classCount: SAMPLE_CLASSES.length, width: 576 },
    classes: SAMPLE_CLASSES,
  };
}
