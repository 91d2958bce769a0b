import { describe, expect, it } from "vitest";
import {
  floatsOf,
  type PhotoGolden,
  readGolden,
  readGoldenJson,
  readPicture,
  readPictureFeatures,
  relativeError,
} from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { normalize } from "../preprocess/normalize.ts";
import { createFeatureExtractor } from "./create-feature-extractor.ts";

const assets = await openNodeAssets();
const preprocessor = createPreprocessor(assets);
const extractor = createFeatureExtractor({ assets, backend: "auto" });
const PRETRAINED = "mobilenet-v3-small";

async function featuresOf(bytes: Uint8Array): Promise<Float32Array> {
  const pixels = new Float32Array(PICTURE_VALUES);
  await preprocessor.preprocess(bytes, pixels);
  return extractor.extract(PRETRAINED, pixels, 1);
}

describe("features on WASM, against PyTorch", () => {
  it.each(["pizza", "sushi"])("%s: of the decoded pixels and of the resized crop", async (name) => {
    const golden = readGoldenJson<PhotoGolden>(`photos/${name}.json`);
    const { data } = await preprocessor.decode(readGolden(`photos/${name}.png`));
    const pixels = new Float32Array(PICTURE_VALUES);
    normalize(data, pixels);
    const plain = await extractor.extract(PRETRAINED, pixels, 1);
    expect(relativeError(plain, golden.pooled576)).toBeLessThan(1e-5);
    const cropped = await featuresOf(readGolden(`photos/${name}.png`));
    expect(relativeError(cropped, golden.pooled576_resize256_crop224)).toBeLessThan(1e-5);
    const fromJpeg = await featuresOf(readGolden(`photos/${name}.jpg`));
    expect(relativeError(fromJpeg, golden.pooled576_resize256_crop224)).toBeLessThan(1e-5);
  });

  it("every kind of picture agrees to 5e-5: float32's own noise, since both round differently", async () => {
    for (const [name, golden] of Object.entries(readPictureFeatures())) {
      const error = relativeError(await featuresOf(readPicture(name)), floatsOf(golden));
      expect(error, name).toBeLessThan(5e-5);
    }
  });
});

describe("the extractor", () => {
  it("says why it computes in WASM where there is no GPU", async () => {
    expect(await extractor.start()).toEqual({ backend: "wasm", reason: "no-webgl2", renderer: null });
  });

  it("holds the same memory over repeated extractions of both backbones, failures too", async () => {
    const pixels = Float32Array.from({ length: 2 * PICTURE_VALUES }, (_, i) => Math.sin(i));
    await extractor.extract(PRETRAINED, pixels, 2);
    await extractor.extract("random-twin", pixels, 2);
    const before = extractor.held();
    for (let i = 0; i < 5; i++) {
      await extractor.extract(PRETRAINED, pixels, 2);
      await extractor.extract("random-twin", pixels, 2);
      await expect(extractor.extract(PRETRAINED, pixels, 3)).rejects.toMatchObject({ code: "invalid-input" });
    }
    expect(extractor.held()).toBe(before);
  });

  it("gives a picture the same bits alone and in a batch, today and tomorrow", async () => {
    const pixels = Float32Array.from({ length: 3 * PICTURE_VALUES }, (_, i) => Math.sin(i * i));
    const together = await extractor.extract(PRETRAINED, pixels, 3);
    const again = await extractor.extract(PRETRAINED, pixels, 3);
    const alone = await extractor.extract(PRETRAINED, pixels.subarray(PICTURE_VALUES, 2 * PICTURE_VALUES), 1);
    expect(again).toEqual(together);
    expect(together.slice(576, 1152)).toEqual(alone);
  });

  it("tells apart what the random twin cannot: its weights are other weights", async () => {
    const pixels = new Float32Array(PICTURE_VALUES);
    await preprocessor.preprocess(readGolden("photos/pizza.png"), pixels);
    const random = await extractor.extract("random-twin", pixels, 1);
    expect(random.every(Number.isFinite)).toBe(true);
    expect(relativeError(random, await extractor.extract(PRETRAINED, pixels, 1))).toBeGreaterThan(0.9);
    expect(new Set(random).size).toBeGreaterThan(500);
  });
});
