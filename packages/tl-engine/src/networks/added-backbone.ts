import type { AssetIndex, AssetSource, BackboneAsset } from "../backbone/asset-source.ts";
import type { BackboneInfo, BackboneStage } from "../backbone/backbone-info.ts";
import { EngineError } from "../errors.ts";
import { CHANNEL_MEAN, CHANNEL_STANDARD_DEVIATION } from "../preprocess/normalize.ts";
import { describeNetwork, type LayerFacts } from "./describe-network.ts";
import { findNetwork } from "./find-network.ts";
import type { Stage } from "./network.ts";
import { plainSteps } from "./state-shapes.ts";

/** A backbone that an operator added, as the site lists it (`GET /api/v1/backbones`). */
export interface AddedBackbone {
  readonly id: string;
  readonly name: { readonly ja: string; readonly en: string };
  /** torchvision's builder: `resnet18`. */
  readonly architecture: string;
  readonly source: string;
  readonly licence: string;
  readonly resizeSize: number;
  readonly interpolation: "bilinear" | "bicubic";
  /** A safetensors file with torchvision's names, at a same-origin address. */
  readonly weights: { readonly url: string; readonly bytes: number; readonly sha256: string };
}

/**
 * A source of assets that knows added backbones too; their weights are read by their addresses.
 * @throws EngineError `backbone-load` from `index()` for an architecture that isn't known.
 */
export function withAdded(assets: AssetSource, added: readonly AddedBackbone[]): AssetSource {
  if (added.length === 0) return assets;
  return {
    ...assets,
    async index(): Promise<AssetIndex> {
      const shipped = await assets.index();
      return { ...shipped, backbones: [...shipped.backbones, ...added.map(assetOf)] };
    },
  };
}

function assetOf(added: AddedBackbone): BackboneAsset {
  return { info: infoOf(added), file: added.weights.url, seed: null, network: added.architecture };
}

function infoOf(added: AddedBackbone): BackboneInfo {
  const { id, name, architecture, source, licence, resizeSize, interpolation, weights } = added;
  const network = findNetwork(architecture);
  if (!network) throw new EngineError("backbone-load", `${architecture} is not known here`);
  const { layers, parameterCount, multiplyAccumulates } = describeNetwork(network);
  return {
    id,
    name,
    description: {
      ja: `torchvision の ${network.title}。重みの出所:${source}。ライセンス:${licence}。`,
      en: `torchvision's ${network.title}. Weights: ${source}. Licence: ${licence}.`,
    },
    pretrained: true,
    architecture,
    source,
    licence,
    sourceSha256: null,
    weightsSha256: weights.sha256,
    downloadBytes: weights.bytes,
    inputSize: network.inputSize,
    resizeSize,
    interpolation,
    mean: CHANNEL_MEAN,
    standardDeviation: CHANNEL_STANDARD_DEVIATION,
    featureWidth: network.featureWidth,
    parameterCount,
    multiplyAccumulates,
    // One line of facts for each stage, in the same order.
    stages: network.stages.map((stage, i) => drawingOf(stage, layers[i] as LayerFacts)),
  };
}

/** What a drawing of a stage shows of it. */
function drawingOf(stage: Stage, { outChannels, outSize, parameterCount }: LayerFacts): BackboneStage {
  const [first] = stage.steps;
  const body = first?.op === "residual" ? first.body : plainSteps(stage);
  const windows = body.filter((step) => step.op !== "squeeze-excite");
  const convolutions = body.filter((step) => step.op === "convolution");
  const activation = convolutions.map((step) => step.activation).find((found) => found !== "linear");
  return {
    name: stage.name,
    kind: stage.kind === "convolution" ? "conv" : stage.kind,
    outChannels,
    outSize,
    kernel: Math.max(...windows.map((step) => (step.op === "convolution" ? step.shape[2] : step.kernel))),
    stride: windows.reduce((product, step) => product * step.stride, 1),
    squeezeExcite: body.some(({ op }) => op === "squeeze-excite"),
    skip: first?.op === "residual",
    activation: activation ?? null,
    parameterCount,
  };
}
