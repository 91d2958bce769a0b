import { createHash } from "node:crypto";
import { resizeCrop } from "@thaw/images/resize/resize-crop";
import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { afterAll, describe, expect, it } from "vitest";
import { formulaState } from "../../test/formula-state.ts";
import { createInProcessWorker } from "../../test/in-process-worker.ts";
import { readPicture } from "../../test/read-golden.ts";
import type { AssetSource } from "../backbone/asset-source.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { connectLab } from "../client/connect-lab.ts";
import { createPreprocessor } from "../preprocess/create-preprocessor.ts";
import { normalize } from "../preprocess/normalize.ts";
import { bytesOf, writeSafetensors } from "../safetensors/write-safetensors.ts";
import type { AddedBackbone } from "./added-backbone.ts";
import { mobilenetV2 } from "./mobilenet-v2.ts";
import { openNetwork } from "./open-network.ts";

const tensors = Array.from(formulaState(mobilenetV2), ([name, { shape, values }]) =>
  name.endsWith("num_batches_tracked")
    ? { name, dtype: "I64" as const, shape, bytes: new Uint8Array(8) }
    : { name, dtype: "F32" as const, shape, bytes: bytesOf(values) },
);
const weights = writeSafetensors(tensors);
const added: AddedBackbone = {
  id: "mobilenet_v2",
  name: { ja: "MobileNetV2", en: "MobileNetV2" },
  architecture: "mobilenet_v2",
  source: "a formula",
  licence: "MIT",
  resizeSize: 232,
  interpolation: "bicubic",
  weights: {
    url: "/api/v1/backbones/mobilenet_v2/weights/1",
    bytes: weights.byteLength,
    sha256: createHash("sha256").update(weights).digest("hex"),
  },
};
const shipped = await openNodeAssets();
const assets: AssetSource = {
  ...shipped,
  read: async (path) => (path === added.weights.url ? weights : shipped.read(path)),
};

const open = (more: readonly AddedBackbone[], source = assets) =>
  connectLab({
    assetsBaseUrl: "/generated",
    backend: "wasm",
    cores: 2,
    added: more,
    resolveUrl: (url) => url,
    openAssets: () => source,
    spawn: () => createInProcessWorker(source),
  });
const lab = open([added]);
afterAll(() => lab.dispose());

describe("a backbone that an operator added, in the lab", () => {
  it("gives its own width of features, of pictures that are fed as it wants them", async () => {
    const files = ["rgb.png", "grey.png", "tall.png"];
    const images = files.map((name) => new Blob([new Uint8Array(readPicture(name))]));
    const { features, width, backbone, backend } = await lab.extractFeatures({ backbone: added.id, images });
    expect([width, features.length, backbone.id, backend.backend]).toEqual([1280, 3840, "mobilenet_v2", "wasm"]);
    const network = openNetwork(await loadKernelsInNode(), "mobilenet_v2", weights);
    const preprocessor = createPreprocessor(shipped);
    const pixels = new Float32Array(224 * 224 * 3);
    for (const [row, file] of files.entries()) {
      const picture = await preprocessor.decode(readPicture(file));
      normalize(resizeCrop(picture, { resize: 232, crop: 224, filter: "bicubic" }), pixels);
      expect(features.subarray(row * width, (row + 1) * width), file).toEqual(network.run(pixels, 1));
    }
  });

  it("tells how much of its weights has come, once", async () => {
    const slow: AssetSource = {
      ...assets,
      async read(path, onBytes) {
        onBytes?.(1000);
        return assets.read(path);
      },
    };
    const client = open([added], slow);
    const images = [new Blob([new Uint8Array(readPicture("rgb.png"))])];
    const heard: unknown[] = [];
    const onLoad = (progress: unknown) => heard.push(progress);
    await client.extractFeatures({ backbone: added.id, images, onLoad });
    await client.extractFeatures({ backbone: added.id, images, onLoad });
    expect(heard).toEqual([{ done: 1000, total: weights.byteLength }]);
    client.dispose();
  });

  it("stands beside those that ship", async () => {
    const images = [new Blob([new Uint8Array(readPicture("rgb.png"))])];
    const { width } = await lab.extractFeatures({ backbone: "mobilenet-v3-small", images });
    expect(width).toBe(576);
  });

  it("is described by its table of layers", async () => {
    const info = await lab.describeBackbone(added.id);
    expect(info).toMatchObject({
      pretrained: true,
      featureWidth: 1280,
      parameterCount: 2_223_872,
      downloadBytes: weights.byteLength,
      weightsSha256: added.weights.sha256,
    });
    expect(info.stages).toHaveLength(19);
    expect(info.stages[1]).toMatchObject({ kernel: 3, stride: 1, skip: false, activation: "relu6" });
    expect(info.stages[3]).toMatchObject({ name: "features.3", skip: true, outChannels: 24, outSize: 56 });
  });

  it("is refused when its weights are not those that were listed, or its architecture isn't known", async () => {
    const images = [new Blob([new Uint8Array(readPicture("rgb.png"))])];
    const changed = open([{ ...added, weights: { ...added.weights, sha256: "0".repeat(64) } }]);
    const other = open([{ ...added, architecture: "alexnet" }]);
    for (const client of [changed, other]) {
      await expect(client.extractFeatures({ backbone: added.id, images })).rejects.toMatchObject({
        code: "backbone-load",
      });
      client.dispose();
    }
    await expect(lab.describeBackbone("nowhere")).rejects.toMatchObject({ code: "backbone-load" });
  });
});
