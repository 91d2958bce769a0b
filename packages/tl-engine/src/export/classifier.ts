import { FEATURE_WIDTH } from "../backbone/architecture.ts";
import type { BackboneInfo } from "../backbone/backbone-info.ts";
import type { Head } from "../client/lab-types.ts";
import { EngineError } from "../errors.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import type { Network } from "../networks/network.ts";
import { BATCH_COUNT, stateShapes } from "../networks/state-shapes.ts";
import type { FloatTensor } from "../safetensors/read-safetensors.ts";
import { bytesOf, type TensorToWrite } from "../safetensors/write-safetensors.ts";

/** A whole classifier to take away: a backbone, and a linear head on its pooled features. */
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

/** torchvision's network with `classifier` replaced by one `nn.Linear`. */
export function exportedNetwork(classCount: number): Network {
  return { ...mobilenetV3Small(), classifier: [{ name: "classifier", shape: [classCount, FEATURE_WIDTH] }] };
}

/**
 * The state dict of torchvision's `mobilenet_v3_small` whose `classifier` is `nn.Linear(576, classes)`: every name that
 * `load_state_dict(strict=True)` asks for, floats as F32, counts of batches (which evaluation doesn't read) as I64 zeros.
 * @returns views of the classifier's own memory, in torchvision's order.
 * @throws EngineError `invalid-input` when names or shapes do not fit.
 */
export function classifierTensors(classifier: Classifier): TensorToWrite[] {
  const { head, state, classes } = classifier;
  if (head.width !== FEATURE_WIDTH || classes.length !== head.classCount) {
    throw new EngineError("invalid-input", `a head [${head.classCount}, ${head.width}] for ${classes.length} classes`);
  }
  const own = new Map<string, FloatTensor>([
    ["classifier.weight", { shape: [head.classCount, head.width], values: head.weight }],
    ["classifier.bias", { shape: [head.classCount], values: head.bias }],
  ]);
  return Array.from(stateShapes(exportedNetwork(head.classCount)), ([name, shape]) => {
    if (name.endsWith(`.${BATCH_COUNT}`)) return { name, dtype: "I64", shape: [], bytes: new Uint8Array(8) };
    const tensor = own.get(name) ?? state.get(name);
    if (tensor?.shape.join() !== shape.join())
      throw new EngineError("invalid-input", `${name} is missing or misshapen`);
    return { name, dtype: "F32", shape, bytes: bytesOf(tensor.values) };
  });
}

/** What a file says of itself, where its format has room for that. */
export function classifierMetadata({ title, backbone, classes }: Classifier): Record<string, string> {
  return {
    architecture: "torchvision mobilenet_v3_small, classifier = nn.Linear(576, classes)",
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
