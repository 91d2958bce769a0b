import type { AssetSource } from "../backbone/asset-source.ts";
import type { BackboneInfo } from "../backbone/backbone-info.ts";
import { type LoadedBackbone, loadBackbone } from "../backbone/load-backbone.ts";
import type { BackboneId, BackendChoice } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { chooseBackend, type Started, startKernels } from "./choose-backend.ts";
import { browserHardware, type Hardware } from "./hardware.ts";
import { timePasses } from "./time-passes.ts";

export type BackendState = Started["state"];

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
   * Pictures that the GPU had taken when it was lost, or ran out of memory, are computed again on WASM.
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
  readonly hardware?: Hardware;
}

const PRETRAINED: BackboneId = "mobilenet-v3-small";

export function createFeatureExtractor({
  assets,
  backend,
  hardware = browserHardware,
}: FeatureExtractorOptions): FeatureExtractor {
  const loaded = new Map<BackboneId, LoadedBackbone>();
  let starting: Promise<Started> | null = null;
  let current: Started | null = null;
  let falling: Promise<Started> | null = null;

  async function backboneOf(id: BackboneId, onBytes?: (done: number) => void): Promise<LoadedBackbone> {
    let backbone = loaded.get(id);
    if (!backbone) {
      backbone = await loadBackbone(assets, id, onBytes);
      loaded.set(id, backbone);
    }
    return backbone;
  }

  function started(): Promise<Started> {
    starting ??= chooseBackend(backend, { assets, hardware, probe: () => backboneOf(PRETRAINED) })
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

  /** To WASM, once for all pictures that the GPU had taken. */
  function fallBack(from: Started): Promise<Started> {
    if (current && current !== from) return Promise.resolve(current);
    falling ??= (async () => {
      const reason = from.compute.isLost() ? "context-lost" : "gpu-failed";
      disposeQuietly(from.compute);
      current = await startKernels(assets, reason, from.state.renderer);
      return current;
    })().finally(() => {
      falling = null;
    });
    return falling;
  }

  return {
    start: async () => (await started()).state,
    state: () => current?.state ?? null,
    async load(id, onBytes) {
      await started();
      return (await backboneOf(id, onBytes)).info;
    },
    async extract(id, pixels, batch) {
      await started();
      const backbone = await backboneOf(id);
      const begun = current as Started;
      const { compute, state } = begun;
      try {
        const features = await compute.run(backbone, pixels, batch);
        if (!compute.isLost()) return features;
      } catch (cause) {
        // WASM has nothing to fall back to, and what does not fit fits nowhere.
        if (state.backend === "wasm" || (cause instanceof EngineError && cause.code === "invalid-input")) throw cause;
      }
      return (await fallBack(begun)).compute.run(backbone, pixels, batch);
    },
    batchSize: () => current?.compute.batchSize ?? 1,
    async time(id) {
      await started();
      const { compute } = current as Started;
      return timePasses(compute, await backboneOf(id), compute.batchSize, 5);
    },
    held: () => current?.compute.held() ?? 0,
    dispose() {
      current?.compute.dispose();
      loaded.clear();
    },
  };
}

/** A GPU that is gone may refuse to give back what is gone with it. */
function disposeQuietly(compute: Started["compute"]): void {
  try {
    compute.dispose();
  } catch {
    // Nothing of it is used again.
  }
}
