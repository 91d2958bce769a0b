import type { ExperimentBackbone } from "@thaw/contracts/experiment";

/**
 * Features of photos, kept while the page's session lasts: the backbone is frozen, so a photo's features never change
 * and a second run needs none anew. Keyed by what they depend on: backbone and photo.
 */
export class FeatureCache {
  private readonly kept = new Map<string, Float32Array>();

  private static keyOf(backbone: ExperimentBackbone, sha256: string): string {
    return `${backbone} ${sha256}`;
  }

  has(backbone: ExperimentBackbone, sha256: string): boolean {
    return this.kept.has(FeatureCache.keyOf(backbone, sha256));
  }

  /** @param features float32 [photos, width], in the order of `sha256s`; copied. */
  keep(backbone: ExperimentBackbone, sha256s: readonly string[], features: Float32Array, width: number): void {
    for (const [at, sha256] of sha256s.entries()) {
      this.kept.set(FeatureCache.keyOf(backbone, sha256), features.slice(at * width, (at + 1) * width));
    }
  }

  /** @returns the photo's features, float32 [width], or undefined; not to be written to. */
  get(backbone: ExperimentBackbone, sha256: string): Float32Array | undefined {
    return this.kept.get(FeatureCache.keyOf(backbone, sha256));
  }

  /**
   * @returns float32 [photos, width], in the order of `sha256s`, a copy.
   * @throws Error when one of them is not there.
   */
  gather(backbone: ExperimentBackbone, sha256s: readonly string[], width: number): Float32Array {
    const features = new Float32Array(sha256s.length * width);
    for (const [at, sha256] of sha256s.entries()) {
      const row = this.get(backbone, sha256);
      if (!row) throw new Error(`No features of photo ${sha256} by ${backbone}`);
      features.set(row, at * width);
    }
    return features;
  }
}
