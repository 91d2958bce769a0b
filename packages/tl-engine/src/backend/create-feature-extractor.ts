import * as tf from "@tensorflow/tfjs-core";
import type { AssetSource } from "../backbone/asset-source.ts";
import type { BackboneInfo } from "../backbone/backbone-info.ts";
import { type LoadedBackbone, loadBackbone } from "../backbone/load-backbone.ts";
import { type DeviceBackbone, runBackbone, uploadBackbone } from "../backbone/run-backbone.ts";
import type { BackboneId, BackendChoice, BackendName, BackendReason } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { activateWasm } from "./activate-wasm.ts";
import { activateWebgl, isWebglContextLost } from "./activate-webgl.ts";
import { inspectGpu } from "./inspect-gpu.ts";

/**
 * Pictures that go through the backbone together. Beyond four WASM gains nothing; a GPU's cost is mostly per pass, so it takes
 * a whole run of the client's.
 */
const BATCH: Record<BackendName, number> = { wasm: 4, webgl: 8 };

export interface BackendState {
  readonly backend: BackendName;
  readonly reason: BackendReason;
  readonly renderer: string | null;
}

/** Turns preprocessed pictures into features on one backend; one per worker, since tfjs is one per worker. */
export interface FeatureExtractor {
  /** Picks and starts the backend, once. */
  start(): Promise<BackendState>;
  /** The state now: a lost GPU changes it. Null before `start`. */
  state(): BackendState | null;
  /** Reads a backbone and puts it on the backend, unless it is there already. */
  load(id: BackboneId): Promise<BackboneInfo>;
  /**
   * @param pixels float32 [batch, 224, 224, 3], normalised; borrowed.
   * @returns float32 [batch, 576].
   */
  extract(id: BackboneId, pixels: Float32Array, batch: number): Promise<Float32Array>;
  /** How many pictures at a time suit the backend. */
  batchSize(): number;
  /** Median milliseconds a picture, in batches of that size. */
  time(id: BackboneId): Promise<number>;
  /** Tensors that tfjs holds: constant from one extraction to the next. */
  tensorCount(): number;
  dispose(): void;
}

export interface FeatureExtractorOptions {
  readonly assets: AssetSource;
  readonly backend: BackendChoice;
  /** Where `assets` are served, ending in "/"; null in Node. */
  readonly assetsUrl: string | null;
}

const PRETRAINED: BackboneId = "mobilenet-v3-small";

export function createFeatureExtractor({ assets, backend, assetsUrl }: FeatureExtractorOptions): FeatureExtractor {
  const loaded = new Map<BackboneId, LoadedBackbone>();
  const onDevice = new Map<BackboneId, DeviceBackbone>();
  let starting: Promise<BackendState> | null = null;
  let current: BackendState | null = null;

  async function startWasm(): Promise<void> {
    await activateWasm(assetsUrl === null ? null : `${assetsUrl}${(await assets.index()).tfjs}`);
  }

  async function choose(): Promise<BackendState> {
    if (backend === "wasm") {
      await startWasm();
      return { backend: "wasm", reason: "chosen", renderer: null };
    }
    const finding = inspectGpu();
    if (backend === "webgl") {
      await activateWebgl();
      return { backend: "webgl", reason: "chosen", renderer: finding.renderer };
    }
    if (!finding.usable) {
      await startWasm();
      return { backend: "wasm", reason: finding.reason, renderer: finding.renderer };
    }
    return chooseByTime(finding.renderer);
  }

  /** A name can mislead; the clock does not. */
  async function chooseByTime(renderer: string | null): Promise<BackendState> {
    await startWasm();
    const wasmMs = await timePasses(PRETRAINED, BATCH.wasm, 3);
    removeFromDevice();
    try {
      await activateWebgl();
      const singleMs = await timePasses(PRETRAINED, 1, 1);
      // A batch can at best divide the cost of a pass, so that a hopeless GPU need not be timed on one.
      const isHopeless = singleMs / BATCH.webgl > wasmMs;
      const webglMs = isHopeless ? singleMs : await timePasses(PRETRAINED, BATCH.webgl, 3);
      if (isWebglContextLost()) throw new EngineError("backend-unavailable", "the WebGL context was lost");
      if (webglMs < wasmMs) return { backend: "webgl", reason: "hardware-gpu", renderer };
      removeFromDevice();
      await startWasm();
      return { backend: "wasm", reason: "gpu-slower", renderer };
    } catch {
      // Whatever a driver does, WASM has just worked.
      removeFromDevice();
      await startWasm();
      return { backend: "wasm", reason: "gpu-failed", renderer };
    }
  }

  function removeFromDevice(): void {
    for (const device of onDevice.values()) device.dispose();
    onDevice.clear();
  }

  async function deviceOf(id: BackboneId): Promise<DeviceBackbone> {
    let backbone = loaded.get(id);
    if (!backbone) {
      backbone = await loadBackbone(assets, id);
      loaded.set(id, backbone);
    }
    let device = onDevice.get(id);
    if (!device) {
      device = uploadBackbone(backbone.folded);
      onDevice.set(id, device);
    }
    return device;
  }

  /** Median milliseconds a picture over so many passes. */
  async function timePasses(id: BackboneId, batch: number, passes: number): Promise<number> {
    const device = await deviceOf(id);
    const pixels = new Float32Array(batch * PICTURE_VALUES);
    // The first pass compiles shaders and fills caches.
    runBackbone(device, pixels, batch);
    const times: number[] = [];
    for (let i = 0; i < passes; i++) {
      const begin = performance.now();
      runBackbone(device, pixels, batch);
      times.push((performance.now() - begin) / batch);
    }
    return times.sort((a, b) => a - b)[passes >> 1] as number;
  }

  async function fallBack(): Promise<void> {
    const renderer = current?.renderer ?? null;
    removeFromDevice();
    await startWasm();
    current = { backend: "wasm", reason: "context-lost", renderer };
  }

  const extractor: FeatureExtractor = {
    start() {
      starting ??= choose()
        .then((state) => {
          current = state;
          return state;
        })
        .catch((cause) => {
          starting = null;
          throw cause;
        });
      return starting;
    },
    state: () => current,
    async load(id) {
      await extractor.start();
      await deviceOf(id);
      return (loaded.get(id) as LoadedBackbone).info;
    },
    async extract(id, pixels, batch) {
      await extractor.start();
      if (current?.backend === "webgl") {
        try {
          const features = runBackbone(await deviceOf(id), pixels, batch);
          if (!isWebglContextLost()) return features;
        } catch (cause) {
          if (!isWebglContextLost()) throw cause;
        }
        await fallBack();
      }
      return runBackbone(await deviceOf(id), pixels, batch);
    },
    batchSize: () => BATCH[current?.backend ?? "wasm"],
    async time(id) {
      await extractor.start();
      return timePasses(id, extractor.batchSize(), 5);
    },
    tensorCount: () => tf.memory().numTensors,
    dispose() {
      removeFromDevice();
      loaded.clear();
    },
  };
  return extractor;
}
