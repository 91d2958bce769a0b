import type { BackboneInfo } from "../backbone/backbone-info.ts";
import type { Head } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import type { DenseLayer, Network } from "../networks/network.ts";
import { BATCH_COUNT, stateShapes } from "../networks/state-shapes.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import { bytesOf, type TensorToWrite } from "../safetensors/write-safetensors.ts";

/** A whole classifier to take away: a backbone, and a head on its pooled features. */
export interface Classifier {
  /** For people: `Run 12`. */
  readonly title: string;
  /** Begins every file's name: `thaw-run-12`; letters, digits, hyphens. */
  readonly fileStem: string;
  /** The language of the demo and of the notes beside the files. */
  readonly locale: "ja" | "en";
  readonly backbone: BackboneInfo;
  /** The table of the backbone's architecture. */
  readonly network: Network;
  /** The backbone's tensors by torchvision's names, norms not folded, float32. */
  readonly state: ReadonlyMap<string, FloatTensor>;
  /** How many of the network's last blocks were trained with the head; none where it is left out. */
  readonly thawedBlocks?: number;
  /** Applies to raw pooled features: what standardised them in training is folded into it. */
  readonly head: Head;
  /** Names of the classes, in the order of the head's rows. */
  readonly classes: readonly string[];
}

/** What a head is made of, as far as names and shapes go. */
export interface HeadShape {
  readonly classCount: number;
  /** Of the layer between, with ReLU after it; 0 for a linear head. */
  readonly hiddenUnits: number;
}

export const headShapeOf = ({ classCount, hidden }: Head): HeadShape => ({
  classCount,
  hiddenUnits: hidden?.units ?? 0,
});

/** The attribute of torchvision's model that the head takes the place of: `classifier`, or ResNet's `fc`. */
export const headModuleOf = ({ classifier }: Network): string => classifier[0]?.name.split(".")[0] ?? "classifier";

/**
 * torchvision's network with its classifier replaced: by one `nn.Linear`, or by `nn.Sequential` of `nn.Linear`, `nn.ReLU` and
 * `nn.Linear`, whose second part has no tensors.
 */
export function exportedNetwork(network: Network, { classCount, hiddenUnits }: HeadShape): Network {
  const module = headModuleOf(network);
  const { featureWidth } = network;
  const classifier: DenseLayer[] =
    hiddenUnits > 0
      ? [
          { name: `${module}.0`, shape: [hiddenUnits, featureWidth] },
          { name: `${module}.2`, shape: [classCount, hiddenUnits] },
        ]
      : [{ name: module, shape: [classCount, featureWidth] }];
  return { ...network, classifier };
}

/** The head as Python builds it. @param count how Python writes the number of classes. */
export function headInPython({ featureWidth }: Network, { hiddenUnits }: HeadShape, count: string): string {
  return hiddenUnits > 0
    ? `nn.Sequential(nn.Linear(${featureWidth}, ${hiddenUnits}), nn.ReLU(), nn.Linear(${hiddenUnits}, ${count}))`
    : `nn.Linear(${featureWidth}, ${count})`;
}

/** A fully connected layer of the head, under its name in the exported network. */
export interface HeadLayer extends DenseLayer {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/**
 * The head's layers in the order in which they run, ReLU between two.
 * @throws EngineError `invalid-input` when the head does not fit the features, or the classes' names the head.
 */
export function headLayers({ head, classes, network }: Pick<Classifier, "head" | "classes" | "network">): HeadLayer[] {
  if (head.width !== network.featureWidth || classes.length !== head.classCount) {
    throw new EngineError("invalid-input", `a head [${head.classCount}, ${head.width}] for ${classes.length} classes`);
  }
  const parts = head.hidden ? [head.hidden, head] : [head];
  return exportedNetwork(network, headShapeOf(head)).classifier.map((layer, index) => {
    const { weight, bias } = parts[index] ?? head;
    return { ...layer, weight, bias };
  });
}

/**
 * The state dict of torchvision's model with the head in its classifier's place: every name that
 * `load_state_dict(strict=True)` asks for, floats as F32, counts of batches (which evaluation doesn't read) as I64 zeros.
 * @returns views of the classifier's own memory, in torchvision's order.
 * @throws EngineError `invalid-input` when names or shapes do not fit.
 */
export function classifierTensors(classifier: Classifier): TensorToWrite[] {
  const { head, state, network } = classifier;
  const own = new Map<string, FloatTensor>();
  for (const { name, shape, weight, bias } of headLayers(classifier)) {
    own.set(`${name}.weight`, { shape, values: weight }).set(`${name}.bias`, { shape: [shape[0]], values: bias });
  }
  return Array.from(stateShapes(exportedNetwork(network, headShapeOf(head))), ([name, shape]) => {
    if (name.endsWith(`.${BATCH_COUNT}`)) return { name, dtype: "I64", shape: [], bytes: new Uint8Array(8) };
    const tensor = own.get(name) ?? state.get(name);
    if (tensor?.shape.join() !== shape.join())
      throw new EngineError("invalid-input", `${name} is missing or misshapen`);
    return { name, dtype: "F32", shape, bytes: bytesOf(tensor.values) };
  });
}

/** What a file says of itself, where its format has room for that. */
export function classifierMetadata(classifier: Classifier): Record<string, string> {
  const { title, backbone, network, classes, head, thawedBlocks = 0 } = classifier;
  const { inputSize, resizeSize, interpolation } = backbone;
  const filter = interpolation === "bilinear" ? "" : `, ${interpolation}`;
  return {
    architecture: `torchvision ${network.name}, ${headModuleOf(network)} = ${headInPython(network, headShapeOf(head), "classes")}`,
    backbone: backbone.name.en,
    backbone_licence: backbone.licence,
    backbone_sha256: backbone.weightsSha256,
    backbone_source: backbone.source,
    classes: JSON.stringify(classes),
    format: "pt",
    input: `RGB 0..1, resize ${resizeSize}${filter}, centre crop ${inputSize}, mean and standard deviation of ImageNet`,
    ...(thawedBlocks > 0 ? { thawed_blocks: String(thawedBlocks) } : {}),
    title,
  };
}
