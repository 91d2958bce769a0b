import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createFeatureExtractor } from "../backend/create-feature-extractor.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { photoFeatures } from "./photo-features.ts";

const path = fileURLToPath(new URL("../../test/golden/photos/pizza.jpg", import.meta.url));
const bytes = readFileSync(path);
const photo = { path, sha256: createHash("sha256").update(bytes).digest("hex") };
const store = "/no/such/store";

async function shipped() {
  const assets = await openNodeAssets();
  const { backbones } = await assets.index();
  const sha256 = backbones.find(({ info }) => info.id === "mobilenet-v3-small")?.info.weightsSha256 ?? "";
  return { assets, backbone: { id: "mobilenet-v3-small", sha256 } };
}

describe("features of photos on the server", () => {
  it("are those that a browser's worker computes, to 1e-4", async () => {
    const { assets, backbone } = await shipped();
    const { features, width } = await photoFeatures({ store, backbone, thawed: null, photos: [photo, photo] });
    expect(width).toBe(576);
    expect(features).toHaveLength(2 * 576);
    const pixels = new Float32Array(PICTURE_VALUES);
    await createPreprocessor(assets).preprocess(bytes, pixels);
    const extractor = createFeatureExtractor({ assets, backend: "wasm" });
    const expected = await extractor.extract(backbone.id, pixels, 1);
    for (const row of [features.subarray(0, 576), features.subarray(576)]) {
      const apart = Math.hypot(...expected.map((value, at) => value - (row[at] ?? 0)));
      expect(apart / Math.hypot(...expected)).toBeLessThan(1e-4);
    }
  });

  it("refuses weights and photos that are others now", async () => {
    const { backbone } = await shipped();
    const ask = (change: object) => photoFeatures({ store, backbone, thawed: null, photos: [photo], ...change });
    await expect(ask({ backbone: { ...backbone, sha256: "0".repeat(64) } })).rejects.toThrow(/other weights/);
    await expect(ask({ backbone: { ...backbone, id: "resnet18" } })).rejects.toThrow(/no backbone/);
    await expect(ask({ photos: [{ ...photo, sha256: "0".repeat(64) }] })).rejects.toThrow(/not the photo/);
  });
});
