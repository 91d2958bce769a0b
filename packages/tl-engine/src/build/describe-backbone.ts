import {
  ALL_STAGES,
  blockLayers,
  elementCount,
  FEATURE_WIDTH,
  hasSkip,
  INPUT_SIZE,
  LAST,
  STEM,
  type Stage,
  stageLayers,
} from "../backbone/architecture.ts";
import type { BackboneInfo, BackboneStage } from "../backbone/backbone-info.ts";
import { RESIZE_CROP } from "../preprocess/create-preprocessor.ts";
import { CHANNEL_MEAN, CHANNEL_STANDARD_DEVIATION } from "../preprocess/normalize.ts";

/** What both backbones share, counted from the architecture. */
export function describeArchitecture() {
  const stages = ALL_STAGES.map(describeStage);
  return {
    architecture: "mobilenet-v3-small",
    inputSize: INPUT_SIZE,
    resizeSize: RESIZE_CROP.resize,
    interpolation: "bilinear",
    mean: CHANNEL_MEAN,
    standardDeviation: CHANNEL_STANDARD_DEVIATION,
    featureWidth: FEATURE_WIDTH,
    parameterCount: stages.reduce((sum, stage) => sum + stage.parameterCount, 0),
    multiplyAccumulates: ALL_STAGES.reduce((sum, stage) => sum + multiplyAccumulates(stage), 0),
    stages,
  } satisfies Partial<BackboneInfo>;
}

function describeStage(stage: Stage): BackboneStage {
  const { name, outChannels, outSize, kernel, stride, squeezeChannels, activation } = stage;
  const isPlain = stage === STEM || stage === LAST;
  const { convolutions, squeezes } = stageLayers(stage);
  // A convolution has no bias of its own; its batch norm has a scale and a shift for each channel.
  const inConvolutions = convolutions.reduce((sum, { shape }) => sum + elementCount(shape) + 2 * shape[0], 0);
  const inSqueezes = squeezes.reduce((sum, { shape }) => sum + elementCount(shape) + shape[0], 0);
  return {
    name,
    kind: isPlain ? "conv" : "inverted-residual",
    outChannels,
    outSize,
    kernel,
    stride,
    squeezeExcite: squeezeChannels !== null,
    skip: !isPlain && hasSkip(stage),
    activation,
    parameterCount: inConvolutions + inSqueezes,
  };
}

function multiplyAccumulates(stage: Stage): number {
  const outPixels = stage.outSize ** 2;
  const { convolutions, squeezes } = stageLayers(stage);
  const inSqueezes = squeezes.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  const expandName = stage === STEM || stage === LAST ? null : blockLayers(stage).expand?.name;
  return convolutions.reduce((sum, { name, shape }) => {
    // The expansion runs before the stride, on the larger picture.
    const pixels = name === expandName ? outPixels * stage.stride ** 2 : outPixels;
    return sum + elementCount(shape) * pixels;
  }, inSqueezes);
}

export const PRETRAINED_TEXT = {
  name: {
    ja: "MobileNetV3-Small(事前学習済み、QVAC による微調整)",
    en: "MobileNetV3-Small (pretrained, fine-tuned by QVAC)",
  },
  description: {
    ja: "torchvision と同じ構造の MobileNetV3-Small。ImageNet で事前学習された系列の重みを、QVAC が「料理・書類・その他」の 3 分類に微調整したもの。Apache-2.0。",
    en: "torchvision's MobileNetV3-Small: weights of ImageNet-pretrained lineage that QVAC fine-tuned to tell food, reports and other pictures apart. Apache-2.0.",
  },
} as const;

export const RANDOM_TEXT = {
  name: { ja: "MobileNetV3-Small(学習なし、乱数の重み)", en: "MobileNetV3-Small (untrained, random weights)" },
  description: {
    ja: "同じ構造で、まだ何も学習していないもの。重みは Kaiming の一様乱数(シード固定)、バッチ正規化は恒等。",
    en: "The same architecture before any training: Kaiming-uniform weights from a fixed seed, batch norms the identity.",
  },
} as const;
