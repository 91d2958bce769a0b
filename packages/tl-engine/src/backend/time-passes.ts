import type { LoadedBackbone } from "../backbone/load-backbone.ts";
import { PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import type { ComputeBackend } from "./compute-backend.ts";

/** A picture that every feature answers to: waves of many lengths, in the range of normalised pixels. */
function probePictures(batch: number): Float32Array {
  return Float32Array.from({ length: batch * PICTURE_VALUES }, (_, i) => 2 * Math.sin(i * i * 1e-5 + i));
}

/** Features of one such picture. */
export async function probeFeatures(compute: ComputeBackend, backbone: LoadedBackbone): Promise<Float32Array> {
  return compute.run(backbone, probePictures(1), 1);
}

/** Median milliseconds a picture over so many passes. */
export async function timePasses(
  compute: ComputeBackend,
  backbone: LoadedBackbone,
  batch: number,
  passes: number,
): Promise<number> {
  const pixels = probePictures(batch);
  // The first pass compiles and fills caches.
  await compute.run(backbone, pixels, batch);
  const times: number[] = [];
  for (let i = 0; i < passes; i++) {
    const begin = performance.now();
    await compute.run(backbone, pixels, batch);
    times.push((performance.now() - begin) / batch);
  }
  return times.sort((a, b) => a - b)[passes >> 1] as number;
}

/** `‖a − b‖₂ / ‖b‖₂`. */
export function relativeDistance(a: Float32Array, b: Float32Array): number {
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < b.length; i++) {
    difference += ((a[i] as number) - (b[i] as number)) ** 2;
    norm += (b[i] as number) ** 2;
  }
  return Math.sqrt(difference / norm);
}
