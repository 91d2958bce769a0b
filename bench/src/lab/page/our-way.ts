import { createLabClient } from "@thaw/tl-engine/client/create-lab-client";

const BACKBONE = "mobilenet-v3-small";
const SETTINGS = { epochs: 20, batchSize: 32, learningRate: 1e-3, seed: 0 };

/**
 * The lab's way, as the web app has it: workers, the backend that the probe chooses, the cached features, the head.
 * @returns milliseconds, from nothing started to trained.
 */
export async function trainOurWay(urls: readonly string[], labels: readonly number[], classCount: number) {
  const begin = performance.now();
  const lab = createLabClient({ assetsBaseUrl: "/generated" });
  const { features, backend, elapsedMs } = await lab.extractFeatures({ backbone: BACKBONE, images: urls });
  const trained = await lab.trainHead({ ...SETTINGS, features, labels: Int32Array.from(labels), classCount });
  const ms = performance.now() - begin;
  lab.dispose();
  return { ms, extractMs: elapsedMs, trainMs: trained.elapsedMs, workers: backend.workers, backend: backend.backend };
}

/** Share right on unseen photos after training on a few, and how many those are. */
export async function scoreOurWay(
  training: { readonly urls: readonly string[]; readonly labels: readonly number[] },
  unseen: { readonly urls: readonly string[]; readonly labels: readonly number[] },
  classCount: number,
) {
  const lab = createLabClient({ assetsBaseUrl: "/generated" });
  const { features } = await lab.extractFeatures({ backbone: BACKBONE, images: training.urls });
  const settings = { ...SETTINGS, learningRate: 0.01, features, labels: Int32Array.from(training.labels), classCount };
  const { head } = await lab.trainHead(settings);
  const held = await lab.extractFeatures({ backbone: BACKBONE, images: unseen.urls });
  const labels = Int32Array.from(unseen.labels);
  const { accuracy, interval } = await lab.evaluate({ head, features: held.features, labels });
  lab.dispose();
  return { accuracy, interval, count: labels.length };
}
