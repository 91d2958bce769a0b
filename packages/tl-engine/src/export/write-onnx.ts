import { INPUT_SIZE } from "../backbone/architecture.ts";
import { type FoldedBackbone, foldBatchNorm } from "../backbone/fold-batch-norm.ts";
import { EngineError } from "../errors.ts";
import { mobilenetV3Small } from "../networks/mobilenet-v3.ts";
import {
  type Activation,
  type ConvolutionStep,
  paddingOf,
  type SqueezeExciteStep,
  type Step,
} from "../networks/network.ts";
import { type Classifier, classifierMetadata, headLayers } from "./classifier.ts";
import { type Attribute, type Initializer, type Node, writeOnnxModel } from "./onnx-model.ts";

/**
 * The classifier as an ONNX model of operator set 17.
 * Input `image`: float32 [batch, 3, 224, 224], RGB in [0, 1]; the mean and the standard deviation of the channels are in the
 * graph. Outputs `logits` and `probabilities`: float32 [batch, classes]. Batch norms are folded into the convolutions.
 * @throws EngineError `invalid-input` or `backbone-load` when the weights do not fit the network.
 */
export function writeOnnx(classifier: Classifier): Uint8Array<ArrayBuffer> {
  const { head, backbone, title } = classifier;
  const layers = headLayers(classifier);
  const graph = createGraph(foldBatchNorm(classifier.state));
  const channels = [1, 3, 1, 1];
  graph.constant("mean", channels, Float32Array.from(backbone.mean));
  graph.constant("standard_deviation", channels, Float32Array.from(backbone.standardDeviation));
  let x = graph.node("Sub", ["image", "mean"], "centred");
  x = graph.node("Div", [x, "standard_deviation"], "normalised");
  for (const stage of mobilenetV3Small().stages) for (const step of stage.steps) x = graph.step(step, x);
  x = graph.node("GlobalAveragePool", [x], "pooled");
  x = graph.node("Flatten", [x], "features", { axis: { integer: 1 } });
  for (const [index, { name, shape, weight, bias }] of layers.entries()) {
    graph.constant(`${name}.weight`, shape, weight);
    graph.constant(`${name}.bias`, [shape[0]], bias);
    const isLast = index === layers.length - 1;
    const inputs = [x, `${name}.weight`, `${name}.bias`];
    x = graph.node("Gemm", inputs, isLast ? "logits" : name, { transB: { integer: 1 } });
    if (!isLast) x = graph.node("Relu", [x], `${name}.relu`);
  }
  graph.node("Softmax", [x], "probabilities", { axis: { integer: 1 } });
  return writeOnnxModel({
    name: "classifier",
    description: `${title}: ${backbone.name.en}, and a head`,
    metadata: classifierMetadata(classifier),
    inputs: [{ name: "image", shape: ["batch", 3, INPUT_SIZE, INPUT_SIZE] }],
    outputs: ["logits", "probabilities"].map((name) => ({ name, shape: ["batch", head.classCount] })),
    ...graph.parts,
  });
}

const square = (value: number): Attribute => ({ integers: [value, value] });

function createGraph(folded: FoldedBackbone) {
  const nodes: Node[] = [];
  const initializers: Initializer[] = [];

  function constant(name: string, shape: readonly number[], values: Float32Array): void {
    initializers.push({ name, shape, values });
  }

  /** @returns the output's name, which is the node's too. */
  function node(op: string, inputs: readonly string[], output: string, attributes: Node["attributes"] = {}): string {
    nodes.push({ op, inputs, output, attributes });
    return output;
  }

  function layer(name: string, from: string, attributes: NonNullable<Node["attributes"]>): string {
    const weights = folded.get(name);
    if (!weights) throw new EngineError("backbone-load", `${name} is not loaded`);
    constant(`${name}.weight`, weights.shape, weights.weight);
    constant(`${name}.bias`, [weights.shape[0]], weights.bias);
    return node("Conv", [from, `${name}.weight`, `${name}.bias`], name, attributes);
  }

  function activate(activation: Activation, from: string): string {
    if (activation === "linear") return from;
    if (activation === "relu") return node("Relu", [from], `${from}.relu`);
    if (activation === "hard-swish") return node("HardSwish", [from], `${from}.hardswish`);
    throw new EngineError("invalid-input", `${from}: no operator for ${activation}`);
  }

  function convolve(step: ConvolutionStep, from: string): string {
    const padding = paddingOf(step);
    const output = layer(step.name, from, {
      kernel_shape: square(step.shape[2]),
      strides: square(step.stride),
      pads: { integers: [padding, padding, padding, padding] },
      group: { integer: step.groups },
    });
    return activate(step.activation, output);
  }

  function excite({ first, second }: SqueezeExciteStep, from: string): string {
    const pointwise = { kernel_shape: square(1) };
    const means = node("GlobalAveragePool", [from], `${first}.means`);
    const hidden = node("Relu", [layer(first, means, pointwise)], `${first}.relu`);
    // PyTorch's hardsigmoid divides by 6; the operator's own slope would be 0.2.
    const slope = { alpha: { float: 1 / 6 }, beta: { float: 0.5 } };
    const gate = node("HardSigmoid", [layer(second, hidden, pointwise)], `${second}.gate`, slope);
    return node("Mul", [from, gate], `${second}.weighed`);
  }

  function step(of: Step, from: string): string {
    if (of.op === "convolution") return convolve(of, from);
    if (of.op === "squeeze-excite") return excite(of, from);
    if (of.op === "residual" && of.shortcut === null) {
      let x = from;
      for (const inner of of.body) x = step(inner, x);
      return activate(of.activation, node("Add", [x, from], `${x}.sum`));
    }
    throw new EngineError("invalid-input", `${from}: no operator for ${of.op}`);
  }

  return { node, constant, step, parts: { nodes, initializers } };
}
