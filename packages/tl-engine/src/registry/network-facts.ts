import { describeNetwork } from "../networks/describe-network.ts";
import type { Network } from "../networks/network.ts";
import { CHANNEL_MEAN, CHANNEL_STANDARD_DEVIATION } from "../preprocess/normalize.ts";
import type { BackboneManifest } from "./backbone-manifest.ts";

type Facts = Pick<
  BackboneManifest,
  | "architecture"
  | "inputSize"
  | "mean"
  | "standardDeviation"
  | "featureWidth"
  | "parameterCount"
  | "multiplyAccumulates"
  | "layers"
>;

/** The part of a manifest that the architecture alone decides. */
export function networkFacts(network: Network): Facts {
  const { layers, parameterCount, multiplyAccumulates } = describeNetwork(network);
  return {
    architecture: network.name,
    inputSize: network.inputSize,
    mean: [...CHANNEL_MEAN],
    standardDeviation: [...CHANNEL_STANDARD_DEVIATION],
    featureWidth: network.featureWidth,
    parameterCount,
    multiplyAccumulates,
    layers: [...layers],
  };
}
