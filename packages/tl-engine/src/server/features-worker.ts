import { parentPort } from "node:worker_threads";
import { messageOf } from "../errors.ts";
import { type PhotoFeaturesInput, photoFeatures } from "./photo-features.ts";

/** What the thread answers: the features, which move instead of being copied, or why there are none. */
export type FeaturesAnswer = { features: Float32Array<ArrayBuffer>; width: number } | { error: string };

// One request after the other: the thread that asks waits for an answer before it asks again.
parentPort?.on("message", (input: PhotoFeaturesInput) => {
  photoFeatures(input).then(
    ({ features, width }) => {
      const moved = new Float32Array(features);
      parentPort?.postMessage({ features: moved, width } satisfies FeaturesAnswer, [moved.buffer]);
    },
    (error: unknown) => parentPort?.postMessage({ error: messageOf(error) } satisfies FeaturesAnswer),
  );
});
