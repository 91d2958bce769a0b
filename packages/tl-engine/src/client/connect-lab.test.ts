import { afterEach, describe, expect, it, vi } from "vitest";
import { createInProcessWorker } from "../../test/in-process-worker.ts";
import { floatsOf, readPicture, readPictureFeatures, relativeError } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { ImageDecodeError } from "../errors.ts";
import { connectLab } from "./connect-lab.ts";
import type { LabClient, TrainRequest } from "./lab-types.ts";
import { PauseGate } from "./pause-gate.ts";
import { sharePictures } from "./share-pictures.ts";

const assets = await openNodeAssets();
const goldens = readPictureFeatures();
const names = Object.keys(goldens);
const workers: ReturnType<typeof createInProcessWorker>[] = [];
let lab: LabClient;

function open(cores = 2): LabClient {
  workers.length = 0;
  lab = connectLab({
    assetsBaseUrl: "/generated",
    backend: "wasm",
    cores,
    resolveUrl: (url) => `http://127.0.0.1:9${url}`,
    openAssets: () => assets,
    spawn: () => {
      const worker = createInProcessWorker(assets);
      workers.push(worker);
      return worker;
    },
  });
  return lab;
}

function blobOf(name: string): Blob {
  return new Blob([new Uint8Array(readPicture(name))]);
}

afterEach(() => lab.dispose());

/** Whether the workers have stopped sending: what was cancelled no longer runs. */
async function areSilent(): Promise<boolean> {
  const count = () => workers.reduce((sum, worker) => sum + worker.messageCount(), 0);
  const before = count();
  await new Promise((resolve) => setTimeout(resolve, 150));
  return count() === before;
}

const backbone = "mobilenet-v3-small";

describe("extracting features through workers", () => {
  it("gives every picture its own row, in order, and says how far it is", async () => {
    const progress: number[] = [];
    const { features, failures, backend } = await open().extractFeatures({
      backbone,
      images: names.map(blobOf),
      onProgress: ({ done, total }) => progress.push(done / total),
    });
    names.forEach((name, i) => {
      const row = features.subarray(i * 576, (i + 1) * 576);
      expect(relativeError(row, floatsOf(goldens[name] ?? "")), name).toBeLessThan(5e-5);
    });
    expect(failures).toEqual([]);
    expect(backend).toMatchObject({ backend: "wasm", workers: 2 });
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it("has the same bits from one worker and from two, and takes buffers without copying them", async () => {
    const images = () => names.map((name) => new Uint8Array(readPicture(name)).buffer);
    const given = images();
    const one = await open(1).extractFeatures({ backbone, images: given });
    expect(given.every((buffer) => buffer.byteLength === 0)).toBe(true);
    lab.dispose();
    const two = await open(2).extractFeatures({ backbone, images: images() });
    expect(one.backend.workers).toBe(1);
    expect(two.features).toEqual(one.features);
  });

  it("names the unreadable picture, or collects it and goes on", async () => {
    const images = [blobOf("rgb.png"), new Blob(["no picture"]), "/not-there.png", blobOf("grey.png")];
    const thrown = await open()
      .extractFeatures({ backbone, images })
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ImageDecodeError);
    expect(thrown).toMatchObject({ imageIndex: 1, code: "image-unsupported" });
    const { features, failures } = await lab.extractFeatures({ backbone, images, onUnreadable: "collect" });
    expect(failures.map(({ index, code }) => [index, code])).toEqual([
      [1, "image-unsupported"],
      [2, "image-fetch"],
    ]);
    expect(features.subarray(576, 3 * 576).every((value) => value === 0)).toBe(true);
    expect(relativeError(features.subarray(3 * 576), floatsOf(goldens["grey.png"] ?? ""))).toBeLessThan(5e-5);
  });

  it("hands on each run of pictures as it is done, and views of them when asked", async () => {
    const images = () => names.map(blobOf);
    const rows = new Map<number, Float32Array>();
    const { features, width } = await open().extractFeatures({
      backbone,
      images: images(),
      onRows: ({ from, features: done }) => rows.set(from, done.slice()),
    });
    for (const [from, done] of rows) {
      expect(done).toEqual(features.subarray(from * width, from * width + done.length));
    }
    expect([...rows.values()].reduce((sum, { length }) => sum + length, 0)).toBe(features.length);
    const views = { flip: true, crop: true, colour: true, seeds: names.map((_, at) => at) };
    const changed = await lab.extractFeatures({ backbone, images: images(), views });
    expect(changed.features).not.toEqual(features);
    expect((await lab.extractFeatures({ backbone, images: images(), views })).features).toEqual(changed.features);
  });

  it("stops when its signal aborts, and works again", async () => {
    const controller = new AbortController();
    const images = Array.from({ length: 60 }, () => blobOf("large.jpg"));
    const reason = new Error("the learner left");
    let done = 0;
    const stopped = open().extractFeatures({
      backbone,
      images,
      signal: controller.signal,
      onProgress: (progress) => {
        done = progress.done;
        controller.abort(reason);
      },
    });
    await expect(stopped).rejects.toBe(reason);
    expect(done).toBeLessThan(60);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await areSilent()).toBe(true);
    await expect(lab.extractFeatures({ backbone, images, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const { features } = await lab.extractFeatures({ backbone, images: images.slice(0, 1) });
    expect(relativeError(features, floatsOf(goldens["large.jpg"] ?? ""))).toBeLessThan(5e-5);
  });

  it("rejects what is pending when a worker breaks, and starts anew", async () => {
    open();
    const pending = lab.extractFeatures({ backbone, images: names.map(blobOf) });
    await vi.waitFor(() => expect(workers.length).toBe(2));
    workers[0]?.onerror?.({ message: "out of memory" } as ErrorEvent);
    await expect(pending).rejects.toMatchObject({ code: "worker-lost" });
    const again = await lab.extractFeatures({ backbone, images: [blobOf("rgb.png")] });
    expect(again.features.length).toBe(576);
    expect(workers.length).toBe(4);
  });

  it("rejects when disposed of", async () => {
    const pending = open().extractFeatures({ backbone, images: names.map(blobOf) });
    lab.dispose();
    await expect(pending).rejects.toMatchObject({ code: "disposed" });
    await expect(lab.probe()).rejects.toMatchObject({ code: "disposed" });
  });
});

describe("the rest of the lab", () => {
  const features = Float32Array.from({ length: 40 * 8 }, (_, i) => Math.sin(i * 7.1) + (Math.floor(i / 8) % 2));
  const labels = Int32Array.from({ length: 40 }, (_, i) => i % 2);
  const settings = { epochs: 30, batchSize: 8, learningRate: 0.05, seed: 1 };
  const task: TrainRequest = { features, labels, classCount: 2, ...settings };

  it("trains with an epoch's report at a time, then scores and predicts alike", async () => {
    const epochs: number[] = [];
    const { head, curves } = await open().trainHead({ ...task, onEpoch: ({ epoch }) => epochs.push(epoch) });
    expect(epochs).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(curves.length).toBe(30);
    const evaluation = await lab.evaluate({ head, features, labels });
    expect(evaluation.accuracy).toBeGreaterThan(0.9);
    expect((await lab.predict({ head, features })).predicted).toEqual(evaluation.predicted);
    expect((await lab.trainHead(task)).head).toEqual(head);
    expect(workers.length).toBe(1);
  });

  it("stops training at the epoch in which it is told to", async () => {
    const controller = new AbortController();
    const onEpoch = vi.fn(() => controller.abort());
    const stopped = open().trainHead({ ...task, epochs: 100_000, onEpoch, signal: controller.signal });
    await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
    await lab.trainHead(task);
    expect(onEpoch.mock.calls.length).toBeLessThan(50);
    expect(await areSilent()).toBe(true);
  });

  it("waits while its gate is closed, and then ends where it would have ended", async () => {
    const gate = new PauseGate();
    const seen: number[] = [];
    const onEpoch = ({ epoch }: { epoch: number }) => {
      seen.push(epoch);
      if (epoch === 3) gate.pause();
    };
    const long = { ...task, epochs: 4000 };
    const pending = open().trainHead({ ...long, onEpoch, gate });
    await vi.waitFor(() => expect(gate.isPaused).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 60));
    const waitingAt = seen.length;
    expect(waitingAt).toBeLessThan(4000);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(seen.length).toBe(waitingAt);
    gate.resume();
    const { head } = await pending;
    expect(seen.length).toBe(4000);
    expect(gate.pausedMs).toBeGreaterThan(100);
    expect(head).toEqual((await lab.trainHead(long)).head);
  });

  it("is cancelled while it waits", async () => {
    const gate = new PauseGate();
    gate.pause();
    const controller = new AbortController();
    const pending = open().trainHead({ ...task, gate, signal: controller.signal });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    expect((await lab.trainHead(task)).curves.length).toBe(30);
  });

  it("passes on the engine's refusals with their code", async () => {
    await expect(open().trainHead({ ...task, epochs: 0 })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("leaves no worker behind when one of them can't start, however often it is tried", async () => {
    open();
    const ended: unknown[] = [];
    const failing = vi.spyOn(assets, "kernels").mockRejectedValue(new Error("no kernels"));
    try {
      for (let i = 0; i < 3; i++) await expect(lab.probe()).rejects.toThrow();
      for (const worker of workers) {
        const { terminate } = worker;
        worker.terminate = () => {
          ended.push(worker);
          terminate();
        };
      }
      lab.dispose();
      // What was left is ended already: the first worker alone is still there.
      expect(workers.length).toBe(4);
      expect(ended).toEqual([workers[0]]);
    } finally {
      failing.mockRestore();
    }
  });

  it("describes both backbones and probes the backend", async () => {
    expect(await open().describeBackbone("random-twin")).toMatchObject({ pretrained: false, parameterCount: 927_008 });
    expect(workers.length).toBe(0);
    const probe = await lab.probe();
    expect(probe).toMatchObject({ backend: "wasm", reason: "chosen", workers: 2 });
    expect(probe.msPerImage).toBeGreaterThan(0);
  });
});

describe("sharing pictures out", () => {
  it("gives each once, whatever the takers' pace", async () => {
    const taken: number[] = [];
    await sharePictures(10, 3, [1, 5], async (pace, { from, to }) => {
      await new Promise((resolve) => setTimeout(resolve, pace));
      for (let i = from; i < to; i++) taken.push(i);
    });
    expect(taken.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("stops giving out after a failure", async () => {
    const work = vi.fn(async () => {
      throw new Error("broken");
    });
    await expect(sharePictures(100, 1, [0, 0], work)).rejects.toThrow("broken");
    expect(work.mock.calls.length).toBe(2);
  });
});
