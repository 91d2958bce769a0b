import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { describe, expect, it } from "vitest";
import { formulaState, mix } from "../../test/formula-state.ts";
import { floatsOf, readGolden, readGoldenJson, relativeError } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import type { Head } from "../client/lab-types.ts";
import { predict } from "../head/predict.ts";
import { findNetwork } from "../networks/find-network.ts";
import { foldNetwork } from "../networks/fold-network.ts";
import { placeNetwork } from "../networks/place-network.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { normalize } from "../preprocess/normalize.ts";
import { quantizeMaps, rankChannels } from "./activation-maps.ts";
import { classActivation } from "./class-activation.ts";

interface Golden {
  linear: string;
  hidden: string;
  activity: string;
}
const { stages, golden } = readGoldenJson<{
  stages: Record<string, string>;
  golden: Record<string, Record<"pizza" | "sushi", Golden>>;
}>("look.json");
const kernels = await loadKernelsInNode();
const preprocessor = createPreprocessor(await openNodeAssets());
const classCount = 3;
const units = 8;

async function pixelsOf(name: string): Promise<Float32Array> {
  const { data } = await preprocessor.decode(readGolden(`photos/${name}.png`));
  const pixels = new Float32Array(PICTURE_VALUES);
  normalize(data, pixels);
  return pixels;
}

/** The twin of `dense` in make-look-goldens.py. */
function dense(width: number, out: number, seed: number) {
  const values = Float32Array.from(
    { length: out * width + out },
    (_, i) => (2 * mix(seed, i) - 1) * (1 / Math.sqrt(width)),
  );
  return { weight: values.slice(0, out * width), bias: values.slice(out * width) };
}

describe.each(Object.keys(stages))("%s looked into", (name) => {
  const network = findNetwork(name);
  if (!network) throw new Error(name);
  const width = network.featureWidth;
  const linear: Head = { ...dense(width, classCount, 17), classCount, width };
  const hidden: Head = {
    ...dense(units, classCount, 13),
    classCount,
    width,
    hidden: { ...dense(width, units, 11), units },
  };

  it.each(["pizza", "sushi"] as const)("shows the evidence in %s where PyTorch's gradients do", async (picture) => {
    const placed = placeNetwork(kernels, network, foldNetwork(network, formulaState(network)));
    const pixels = await pixelsOf(picture);
    const expected = golden[name]?.[picture];
    if (!expected) throw new Error(picture);
    const last = placed.runTo(network.stages.at(-1)?.name ?? "", pixels);
    for (const [kind, head] of [["linear", linear] as const, ["hidden", hidden] as const]) {
      const { maps, logits, size } = classActivation(head, last);
      expect(relativeError(maps, floatsOf(expected[kind])), kind).toBeLessThan(1e-4);
      // Averages and what the head adds of itself: exactly what it answers.
      const answered = predict(head, placed.run(pixels, 1)).probabilities;
      const exponents = Array.from(logits, Math.exp);
      const sum = exponents.reduce((all, value) => all + value, 0);
      for (const [c, value] of exponents.entries()) expect(value / sum).toBeCloseTo(answered[c] as number, 5);
      expect(maps).toHaveLength(classCount * size * size);
    }
    const stage = quantizeMaps("", placed.runTo(stages[name] ?? "", pixels));
    expect(relativeError(stage.activity, floatsOf(expected.activity))).toBeLessThan(1e-4);
    placed.dispose();
  });
});

describe("maps on their way to the page", () => {
  const values = new Float32Array([0, 0, 0, 0, -2, 1, 1, 0, 3, 3, 3, 3]);
  const maps = quantizeMaps("layer", { channels: 3, size: 2, values });

  it("are bytes by each channel's own scale, zero at zero", () => {
    expect([...maps.scales]).toEqual([0, 2, 3]);
    expect([...maps.maps]).toEqual([0, 0, 0, 0, -127, 64, 64, 0, 127, 127, 127, 127]);
  });

  it("come with the channels that differ most over the photo first", () => {
    expect(rankChannels(maps)).toEqual([1, 0, 2]);
  });

  it("are not paled by one place that stands out", () => {
    const one = new Float32Array(400).fill(1);
    one[7] = 1000;
    const { scales, maps: bytes } = quantizeMaps("layer", { channels: 1, size: 20, values: one });
    expect([scales[0], bytes[0], bytes[7]]).toEqual([1, 127, 127]);
  });
});
