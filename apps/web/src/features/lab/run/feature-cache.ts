import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { FeatureStore } from "./feature-store.ts";
import { plainView } from "./feature-store.ts";

/**
 * Pooled features of photos in memory, while the page's session lasts: the backbone is frozen, so a photo's features
 * never change and a second run needs none anew. Keyed by what they depend on: backbone, view and photo. What is on
 * the device is read from `store` by `computeFeatures`.
 */
export class FeatureCache {
  readonly store: FeatureStore | null;
  private readonly kept = new Map<string, Float32Array>();
  private owner: string | null = null;

  constructor(store: FeatureStore | null = null) {
    this.store = store;
  }

  private static keyOf(backbone: ExperimentBackbone, sha256: string, view: string): string {
    return `${backbone} ${view} ${sha256}`;
  }

  /** Whose they are: another account's leave nothing of theirs behind. */
  belongTo(owner: string): void {
    if (this.owner !== null && this.owner !== owner) this.kept.clear();
    this.owner = owner;
  }

  has(backbone: ExperimentBackbone, sha256: string, view = plainView): boolean {
    return this.kept.has(FeatureCache.keyOf(backbone, sha256, view));
  }

  /** @param features float32 [width]; kept as it is, not copied. */
  keep(backbone: ExperimentBackbone, sha256: string, features: Float32Array, view = plainView): void {
    this.kept.set(FeatureCache.keyOf(backbone, sha256, view), features);
  }

  /** @returns the photo's features, float32 [width], or undefined; not to be written to. */
  get(backbone: ExperimentBackbone, sha256: string, view = plainView): Float32Array | undefined {
    return this.kept.get(FeatureCache.keyOf(backbone, sha256, view));
  }

  /**
   * @returns float32 [photos, width], in the order of `sha256s`, a copy.
   * @throws Error when one of them is not there.
   */
  gather(
    backbone: ExperimentBackbone,
    sha256s: readonly string[],
    width: number,
    view = plainView,
  ): Float32Array<ArrayBuffer> {
    const features = new Float32Array(sha256s.length * width);
    for (const [at, sha256] of sha256s.entries()) {
      const row = this.get(backbone, sha256, view);
      if (!row) throw new Error(`No features of photo ${sha256} by ${backbone}`);
      features.set(row, at * width);
    }
    return features;
  }

  /** Activations at a cut take far more room than features: those of other cuts go; on the device they stay. */
  keepOneCut(cut: string): void {
    for (const key of this.kept.keys()) if (key.includes("#") && !key.startsWith(`${cut} `)) this.kept.delete(key);
  }

  /** Forgets all, in memory and on the device. */
  async clear(): Promise<void> {
    this.kept.clear();
    await this.store?.clear();
  }
}
