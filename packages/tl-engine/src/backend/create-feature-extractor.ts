import type { AssetSource } from "../backbone/asset-source.ts";
import type { BackboneInfo } from "../backbone/backbone-info.ts";
import { type LoadedBackbone, loadBackbone } from "../backbone/load-backbone.ts";
import type { BackboneId, BackendChoice, BackendName, BackendReason } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import type { ComputeBackend } from "./compute-backend.ts";
import { inspectGpu } from "./inspect-gpu.ts";
import { openKernels } from "./open-kernels.ts";

export interface BackendState {
  readonly backend: BackendName;
  readonly reason: BackendReason;
  readonly renderer: string | null;
}

/** Turns preprocessed pictures into features on one backend; one per worker. */
export interface FeatureExtractor {
  /** Picks and starts the backend, once. */
  start(): Promise<BackendState>;
  /** The state now: a lost GPU changes it. Null before `start`. */
  state(): BackendState | null;
  /**
   * Reads a backbone, unless that was done.
   * @param onBytes told how many of its weights' bytes have come.
   */
  load(id: BackboneId, onBytes?: (done: number) => void): Promise<BackboneInfo>;
  /**
   * @param pixels float32 [batch, 224, 224, 3], normalised; borrowed.
   * @returns float32 [batch, featureWidth].
   */
  extract(id: BackboneId, pixels: Float32Array, batch: number): Promise<Float32Array>;
  /** How many pictures at a time suit the backend. */
  batchSize(): number;
  /** Median milliseconds a picture, in batches of that size. */
  time(id: BackboneId): Promise<number>;
  /** Tensors or bytes that the backend holds: constant from one extraction to the next. */
  held(): number;
  dispose(): void;
}

export interface FeatureExtractorOptions {
  readonly assets: AssetSource;
  readonly backend: BackendChoice;
}

const PRETRAINED: BackboneId = "mobilenet-v3-small";

interface Started {
  readonly compute: ComputeBackend;
  readonly state: BackendState;
}

export function createFeatureExtractor({ assets, backend }: FeatureExtractorOptions): FeatureExtractor {
  const loaded = new Map<BackboneId, LoadedBackbone>();
  let starting: Promise<Started> | null = null;
  let current: Started | null = null;
  let beside: ComputeBackend | null = null;

  async function onKernels(reason: BackendReason, renderer: string | null): Promise<Started> {
    return { compute: await openKernels(assets), state: { backend: "wasm", reason, renderer } };
  }

  async function onWebgl(reason: BackendReason, renderer: string | null): Promise<Started> {
    const { openWebgl } = await import("./open-webgl.ts");
    return { compute: await openWebgl(), state: { backend: "webgl", reason, renderer } };
  }

  async function choose(): Promise<Started> {
    if (backend === "wasm") return onKernels("chosen", null);
    const finding = inspectGpu();
    if (backend === "webgl") return onWebgl("chosen", finding.renderer);
    if (!finding.usable) return onKernels(finding.reason, finding.renderer);
    return chooseByTime(finding.renderer);
  }

  /** A name can mislead; the clock does not. */
  async function chooseByTime(renderer: string | null): Promise<Started> {
    const kernels = await onKernels("gpu-slower", renderer);
    const wasmMs = await timePasses(kernels.compute, PRETRAINED, kernels.compute.batchSize, 3);
    let gpu: Started | null = null;
    try {
      gpu = await onWebgl("hardware-gpu", renderer);
      const singleMs = await timePasses(gpu.compute, PRETRAINED, 1, 1);
      // A batch can at best divide the cost of a pass, so that a hopeless GPU need not be timed on one.
      const isHopeless = singleMs / gpu.compute.batchSize > wasmMs;
      const gpuMs = isHopeless ? singleMs : await timePasses(gpu.compute, PRETRAINED, gpu.compute.batchSize, 3);
      if (gpu.compute.isLost()) throw new EngineError("backend-unavailable", "the WebGL context was lost");
      const [chosen, left] = gpuMs < wasmMs ? [gpu, kernels] : [kernels, gpu];
      left.compute.dispose();
      return chosen;
    } catch {
      // Whatever a driver does, WASM has just worked.
      gpu?.compute.dispose();
      return { ...kernels, state: { ...kernels.state, reason: "gpu-failed" } };
    }
  }

  /** Added networks are written for the kernels alone, so beside a GPU they run there. */
  async function computeFor({ network }: LoadedBackbone): Promise<ComputeBackend> {
    const { compute } = current as Started;
    if (network === null || compute.name === "wasm") return compute;
    beside ??= await openKernels(assets);
    return beside;
  }

  async function backboneOf(id: BackboneId, onBytes?: (done: number) => void): Promise<LoadedBackbone> {
    let backbone = loaded.get(id);
    if (!backbone) {
      backbone = await loadBackbone(assets, id, onBytes);
      loaded.set(id, backbone);
    }
    return backbone;
  }

  /** Median milliseconds a picture over so many passes. */
  async function timePasses(compute: ComputeBackend, id: BackboneId, batch: number, passes: number): Promise<number> {
    const backbone = await backboneOf(id);
    const pixels = new Float32Array(batch * PICTURE_VALUES);
    // The first pass compiles and fills caches.
    compute.run(backbone, pixels, batch);
    const times: number[] = [];
    for (let i = 0; i < passes; i++) {
      const begin = performance.now();
      compute.run(backbone, pixels, batch);
      times.push((performance.now() - begin) / batch);
    }
    return times.sort((a, b) => a - b)[passes >> 1] as number;
  }

  function started(): Promise<Started> {
    starting ??= choose()
      .then((chosen) => {
        current = chosen;
        return chosen;
      })
      .catch((cause) => {
        starting = null;
        throw cause;
      });
    return starting;
  }

  const extractor: FeatureExtractor = {
    start: async () => (await started()).state,
    state: () => current?.state ?? null,
    async load(id, onBytes) {
      await started();
      return (await backboneOf(id, onBytes)).info;
    },
    async extract(id, pixels, batch) {
      await started();
      const backbone = await backboneOf(id);
      const { state } = current as Started;
      const compute = await computeFor(backbone);
      try {
        const features = compute.run(backbone, pixels, batch);
        if (!compute.isLost()) return features;
      } catch (cause) {
        if (!compute.isLost()) throw cause;
      }
      compute.dispose();
      current = await onKernels("context-lost", state.renderer);
      return current.compute.run(backbone, pixels, batch);
    },
    batchSize: () => current?.compute.batchSize ?? 1,
    async time(id) {
      await started();
      const { compute } = current as Started;
      return timePasses(compute, id, compute.batchSize, 5);
    },
    held: () => (current?.compute.held() ?? 0) + (beside?.held() ?? 0),
    dispose() {
      current?.compute.dispose();
      beside?.dispose();
      loaded.clear();
    },
  };
  return extractor;
}
