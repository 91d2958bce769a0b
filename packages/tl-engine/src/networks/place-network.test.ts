import { createHash } from "node:crypto";
import { resizeCrop } from "@thaw/images/resize/resize-crop";
import { KernelMemoryError } from "@thaw/kernels/load-kernels";
import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { beforeAll, describe, expect, it } from "vitest";
import { formulaState } from "../../test/formula-state.ts";
import { floatsOf, readGolden, readGoldenJson, readPicture, relativeError } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { normalize } from "../preprocess/normalize.ts";
import { describeNetwork } from "./describe-network.ts";
import { findNetwork, NETWORK_NAMES } from "./find-network.ts";
import { foldNetwork } from "./fold-network.ts";
import { type PlacedNetwork, placeNetwork } from "./place-network.ts";

const goldens = readGoldenJson<Record<string, Record<"pizza" | "sushi", string>>>("networks/features.json");
const kernels = await loadKernelsInNode();
const preprocessor = createPreprocessor(await openNodeAssets());

async function pixelsOf(name: string): Promise<Float32Array> {
  const { data } = await preprocessor.decode(readGolden(`photos/${name}.png`));
  const pixels = new Float32Array(PICTURE_VALUES);
  normalize(data, pixels);
  return pixels;
}

const both = new Float32Array([...(await pixelsOf("pizza")), ...(await pixelsOf("sushi"))]);

describe.each(NETWORK_NAMES)("%s on the kernels", (name) => {
  const network = findNetwork(name);
  if (!network) throw new Error(name);
  const before = kernels.memory.liveBytes;
  let placed: PlacedNetwork;
  beforeAll(() => {
    placed = placeNetwork(kernels, network, foldNetwork(network, formulaState(network)));
  });

  it("gives torchvision's features of the same weights, within 1e-4", () => {
    const features = placed.run(both, 2);
    for (const [i, picture] of (["pizza", "sushi"] as const).entries()) {
      const expected = floatsOf(goldens[name]?.[picture] ?? "");
      const own = features.subarray(i * network.featureWidth, (i + 1) * network.featureWidth);
      expect(Math.hypot(...expected)).toBeGreaterThan(1e-3);
      expect(relativeError(own, expected)).toBeLessThan(1e-4);
    }
  });

  it("stops at any stage, whose average of the last one is the features", () => {
    const pixels = both.subarray(0, both.length / 2);
    const features = placed.run(pixels, 1);
    for (const { name: stage, outChannels, outSize } of describeNetwork(network).layers) {
      const { channels, size, values } = placed.runTo(stage, pixels);
      expect([stage, channels, size, values.length]).toEqual([stage, outChannels, outSize, outChannels * outSize ** 2]);
    }
    const { values, size } = placed.runTo(network.stages.at(-1)?.name ?? "", pixels);
    const first = values.subarray(0, size * size).reduce((sum, value) => sum + value, 0) / (size * size);
    expect(first).toBeCloseTo(features[0] as number, 5);
    expect(() => placed.runTo("nowhere", pixels)).toThrow(/no stage nowhere/);
    expect(() => placed.run(pixels, 2)).toThrow(/2 pictures of 224/);
  });

  it("gives its memory back", () => {
    placed.dispose();
    expect(kernels.memory.liveBytes).toBe(before);
  });

  it("holds nothing where it found no room", async () => {
    const small = await loadKernelsInNode({ limitBytes: 6 * 2 ** 20 });
    expect(() => placeNetwork(small, network, foldNetwork(network, formulaState(network)))).toThrow(KernelMemoryError);
    expect(small.memory.liveBytes).toBe(0);
  });
});

describe("pictures are fed to published weights", () => {
  const digests = readGoldenJson<Record<string, string>>("networks/crops.json");
  it.each([
    [256, "bilinear"],
    [232, "bilinear"],
    [256, "bicubic"],
  ] as const)("resized to %d by %s filter, as torchvision does", async (resize, filter) => {
    const picture = await preprocessor.decode(readPicture("rgb.png"));
    const cropped = resizeCrop(picture, { resize, crop: 224, filter });
    expect(createHash("sha256").update(cropped).digest("hex")).toBe(digests[`${resize} ${filter}`]);
  });
});
