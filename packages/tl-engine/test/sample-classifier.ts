import { readBackboneState } from "../src/backbone/load-backbone.ts";
import { openNodeAssets } from "../src/cli/node-assets.ts";
import type { BackboneId } from "../src/client/lab-types.ts";
import type { Classifier } from "../src/export/classifier.ts";
import { MersenneTwister } from "../src/random/mersenne-twister.ts";

export const SAMPLE_CLASSES = ["ハンバーガー", "donut", 'fried "egg"', "</script><b>", "ramen"];

/** A classifier with a head that nobody trained, whose probabilities differ from picture to picture. */
export async function sampleClassifier(
  backbone: BackboneId = "mobilenet-v3-small",
  hiddenUnits = 0,
): Promise<Classifier> {
  const { info, state } = await readBackboneState(await openNodeAssets(), backbone);
  const random = new MersenneTwister(5);
  const layer = (units: number, inputs: number) => {
    const [weight, bias] = [new Float32Array(units * inputs), new Float32Array(units)];
    random.fillUniform(weight, 0.2);
    random.fillUniform(bias, 0.5);
    return { weight, bias };
  };
  const hidden = hiddenUnits > 0 ? { ...layer(hiddenUnits, 576), units: hiddenUnits } : null;
  const output = layer(SAMPLE_CLASSES.length, hiddenUnits || 576);
  return {
    title: "Run 12",
    fileStem: "thaw-run-12",
    locale: "en",
    backbone: info,
    state,
    head: { ...output, classCount: SAMPLE_CLASSES.length, width: 576, ...(hidden ? { hidden } : {}) },
    classes: SAMPLE_CLASSES,
  };
}
