import { invertedResidual, plainStage } from "./inverted-residual.ts";
import { type Activation, type Network, roundToEight, type Stage } from "./network.ts";

/** In, kernel, expanded, out, squeeze-and-excite, activation, stride. */
type Row = readonly [number, number, number, number, boolean, Activation, number];
const RE = "relu";
const HS = "hard-swish";

/** Source: Howard et al., Searching for MobileNetV3 (2019), table 2. */
const SMALL: readonly Row[] = [
  [16, 3, 16, 16, true, RE, 2],
  [16, 3, 72, 24, false, RE, 2],
  [24, 3, 88, 24, false, RE, 1],
  [24, 5, 96, 40, true, HS, 2],
  [40, 5, 240, 40, true, HS, 1],
  [40, 5, 240, 40, true, HS, 1],
  [40, 5, 120, 48, true, HS, 1],
  [48, 5, 144, 48, true, HS, 1],
  [48, 5, 288, 96, true, HS, 2],
  [96, 5, 576, 96, true, HS, 1],
  [96, 5, 576, 96, true, HS, 1],
];

/** Source: the same, table 1. */
const LARGE: readonly Row[] = [
  [16, 3, 16, 16, false, RE, 1],
  [16, 3, 64, 24, false, RE, 2],
  [24, 3, 72, 24, false, RE, 1],
  [24, 5, 72, 40, true, RE, 2],
  [40, 5, 120, 40, true, RE, 1],
  [40, 5, 120, 40, true, RE, 1],
  [40, 3, 240, 80, false, HS, 2],
  [80, 3, 200, 80, false, HS, 1],
  [80, 3, 184, 80, false, HS, 1],
  [80, 3, 184, 80, false, HS, 1],
  [80, 3, 480, 112, true, HS, 1],
  [112, 3, 672, 112, true, HS, 1],
  [112, 5, 672, 160, true, HS, 2],
  [160, 5, 960, 160, true, HS, 1],
  [160, 5, 960, 160, true, HS, 1],
];

/** torchvision's MobileNetV3-Small with a classifier of `classCount` classes. */
export const mobilenetV3Small = (classCount = 1000): Network => ({
  ...network(SMALL, 1024, classCount),
  name: "mobilenet_v3_small",
  title: "MobileNetV3-Small",
});

export const mobilenetV3Large = (classCount = 1000): Network => ({
  ...network(LARGE, 1280, classCount),
  name: "mobilenet_v3_large",
  title: "MobileNetV3-Large",
});

function network(rows: readonly Row[], hidden: number, classCount: number): Omit<Network, "name" | "title"> {
  const stages: Stage[] = [plainStage("features.0", 3, 16, { kernel: 3, stride: 2, activation: HS })];
  let width = 16;
  for (const [from, kernel, expanded, to, excites, activation, stride] of rows) {
    const squeeze = { squeezed: roundToEight(Math.floor(expanded / 4)), activation: RE, gate: "hard-sigmoid" } as const;
    const excite = excites ? squeeze : null;
    const name = `features.${stages.length}`;
    stages.push(invertedResidual({ name, from, expanded, to, kernel, stride, activation, excite }));
    width = to;
  }
  const featureWidth = 6 * width;
  const last = { kernel: 1, stride: 1, activation: HS } as const;
  stages.push(plainStage(`features.${stages.length}`, width, featureWidth, last));
  return {
    inputSize: 224,
    normEpsilon: 1e-3,
    stages,
    featureWidth,
    classifier: [
      { name: "classifier.0", shape: [hidden, featureWidth] },
      { name: "classifier.3", shape: [classCount, hidden] },
    ],
  };
}
