import type { LoadedKernels } from "@thaw/kernels/load-kernels";
import { trainHead } from "@thaw/tl-engine/head/train-head";
import { createUniform } from "./random-weights.ts";

const COUNT = 350;
const WIDTH = 512;
const CLASSES = 7;
const SETTINGS = { epochs: 20, batchSize: 32, learningRate: 1e-3, seed: 0, classCount: CLASSES };

/** One training of the head on features of the size that ResNet-18 gives; milliseconds. */
export function createHeadTask(load: () => Promise<LoadedKernels>): (input: undefined) => Promise<number> {
  const next = createUniform(3);
  const features = Float32Array.from({ length: COUNT * WIDTH }, () => 2 * next() - 1);
  const labels = Int32Array.from({ length: COUNT }, (_, i) => i % CLASSES);
  let kernels: LoadedKernels | null = null;
  return async () => {
    kernels ??= await load();
    const begin = performance.now();
    for (const _ of trainHead({ ...SETTINGS, features, labels }, kernels));
    return performance.now() - begin;
  };
}
