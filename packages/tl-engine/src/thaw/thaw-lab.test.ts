import { afterAll, describe, expect, it } from "vitest";
import { createInProcessWorker } from "../../test/in-process-worker.ts";
import { readPicture, relativeError } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { connectLab } from "../client/connect-lab.ts";
import type { ThawRequest } from "../client/lab-types.ts";
import { encodeHead } from "../safetensors/head-tensors.ts";
import { cutId } from "./cut-id.ts";
import { thawedFeatures } from "./thawed-features.ts";
import { readThawed } from "./thawed-tensors.ts";

const assets = await openNodeAssets();
const workers: ReturnType<typeof createInProcessWorker>[] = [];
const lab = connectLab({
  assetsBaseUrl: "/generated",
  backend: "wasm",
  cores: 2,
  resolveUrl: (url) => url,
  openAssets: () => assets,
  spawn: () => {
    const worker = createInProcessWorker(assets);
    workers.push(worker);
    return worker;
  },
});
afterAll(() => lab.dispose());

const files = ["rgb.png", "grey.png", "tall.png"].map(readPicture);
const images = () => files.map((bytes) => new Blob([new Uint8Array(bytes)]));
const backbone = "mobilenet-v3-small";
const blocks = 2;

async function request(change: Partial<ThawRequest> = {}): Promise<ThawRequest> {
  const cut = await lab.extractFeatures({ backbone: cutId(backbone, blocks), images: images() });
  expect([cut.width, cut.features.length]).toEqual([96 * 49, 3 * 96 * 49]);
  return {
    ...{ backbone, blocks, features: cut.features, labels: Int32Array.of(0, 1, 0), classCount: 2 },
    ...{ epochs: 3, batchSize: 2, learningRate: 0.01, thawLearningRate: 0.001, seed: 7 },
    ...change,
  };
}

describe("a thawed run in the lab", () => {
  it("trains from activations at the cut, and its network is one more backbone, here and on a server", async () => {
    const epochs: number[] = [];
    const task = await request({ onEpoch: ({ epoch }) => epochs.push(epoch) });
    const result = await lab.trainThawed(task);
    expect(epochs).toEqual([1, 2, 3]);
    expect(result.curves.at(-1)?.trainLoss).toBeLessThan(result.curves[0]?.trainLoss ?? 0);
    await lab.installThawed({ id: "run", backbone, tensors: result.tensors });
    const thawed = await lab.extractFeatures({ backbone: "run", images: images() });
    const frozen = await lab.extractFeatures({ backbone, images: images() });
    expect(thawed.width).toBe(576);
    expect(relativeError(thawed.features, frozen.features)).toBeGreaterThan(1e-3);

    const file = encodeHead(result.head, {}, result.tensors);
    const tensors = readThawed(file);
    expect(tensors).toEqual(result.tensors);
    const onServer = await thawedFeatures(assets, { backbone, tensors, pictures: files });
    expect(onServer.width).toBe(576);
    expect(onServer.features).toEqual(thawed.features);
    const asItIs = await thawedFeatures(assets, { backbone, tensors: [], pictures: files });
    expect(relativeError(asItIs.features, frozen.features)).toBeLessThan(1e-4);
  });

  it("is cancelled between two steps", async () => {
    const stop = new AbortController();
    const task = await request({ epochs: 500, onStep: () => stop.abort(new Error("enough")), signal: stop.signal });
    await expect(lab.trainThawed(task)).rejects.toThrow("enough");
  });

  it("keeps the two that came last, in every worker the same, whatever was used between, and after a loss", async () => {
    const { tensors } = await lab.trainThawed(await request({ epochs: 1 }));
    const use = async (id: string) => {
      await lab.installThawed({ id, backbone, tensors });
      expect((await lab.extractFeatures({ backbone: id, images: images() })).width).toBe(576);
    };
    for (const id of ["a", "b", "a", "c", "a", "b"]) await use(id);
    await Promise.all(["d", "e"].map(use));
    const refused = lab.installThawed({ id: "refused", backbone, tensors: tensors.slice(1) });
    await expect(refused).rejects.toMatchObject({ code: "safetensors-invalid" });
    for (const id of ["e", "d"]) await use(id);
    const messages = () => workers.reduce((sum, worker) => sum + worker.messageCount(), 0);
    const before = messages();
    await lab.installThawed({ id: "d", backbone, tensors });
    expect(messages()).toBe(before);
    workers.at(-1)?.onerror?.({ message: "gone" } as ErrorEvent);
    expect((await lab.extractFeatures({ backbone: "d", images: images() })).width).toBe(576);
  });

  it("refuses tensors that are not the last blocks, and a backbone that nobody installed", async () => {
    const { tensors } = await lab.trainThawed(await request({ epochs: 1 }));
    const install = (changed: typeof tensors) => lab.installThawed({ id: "other", backbone, tensors: changed });
    await expect(install(tensors.slice(1))).rejects.toMatchObject({ code: "safetensors-invalid" });
    const stem = { name: "features.0.0.weight", shape: [16, 3, 3, 3], values: new Float32Array(432) };
    await expect(install([...tensors, stem])).rejects.toMatchObject({ code: "safetensors-invalid" });
    await expect(lab.extractFeatures({ backbone: "other", images: images() })).rejects.toMatchObject({
      code: "backbone-load",
    });
    const deep = lab.extractFeatures({ backbone: cutId(backbone, 13), images: images() });
    await expect(deep).rejects.toMatchObject({ code: "invalid-input" });
  });
});
