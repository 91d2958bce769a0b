import { type Initializer, type Node, writeOnnxModel } from "@thaw/tl-engine/export/onnx-model";
import type { FoldedNetwork } from "@thaw/tl-engine/networks/fold-network";
import {
  type Activation,
  type ConvolutionStep,
  type Network,
  paddingOf,
  type Step,
} from "@thaw/tl-engine/networks/network";

/** A network's features as an ONNX model: `image` float32 [1, 3, size, size] to `features` [1, width, 1, 1]. */
export function networkOnnx(network: Network, folded: FoldedNetwork): Uint8Array<ArrayBuffer> {
  const nodes: Node[] = [];
  const initializers: Initializer[] = [];

  function node(
    op: string,
    inputs: string[],
    attributes: Node["attributes"] = {},
    output = `n${nodes.length}`,
  ): string {
    nodes.push({ op, inputs, output, attributes });
    return output;
  }

  function convolution(name: string, shape: readonly number[], from: string, attributes: Node["attributes"]): string {
    const layer = folded.get(name);
    if (!layer) throw new Error(`${name} is not loaded`);
    initializers.push({ name: `${name}.weight`, shape, values: layer.weight });
    initializers.push({ name: `${name}.bias`, shape: [shape[0] as number], values: layer.bias });
    return node("Conv", [from, `${name}.weight`, `${name}.bias`], attributes);
  }

  function activate(activation: Activation, from: string): string {
    if (activation === "relu") return node("Relu", [from]);
    if (activation === "hard-swish") return node("HardSwish", [from]);
    if (activation === "linear") return from;
    throw new Error(`no operator for ${activation}`);
  }

  function convolve(step: ConvolutionStep, from: string): string {
    const pads = Array.from({ length: 4 }, () => paddingOf(step));
    const attributes = {
      kernel_shape: { integers: [step.shape[2], step.shape[3]] },
      strides: { integers: [step.stride, step.stride] },
      pads: { integers: pads },
      group: { integer: step.groups },
    };
    return activate(step.activation, convolution(step.name, step.shape, from, attributes));
  }

  function run(step: Step, from: string): string {
    if (step.op === "convolution") return convolve(step, from);
    if (step.op === "max-pool") {
      const { kernel, stride, padding } = step;
      return node("MaxPool", [from], {
        kernel_shape: { integers: [kernel, kernel] },
        strides: { integers: [stride, stride] },
        pads: { integers: [padding, padding, padding, padding] },
      });
    }
    if (step.op === "squeeze-excite") {
      const { first, second, channels, squeezed } = step;
      const pointwise = { kernel_shape: { integers: [1, 1] } };
      const means = node("GlobalAveragePool", [from]);
      const hidden = node("Relu", [convolution(first, [squeezed, channels, 1, 1], means, pointwise)]);
      const slope = { alpha: { float: 1 / 6 }, beta: { float: 0.5 } };
      const gate = node("HardSigmoid", [convolution(second, [channels, squeezed, 1, 1], hidden, pointwise)], slope);
      return node("Mul", [from, gate]);
    }
    let x = from;
    for (const inner of step.body) x = run(inner, x);
    return activate(step.activation, node("Add", [x, step.shortcut ? convolve(step.shortcut, from) : from]));
  }

  let x = "image";
  for (const { steps } of network.stages) for (const step of steps) x = run(step, x);
  node("GlobalAveragePool", [x], {}, "features");
  return writeOnnxModel({
    name: network.name,
    description: network.title,
    metadata: {},
    inputs: [{ name: "image", shape: [1, 3, network.inputSize, network.inputSize] }],
    outputs: [{ name: "features", shape: [1, network.featureWidth, 1, 1] }],
    nodes,
    initializers,
  });
}
