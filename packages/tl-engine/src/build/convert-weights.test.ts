import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backboneManifestSchema, weightsFileName } from "../registry/backbone-manifest.ts";
import { parseSafetensorsHeader } from "../safetensors/parse-safetensors-header.ts";
import { GENERATED_FOLDER, MANIFEST_FOLDER } from "./asset-folder.ts";
import { convertBackbone } from "./convert-backbone.ts";
import { readGguf } from "./read-gguf.ts";

convertBackbone();
const manifestOf = (id: string) =>
  backboneManifestSchema.parse(JSON.parse(readFileSync(join(GENERATED_FOLDER, MANIFEST_FOLDER, `${id}.json`), "utf8")));

describe("the weights that ship, as torchvision loads them", () => {
  const manifest = manifestOf("mobilenet-v3-small");
  const bytes = readFileSync(join(GENERATED_FOLDER, manifest.file ?? ""));

  it("hold every tensor of the source with its name, shape and bytes; counts of batches are int64", () => {
    const url = new URL(
      "../../node_modules/@qvac/classification-ggml/weights/mobilenetv3_3class_v3_fp16.gguf",
      import.meta.url,
    );
    const source = readGguf(readFileSync(url)).tensors;
    const { tensors } = parseSafetensorsHeader(bytes);
    expect(tensors.map(({ name }) => name).sort()).toEqual([...source.keys()].sort());
    for (const { name, dtype, shape, start, end } of tensors) {
      const original = source.get(name);
      expect([name, shape]).toEqual([name, original?.shape]);
      if (name.endsWith("num_batches_tracked")) {
        expect([dtype, bytes.readBigInt64LE(start)]).toEqual(["I64", 699_978n]);
      } else {
        expect([name, dtype]).toEqual([name, "F16"]);
        expect(Buffer.compare(bytes.subarray(start, end), original?.bytes ?? new Uint8Array()), name).toBe(0);
      }
    }
  });

  it("have a manifest that says what they are", () => {
    expect(manifest).toMatchObject({
      architecture: "mobilenet_v3_small",
      licence: "Apache-2.0",
      bytes: bytes.byteLength,
      featureWidth: 576,
      parameterCount: 927_008,
    });
    expect(weightsFileName(manifest)).toBe("mobilenet_v3_small-qvac_food_v1.safetensors");
    expect(manifest.file).toContain(manifest.sha256?.slice(0, 12));
  });

  it("have a twin that is drawn from a seed and has no file", () => {
    const twin = manifestOf("random-twin");
    expect(twin).toMatchObject({ file: null, sha256: null, weightsName: null, seed: 20_240_229 });
    expect(twin.layers).toEqual(manifest.layers);
    expect(weightsFileName(twin)).toBeNull();
  });
});
