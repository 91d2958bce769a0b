import { messageOf } from "../errors.ts";
import { type PhotoFeaturesInput, photoFeatures } from "./photo-features.ts";

/** What the process answers: the features, or why there are none. */
export type FeaturesAnswer = { features: Float32Array<ArrayBuffer>; width: number } | { error: string };

const answer = (message: FeaturesAnswer) => process.send?.(message);

// One request after the other: who asks waits for an answer before it asks again.
process.on("message", (input: PhotoFeaturesInput) => {
  photoFeatures(input).then(
    ({ features, width }) => answer({ features: new Float32Array(features), width }),
    (error: unknown) => answer({ error: messageOf(error) }),
  );
});
// Nobody is left who could ask.
process.on("disconnect", () => process.exit());
