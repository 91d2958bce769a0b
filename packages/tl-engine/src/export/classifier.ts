import { FEATURE_WIDTH } from "../backbone/architecture.ts";
import type { BackboneInfo } from "../backbone/backbone-info.ts";
import type { Head } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
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
  /** The backbone's tensors by torchvision's names, norms not folded, float32. */
  readonly state: ReadonlyMap<string, FloatTensor>;
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

/**
 * torchvision's network with `classifier` replaced: by one `nn.Linear`, or by `nn.Sequential` of `nn.Linear`, `nn.ReLU` and
 * `nn.Linear`, whose second part has no tensors.
 */
export function exportedNetwork({ classCount, hiddenUnits }: HeadShape): Network {
  const classifier: DenseLayer[] =
    hiddenUnits > 0
      ? [
          { name: "classifier.0", shape: [hiddenUnits, FEATURE_WIDTH] },
          { name: "classifier.2", shape: [classCount, hiddenUnits] },
        ]
      : [{ name: "classifier", shape: [classCount, FEATURE_WIDTH] }];
  return { ...mobilenetV3Small(), classifier };
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
export function headLayers({ head, classes }: Pick<Classifier, "head" | "classes">): HeadLayer[] {
  if (head.width !== FEATURE_WIDTH || classes.length !== head.classCount) {
    throw new EngineError("invalid-input", `a head [${head.classCount}, ${head.width}] for ${classes.length} classes`);
  }
  const parts = head.hidden ? [head.hidden, head] : [head];
  return exportedNetwork(headShapeOf(head)).classifier.map((layer, index) => {
    const { weight, bias } = parts[index] ?? head;
    return { ...layer, weight, bias };
  });
}

/**
 * The state dict of torchvision's `mobilenet_v3_small` with the head as its `classifier`: every name that
 * `load_state_dict(strict=True)` asks for, floats as F32, counts of batches (which evaluation doesn't read) as I64 zeros.
 * @returns views of the classifier's own memory, in torchvision's order.
 * @throws EngineError `invalid-input` when names or shapes do not fit.
 */
export function classifierTensors(classifier: Classifier): TensorToWrite[] {
  const { head, state } = classifier;
  const own = new Map<string, FloatTensor>();
  for (const { name, shape, weight, bias } of headLayers(classifier)) {
    own.set(`${name}.weight`, { shape, values: weight }).set(`${name}.bias`, { shape: [shape[0]], values: bias });
  }
  return Array.from(stateShapes(exportedNetwork(headShapeOf(head))), ([name, shape]) => {
    if (name.endsWith(`.${BATCH_COUNT}`)) return { name, dtype: "I64", shape: [], bytes: new Uint8Array(8) };
    const tensor = own.get(name) ?? state.get(name);
    if (tensor?.shape.join() !== shape.join())
      throw new EngineError("invalid-input", `${name} is missing or misshapen`);
    return { name, dtype: "F32", shape, bytes: bytesOf(tensor.values) };
  });
}

/** What a file says of itself, where its format has room for that. */
export function classifierMetadata({ title, backbone, classes, head }: Classifier): Record<string, string> {
  const { hiddenUnits } = headShapeOf(head);
  return {
    architecture: `torchvision mobilenet_v3_small, classifier = ${hiddenUnits > 0 ? `nn.Sequential(nn.Linear(576, ${hiddenUnits}), nn.ReLU(), nn.Linear(${hiddenUnits}, classes))` : "nn.Linear(576, classes)"}`,
    backbone: backbone.name.en,
    backbone_licence: backbone.licence,
    backbone_sha256: backbone.weightsSha256,
    backbone_source: backbone.source,
    classes: JSON.stringify(classes),
    format: "pt",
    input: "RGB 0..1, resize 256, centre crop 224, mean and standard deviation of ImageNet",
    title,
  };
}
