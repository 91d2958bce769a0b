import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { createInProcessWorker } from "../../test/in-process-worker.ts";
import { readPicture } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { connectLab } from "./connect-lab.ts";
import type { LabClient, TrainRequest } from "./lab-types.ts";
import { PauseGate } from "./pause-gate.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/**
 * What is left when all garbage is gone: bytes of JavaScript's heap, and of arrays with WebAssembly's memory. Arrays are given
 * back a while after they were found to be garbage, and messages on their way hold what they carry: the least of a few
 * looks is what stays.
 */
async function held(): Promise<{ heap: number; buffers: number }> {
  const least = { heap: Number.POSITIVE_INFINITY, buffers: Number.POSITIVE_INFINITY };
  for (let look = 0; look < 12; look++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    least.heap = Math.min(least.heap, heapUsed);
    least.buffers = Math.min(least.buffers, arrayBuffers);
  }
  return least;
}

async function trainOnce(lab: LabClient, signal: AbortSignal, gate: PauseGate, seed: number): Promise<void> {
  const images = ["rgb.png", "grey.png"].map((name) => new Blob([new Uint8Array(readPicture(name))]));
  const views = { flip: true, crop: true, colour: true, seeds: [seed, seed + 1] };
  const { features } = await lab.extractFeatures({ backbone: "mobilenet-v3-small", images, views, signal });
  const labels = Int32Array.of(0, 1);
  const task: TrainRequest = { features, labels, classCount: 2, epochs: 3, batchSize: 2, learningRate: 0.01, seed };
  const { head } = await lab.trainHead({ ...task, signal, gate, onEpoch: () => undefined });
  await lab.evaluate({ head, features, labels });
}

it("fifty trainings leave no more behind than ten: heap, arrays, listeners", async () => {
  const assets = await openNodeAssets();
  const lab = connectLab({
    assetsBaseUrl: "/generated",
    backend: "wasm",
    cores: 2,
    resolveUrl: (url) => `http://127.0.0.1:9${url}`,
    openAssets: () => assets,
    spawn: () => createInProcessWorker(assets),
  });
  const { signal } = new AbortController();
  const gate = new PauseGate();
  for (let seed = 0; seed < 10; seed++) await trainOnce(lab, signal, gate, seed);
  const before = await held();
  for (let seed = 10; seed < 50; seed++) await trainOnce(lab, signal, gate, seed);
  const after = await held();
  lab.dispose();
  console.log(`after 10 and 50 trainings: ${JSON.stringify([before, after])}`);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(gate.listenerCount).toBe(0);
  // One picture's pixels are 600 kB, one training's rest less: forty that stayed would show.
  expect(after.buffers - before.buffers).toBeLessThan(600_000);
  expect(after.heap - before.heap).toBeLessThan(2_000_000);
});
