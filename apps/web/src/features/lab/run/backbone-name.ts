import type { ExperimentBackbone } from "@thaw/contracts/experiment";
import type { Locale } from "@thaw/contracts/ids";

/** The backbone that ships with pretrained weights, and where the lab starts. */
export const shippedBackbone = "mobilenet-v3-small";
/** The same architecture before any training: what every other backbone is compared with. */
export const randomTwin = "random-twin";

export const isRandomTwin = (backbone: ExperimentBackbone): boolean => backbone === randomTwin;
/** Neither of those that ship: an operator brought it. */
export const isAdded = (backbone: ExperimentBackbone): boolean =>
  backbone !== shippedBackbone && backbone !== randomTwin;

/** torchvision's builder of a backbone's network, as far as the id says. */
export const architectureOf = (backbone: ExperimentBackbone): string =>
  isAdded(backbone) ? (backbone.split("-")[0] ?? backbone) : "mobilenet_v3_small";

const titles: Readonly<Record<string, string>> = {
  [shippedBackbone]: "MobileNetV3-Small",
  resnet18: "ResNet-18",
  mobilenet_v2: "MobileNetV2",
  mobilenet_v3_small: "MobileNetV3-Small",
  mobilenet_v3_large: "MobileNetV3-Large",
  efficientnet_b0: "EfficientNet-B0",
};

/**
 * What a record calls its backbone. It needs the id alone, so that a run keeps its name after the operator took the
 * backbone away: `resnet18` is ResNet-18, `mobilenet_v2-imagenet1k_v1` MobileNetV2 (IMAGENET1K_V1).
 */
export function backboneName(backbone: ExperimentBackbone, locale: Locale): string {
  if (isRandomTwin(backbone)) return locale === "ja" ? "乱数の重み" : "Random weights";
  if (backbone === shippedBackbone) return titles[shippedBackbone] ?? backbone;
  const [architecture = "", ...weights] = backbone.split("-");
  const title = titles[architecture];
  if (!title) return backbone;
  // The shipped one has the same architecture; what was added of it says where it is from.
  const more = [
    ...(architecture === "mobilenet_v3_small" ? ["torchvision"] : []),
    ...(weights.length > 0 ? [weights.join("-").toUpperCase()] : []),
  ];
  if (more.length === 0) return title;
  return locale === "ja" ? `${title}（${more.join("、")}）` : `${title} (${more.join(", ")})`;
}
