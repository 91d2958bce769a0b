import { UMAP } from "umap-js";
import { EngineError } from "../errors.ts";
import { predict } from "../head/predict.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { boxOf, nearestRegions, planeRegions } from "./map-regions.ts";
import type { FeatureMap, MapProgress, MapRequest } from "./map-types.ts";
import { principalPlane } from "./principal-components.ts";

const NEIGHBOURS = 15;
/** Points below which there are no neighbourhoods to keep. */
const LEAST_POINTS = 4;
/** Steps between two reports: a hundredth of the way at most. */
const REPORTS = 60;

/**
 * Features on a plane. PCA: a projection, the same for the same features. UMAP: neighbours stay neighbours, distances do not
 * mean much; the same for the same features and seed. Source: McInnes et al., UMAP (2018).
 * @throws EngineError `invalid-input` when the features do not fit the width or the head.
 */
export function* drawMap(request: MapRequest): Generator<MapProgress, FeatureMap> {
  const { method, features, width, head } = request;
  if (!Number.isInteger(features.length / width)) {
    throw new EngineError("invalid-input", `${features.length} features are not rows of ${width}`);
  }
  const predicted = head && predict(head, features).predicted;
  if (method === "pca") {
    const plane = principalPlane(features, width);
    const { coordinates, explained } = plane;
    const box = boxOf(coordinates);
    return { method, coordinates, box, predicted, explained, regions: head && planeRegions(head, plane, box) };
  }
  const coordinates = yield* unfold(request);
  const box = boxOf(coordinates);
  const regions = predicted && nearestRegions(coordinates, predicted, box);
  return { method, coordinates, box, predicted, explained: null, regions };
}

function* unfold({ features, width, seed }: MapRequest): Generator<MapProgress, Float32Array<ArrayBuffer>> {
  const count = features.length / width;
  // Too few to have neighbourhoods: their plane is as good a map.
  if (count < LEAST_POINTS) return principalPlane(features, width).coordinates;
  const random = new MersenneTwister(seed);
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: Math.min(NEIGHBOURS, count - 1),
    random: () => random.uniform53(),
    // As the list of nearest photos measures it.
    distanceFn: cosineDistance,
  });
  const rows = Array.from({ length: count }, (_, i) => Array.from(features.subarray(i * width, (i + 1) * width)));
  const total = umap.initializeFit(rows);
  const every = Math.max(1, Math.round(total / REPORTS));
  for (let done = 1; done <= total; done++) {
    umap.step();
    if (done % every !== 0 || done === total) continue;
    const coordinates = flat(umap.getEmbedding());
    yield { done, total, coordinates, box: boxOf(coordinates) };
  }
  return flat(umap.getEmbedding());
}

const flat = (rows: number[][]): Float32Array<ArrayBuffer> => Float32Array.from(rows.flat());

function cosineDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 1 : 1 - dot / Math.sqrt(aa * bb);
}
