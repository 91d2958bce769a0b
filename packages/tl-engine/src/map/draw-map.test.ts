import { describe, expect, it } from "vitest";
import type { Head } from "../client/lab-types.ts";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { drawMap } from "./draw-map.ts";
import { type MapWorker, mapInWorker } from "./map-in-worker.ts";
import type { FeatureMap, MapProgress, MapRequest } from "./map-types.ts";

const width = 12;
const perClass = 12;
/** Three groups, each around a corner of its own. */
function groups(): Float32Array {
  const random = new MersenneTwister(3);
  return Float32Array.from(
    { length: 3 * perClass * width },
    (_, i) => (i % width === Math.floor(i / width / perClass) ? 4 : 1) + 0.3 * random.uniform53(),
  );
}
const labels = Array.from({ length: 3 * perClass }, (_, i) => Math.floor(i / perClass));
/** A class for each corner. */
const head: Head = {
  weight: Float32Array.from({ length: 3 * width }, (_, i) => (i % width === Math.floor(i / width) ? 1 : 0)),
  bias: new Float32Array(3),
  classCount: 3,
  width,
};
const hiddenHead: Head = {
  ...head,
  weight: Float32Array.from({ length: 9 }, (_, i) => (i % 4 === 0 ? 1 : 0)),
  hidden: { weight: head.weight, bias: new Float32Array([-1, -1, -1]), units: 3 },
};

function draw(request: Partial<MapRequest>): { map: FeatureMap; reports: MapProgress[] } {
  const work = drawMap({ method: "pca", features: groups(), width, head, seed: 1, ...request });
  const reports: MapProgress[] = [];
  for (;;) {
    const { done, value } = work.next();
    if (done) return { map: value, reports };
    reports.push(value);
  }
}

/** The region that a point lies in. */
function regionAt({ regions, box, coordinates }: FeatureMap, point: number): number {
  if (!regions) throw new Error("no regions");
  const x = ((coordinates[2 * point] as number) - box.left) / (box.right - box.left);
  const y = (box.top - (coordinates[2 * point + 1] as number)) / (box.top - box.bottom);
  return regions.classes[Math.floor(y * regions.rows) * regions.columns + Math.floor(x * regions.columns)] as number;
}

describe.each(["pca", "umap"] as const)("a map by %s", (method) => {
  const { map, reports } = draw({ method });

  it("lays every point into its box, with the head's answer for it", () => {
    expect([...(map.predicted ?? [])]).toEqual(labels);
    expect(map.coordinates).toHaveLength(2 * labels.length);
    for (let i = 0; i < map.coordinates.length; i += 2) {
      expect(map.coordinates[i]).toBeGreaterThan(map.box.left);
      expect(map.coordinates[i]).toBeLessThan(map.box.right);
    }
  });

  it("colours the ground by what the head says there", () => {
    expect(labels.map((_, point) => regionAt(map, point))).toEqual(labels);
    const bent = draw({ method, head: hiddenHead }).map;
    expect(labels.map((_, point) => regionAt(bent, point))).toEqual(labels);
  });

  it("is the same each time", () => {
    expect(draw({ method }).map.coordinates).toEqual(map.coordinates);
  });

  it("says how far it is when that takes long", () => {
    expect(reports.length > 10).toBe(method === "umap");
    for (const { done, total, coordinates } of reports) {
      expect(done).toBeLessThan(total);
      expect(coordinates).toHaveLength(map.coordinates.length);
    }
  });

  it("needs no head, and as few points as there are", () => {
    expect(draw({ method, head: null }).map.regions).toBeNull();
    const few = draw({ method, features: groups().subarray(0, 2 * width) }).map;
    expect(few.coordinates).toHaveLength(4);
    expect(few.coordinates.every(Number.isFinite)).toBe(true);
    const none = draw({ method, features: new Float32Array(0) }).map;
    expect(none.coordinates).toHaveLength(0);
  });
});

describe("umap", () => {
  it("keeps groups apart, and differs with its seed", () => {
    const { coordinates } = draw({ method: "umap" }).map;
    const nearest = labels.map((_, i) => {
      const distance = (j: number) =>
        Math.hypot(
          (coordinates[2 * i] as number) - (coordinates[2 * j] as number),
          (coordinates[2 * i + 1] as number) - (coordinates[2 * j + 1] as number),
        );
      return labels.map((_, j) => j).sort((a, b) => (a === i ? 1 : b === i ? -1 : distance(a) - distance(b)))[0] ?? 0;
    });
    expect(nearest.map((j) => labels[j])).toEqual(labels);
    expect(draw({ method: "umap", seed: 2 }).map.coordinates).not.toEqual(coordinates);
  });
});

describe("a map's worker", () => {
  it("ends when its page no longer wants it", async () => {
    let ended = 0;
    const worker: MapWorker = { postMessage: () => {}, terminate: () => ended++, onmessage: null, onerror: null };
    const abort = new AbortController();
    const request: MapRequest = { method: "pca", features: groups(), width, head, seed: 1 };
    const drawn = mapInWorker(request, { signal: abort.signal, onProgress: () => {}, spawn: () => worker });
    abort.abort(new Error("left"));
    await expect(drawn).rejects.toThrow("left");
    expect(ended).toBe(1);
  });
});
