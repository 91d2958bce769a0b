import type { Head } from "../client/lab-types.ts";

export interface MapRequest {
  readonly method: "pca" | "umap";
  /** float32 [n, width], raw; transferred by whoever can spare it. */
  readonly features: Float32Array;
  readonly width: number;
  /** Whose answers are shown; null where none is trained. */
  readonly head: Head | null;
  /** Of UMAP. */
  readonly seed: number;
}

/** A rectangle of the map. */
export interface MapBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The head's answer by place: row-major from the top left. */
export interface MapRegions {
  readonly columns: number;
  readonly rows: number;
  /** uint8 [rows, columns]: the class. */
  readonly classes: Uint8Array<ArrayBuffer>;
}

export interface FeatureMap {
  readonly method: "pca" | "umap";
  /** float32 [n, 2]. */
  readonly coordinates: Float32Array<ArrayBuffer>;
  readonly box: MapBox;
  /** int32 [n]: the head's answer for each point itself, in all its dimensions; null without a head. */
  readonly predicted: Int32Array | null;
  /** Of PCA what the head answers on the plane itself; of UMAP the answer for the nearest point. Null without a head. */
  readonly regions: MapRegions | null;
  /** Of PCA: share of the variance along each axis. */
  readonly explained: readonly [number, number] | null;
}

export interface MapProgress {
  readonly done: number;
  readonly total: number;
  /** float32 [n, 2]: where the points are by now. */
  readonly coordinates: Float32Array<ArrayBuffer>;
  readonly box: MapBox;
}

export type MapAnswer = { readonly map: FeatureMap } | { readonly progress: MapProgress } | { readonly failed: string };
