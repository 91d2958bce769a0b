import { EngineError } from "../errors.ts";
import { type FoldedNetwork, foldNetwork } from "../networks/fold-network.ts";
import {
  type Activation,
  type ConvolutionStep,
  type MaxPoolStep,
  paddingOf,
  type SqueezeExciteStep,
  type Step,
} from "../networks/network.ts";
import { type Classifier, classifierMetadata, headLayers } from "./classifier.ts";
import { type Attribute, type Initializer, type Node, writeOnnxModel } from "./onnx-model.ts";

/**
 * The classifier as an ONNX model of operator set 17.
 * Input `image`: float32 [batch, 3, size, size], RGB in [0, 1]; the mean and the standard deviation of the channels are in the
 * graph. Outputs `logits` and `probabilities`: float32 [batch, classes]. Batch norms are folded into the convolutions.
 * @throws EngineError `invalid-input` or `backbone-load` when the weights do not fit the network.
 */
export function writeOnnx(classifier: Classifier): Uint8Array<ArrayBuffer> {
  const { head, backbone, network, state, title } = classifier;
  const layers = headLayers(classifier);
  const graph = createGraph(foldNetwork(network, state));
  const channels = [1, 3, 1, 1];
  graph.constant("mean", channels, Float32Array.from(backbone.mean));
  graph.constant("standard_deviation", channels, Float32Array.from(backbone.standardDeviation));
  let x = graph.node("Sub", ["image", "mean"], "centred");
  x = graph.node("Div", [x, "standard_deviation"], "normalised");
  for (const stage of network.stages) for (const step of stage.steps) x = graph.step(step, x);
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
    inputs: [{ name: "image", shape: ["batch", 3, network.inputSize, network.inputSize] }],
    outputs: ["logits", "probabilities"].map((name) => ({ name, shape: ["batch", head.classCount] })),
    ...graph.parts,
  });
}

const square = (value: number): Attribute => ({ integers: [value, value] });

function createGraph(folded: FoldedNetwork) {
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

  /** A number that a node takes as an input; one for the whole graph. */
  function scalar(value: number): string {
    const name = `constant.${value}`;
    if (!initializers.some((each) => each.name === name)) constant(name, [], Float32Array.of(value));
    return name;
  }

  function layer(
    name: string,
    shape: readonly [number, number, number, number],
    from: string,
    attributes: NonNullable<Node["attributes"]>,
  ): string {
    const weights = folded.get(name);
    if (!weights) throw new EngineError("backbone-load", `${name} is not loaded`);
    constant(`${name}.weight`, shape, weights.weight);
    constant(`${name}.bias`, [shape[0]], weights.bias);
    return node("Conv", [from, `${name}.weight`, `${name}.bias`], name, attributes);
  }

  function activate(activation: Activation, from: string): string {
    switch (activation) {
      case "linear":
        return from;
      case "relu":
        return node("Relu", [from], `${from}.relu`);
      case "relu6":
        return node("Clip", [from, scalar(0), scalar(6)], `${from}.relu6`);
      case "hard-swish":
        return node("HardSwish", [from], `${from}.hardswish`);
      case "silu":
        return node("Mul", [from, node("Sigmoid", [from], `${from}.sigmoid`)], `${from}.silu`);
    }
  }

  function convolve(step: ConvolutionStep, from: string): string {
    const padding = paddingOf(step);
    const output = layer(step.name, step.shape, from, {
      kernel_shape: square(step.shape[2]),
      strides: square(step.stride),
      pads: { integers: [padding, padding, padding, padding] },
      group: { integer: step.groups },
    });
    return activate(step.activation, output);
  }

  function excite(step: SqueezeExciteStep, from: string): string {
    const { first, second, channels, squeezed, activation } = step;
    const pointwise = { kernel_shape: square(1) };
    const means = node("GlobalAveragePool", [from], `${first}.means`);
    const hidden = activate(activation, layer(first, [squeezed, channels, 1, 1], means, pointwise));
    const opened = layer(second, [channels, squeezed, 1, 1], hidden, pointwise);
    // PyTorch's hardsigmoid divides by 6; the operator's own slope would be 0.2.
    const slope = { alpha: { float: 1 / 6 }, beta: { float: 0.5 } };
    const gate =
      step.gate === "sigmoid"
        ? node("Sigmoid", [opened], `${second}.gate`)
        : node("HardSigmoid", [opened], `${second}.gate`, slope);
    return node("Mul", [from, gate], `${second}.weighed`);
  }

  function pool({ kernel, stride, padding }: MaxPoolStep, from: string): string {
    const pads = { integers: [padding, padding, padding, padding] };
    return node("MaxPool", [from], `${from}.pooled`, { kernel_shape: square(kernel), strides: square(stride), pads });
  }

  function step(of: Step, from: string): string {
    switch (of.op) {
      case "convolution":
        return convolve(of, from);
      case "squeeze-excite":
        return excite(of, from);
      case "max-pool":
        return pool(of, from);
      case "residual": {
        let x = from;
        for (const inner of of.body) x = step(inner, x);
        const beside = of.shortcut ? convolve(of.shortcut, from) : from;
        return activate(of.activation, node("Add", [x, beside], `${x}.sum`));
      }
    }
  }

  return { node, constant, step, parts: { nodes, initializers } };
}
