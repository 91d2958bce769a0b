import type { LoadedBackbone } from "../backbone/load-backbone.ts";
import type { BackendName } from "../client/lab-types.ts";

/** What arithmetic runs on, with the backbones that lie there. */
export interface ComputeBackend {
  readonly name: BackendName;
  /** How many pictures at a time suit it. */
  readonly batchSize: number;
  /**
   * Pooled features; the backbone is put on the backend by its first run.
   * @param pixels float32 [batch, 224, 224, 3], normalised; borrowed.
   * @returns float32 [batch, featureWidth], a copy.
   */
  run(backbone: LoadedBackbone, pixels: Float32Array, batch: number): Promise<Float32Array>;
  /** Whether what it computed last can be trusted: a GPU can be taken away, and then answers zeros. */
  isLost(): boolean;
  /** Tensors or bytes that it holds: constant from one run to the next. */
  held(): number;
  dispose(): void;
}
