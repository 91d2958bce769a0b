import { invertedResidual, plainStage } from "./inverted-residual.ts";
import type { Network, Stage } from "./network.ts";

/** Expansion, kernel, stride, in, out, repeats. Source: Tan and Le, EfficientNet (2019), table 1. */
const ROWS = [
  [1, 3, 1, 32, 16, 1],
  [6, 3, 2, 16, 24, 2],
  [6, 5, 2, 24, 40, 2],
  [6, 3, 2, 40, 80, 3],
  [6, 5, 1, 80, 112, 3],
  [6, 5, 2, 112, 192, 4],
  [6, 3, 1, 192, 320, 1],
] as const;

/** EfficientNet-B0 with torchvision's names: a row's blocks are `features.<row>.<i>`. */
export const efficientnetB0: Network = {
  name: "efficientnet_b0",
  title: "EfficientNet-B0",
  inputSize: 224,
  normEpsilon: 1e-5,
  stages: [
    plainStage("features.0", 3, 32, { kernel: 3, stride: 2, activation: "silu" }),
    ...ROWS.flatMap(blocksOfRow),
    plainStage("features.8", 320, 1280, { kernel: 1, stride: 1, activation: "silu" }),
  ],
  featureWidth: 1280,
  classifier: [{ name: "classifier.1", shape: [1000, 1280] }],
};

function blocksOfRow([expansion, kernel, stride, first, to, repeats]: (typeof ROWS)[number], row: number): Stage[] {
  return Array.from({ length: repeats }, (_, i) => {
    const from = i === 0 ? first : to;
    return invertedResidual({
      name: `features.${row + 1}.${i}`,
      from,
      expanded: from * expansion,
      to,
      kernel,
      stride: i === 0 ? stride : 1,
      activation: "silu",
      excite: { squeezed: Math.max(1, Math.floor(from / 4)), activation: "silu", gate: "sigmoid" },
    });
  });
}
