import { afterAll, describe, expect, it } from "vitest";
import { createInProcessWorker } from "../../test/in-process-worker.ts";
import { readPicture, relativeError } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { connectLab } from "../client/connect-lab.ts";
import type { Head } from "../client/lab-types.ts";
import { describeNetwork } from "../networks/describe-network.ts";
import { findNetwork } from "../networks/find-network.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import { placeNetwork } from "../networks/place-network.ts";
import { thawedShapes } from "../thaw/thawed-tensors.ts";
import { randomNetwork } from "./random-network.ts";

const assets = await openNodeAssets();
const lab = connectLab({
  assetsBaseUrl: "/generated",
  backend: "wasm",
  cores: 2,
  resolveUrl: (url) => `http://127.0.0.1:9${url}`,
  openAssets: () => assets,
  spawn: () => createInProcessWorker(assets),
});
afterAll(() => lab.dispose());

const backbone = "mobilenet-v3-small";
const photo = { key: "rgb", image: new Blob([new Uint8Array(readPicture("rgb.png"))]) };
const request = { backbone, twin: false, photo };

describe("looking through the lab's workers", () => {
  it("gives every stage's maps in the shape that the backbone is described with", async () => {
    const { stages } = await lab.describeBackbone(backbone);
    for (const { name, outChannels, outSize } of stages) {
      const { channels, size, maps, scales, picture } = await lab.activations({ ...request, stage: name });
      expect([name, channels, size]).toEqual([name, outChannels, outSize]);
      expect([maps.length, scales.length]).toEqual([outChannels * outSize ** 2, outChannels]);
      expect(picture.rgba).toHaveLength(224 * 224 * 4);
    }
    await expect(lab.activations({ ...request, stage: "nowhere" })).rejects.toThrow(/no stage nowhere/);
  });

  it("shows the twin's beside them, which is the one that the lab trains on", async () => {
    const stage = "features.4";
    const own = await lab.activations({ ...request, stage });
    const twin = await lab.activations({ ...request, stage, twin: true });
    const named = await lab.activations({ ...request, stage, backbone: "random-twin" });
    expect(twin.scales).toEqual(named.scales);
    expect(relativeError(twin.scales, own.scales)).toBeGreaterThan(0.1);
  });

  it("finds the evidence of a head whose logits are those of the features", async () => {
    const width = 576;
    const weight = Float32Array.from({ length: 2 * width }, (_, i) => Math.sin(i));
    const head: Head = { weight, bias: new Float32Array([0.5, -0.25]), classCount: 2, width };
    const { features } = await lab.extractFeatures({ backbone, images: [photo.image] });
    const { logits, size } = await lab.attend({ backbone, photo, head });
    const expected = [0, 1].map((c) =>
      features.reduce((sum, value, k) => sum + value * (weight[c * width + k] as number), head.bias[c] as number),
    );
    expect(relativeError(logits, expected)).toBeLessThan(1e-4);
    expect(size).toBe(7);
    const narrow = { ...head, width: 512, weight: weight.slice(0, 1024) };
    await expect(lab.attend({ backbone, photo, head: narrow })).rejects.toThrow(/576 maps do not fit/);
  });
});

describe("a network whose last blocks were trained", () => {
  it("is looked into with the weights that it has now", async () => {
    const width = 576;
    const tensors = Array.from(thawedShapes(mobilenetV3Small(), 1), ([name, shape]) => {
      const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
      return { name, shape, values: values.map((_, i) => 0.1 * Math.sin(i)) };
    });
    await lab.installThawed({ id: "thawed", backbone, tensors });
    const head: Head = { weight: new Float32Array(width).fill(1), bias: new Float32Array(1), classCount: 1, width };
    const { features } = await lab.extractFeatures({ backbone: "thawed", images: [photo.image] });
    const { logits } = await lab.attend({ backbone: "thawed", photo, head });
    const frozen = await lab.attend({ backbone, photo, head });
    const sum = features.reduce((all, value) => all + value, 0);
    expect(relativeError(logits, [sum])).toBeLessThan(1e-4);
    expect(relativeError(frozen.logits, [sum])).toBeGreaterThan(1e-2);
  });
});

describe("an added network's twin", () => {
  it("has its layers, and lets something through", async () => {
    const network = findNetwork("resnet18");
    if (!network) throw new Error("resnet18");
    const kernels = await assets.kernels();
    const placed = placeNetwork(kernels, network, randomNetwork(network, 1));
    const pixels = Float32Array.from({ length: 224 * 224 * 3 }, (_, i) => Math.sin(i / 50));
    for (const { name, outChannels } of describeNetwork(network).layers) {
      const { channels, values } = placed.runTo(name, pixels);
      expect(channels).toBe(outChannels);
      expect(values.some((value) => value > 0) && values.every(Number.isFinite)).toBe(true);
    }
  });
});
