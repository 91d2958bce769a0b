import * as tf from "@tensorflow/tfjs-core";
import { EngineError } from "../errors.ts";
import type { FoldedNetwork } from "./fold-network.ts";
import {
  type Activation,
  type ConvolutionStep,
  type Network,
  type PlainStep,
  paddingOf,
  type SqueezeExciteStep,
  type Step,
} from "./network.ts";
import { plainSteps } from "./state-shapes.ts";

interface DeviceLayer {
  /** Convolution [k, k, in, out], depthwise [k, k, channels, 1], squeeze [in, out]. */
  readonly weight: tf.Tensor;
  readonly bias: tf.Tensor1D;
}

/** A network's weights on the active backend. Owns its tensors. */
export interface DeviceNetwork {
  readonly network: Network;
  readonly layers: ReadonlyMap<string, DeviceLayer>;
  dispose(): void;
}

/**
 * Puts a network's weights on tfjs's active backend, in tfjs's layout.
 * @returns owns one tensor per weight and bias until `dispose`.
 */
export function uploadNetwork(network: Network, folded: FoldedNetwork): DeviceNetwork {
  const layers = new Map<string, DeviceLayer>();
  const put = (name: string, place: (weight: Float32Array) => tf.Tensor) => {
    const layer = folded.get(name);
    if (!layer) throw new EngineError("backbone-load", `${name} is not loaded`);
    layers.set(name, { weight: tf.tidy(() => place(layer.weight)), bias: tf.tensor1d(layer.bias) });
  };
  for (const step of network.stages.flatMap(plainSteps)) {
    if (step.op === "convolution") {
      const axes = step.groups > 1 ? [2, 3, 0, 1] : [2, 3, 1, 0];
      put(step.name, (weight) => tf.transpose(tf.tensor4d(weight, [...step.shape]), axes));
    } else if (step.op === "squeeze-excite") {
      const { first, second, channels, squeezed } = step;
      put(first, (weight) => tf.transpose(tf.tensor2d(weight, [squeezed, channels])));
      put(second, (weight) => tf.transpose(tf.tensor2d(weight, [channels, squeezed])));
    }
  }
  return {
    network,
    layers,
    dispose: () => {
      for (const { weight, bias } of layers.values()) tf.dispose([weight, bias]);
    },
  };
}

/**
 * Features of a batch of preprocessed pictures: the last stage's output, averaged over each picture.
 * @param device weights on the active backend; borrowed.
 * @param pixels float32 [batch, inputSize, inputSize, 3], normalised; borrowed.
 * @returns float32 [batch, featureWidth], row-major; the caller disposes it, everything else is disposed, on failure too.
 * @throws EngineError `invalid-input` when the sizes do not fit.
 */
export function runNetwork(device: DeviceNetwork, pixels: Float32Array, batch: number): tf.Tensor2D {
  const { inputSize } = device.network;
  if (pixels.length !== batch * inputSize * inputSize * 3) {
    throw new EngineError(
      "invalid-input",
      `${pixels.length} values are not ${batch} pictures of ${inputSize} × ${inputSize}`,
    );
  }
  return tf.tidy(() => runOnTensor(device, tf.tensor4d(pixels, [batch, inputSize, inputSize, 3])));
}

/** The same of pictures that are on the backend already; borrowed. */
export function runOnTensor(device: DeviceNetwork, pictures: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() => {
    let x = pictures;
    for (const { steps } of device.network.stages) for (const step of steps) x = run(device, step, x);
    return tf.mean(x, [1, 2]) as tf.Tensor2D;
  });
}

function layerOf(device: DeviceNetwork, name: string): DeviceLayer {
  const layer = device.layers.get(name);
  if (!layer) throw new EngineError("backbone-load", `${name} is not loaded`);
  return layer;
}

function run(device: DeviceNetwork, step: Step, x: tf.Tensor4D): tf.Tensor4D {
  if (step.op !== "residual") return runPlain(device, step, x);
  let y = x;
  for (const inner of step.body) y = runPlain(device, inner, y);
  return activate(step.activation, tf.add(y, step.shortcut ? convolve(device, step.shortcut, x) : x));
}

function runPlain(device: DeviceNetwork, step: PlainStep, x: tf.Tensor4D): tf.Tensor4D {
  if (step.op === "convolution") return convolve(device, step, x);
  if (step.op === "squeeze-excite") return tf.mul(x, excite(device, step, x));
  // Pooling comes after ReLU, so that tfjs's padding, whatever its value, is never the largest of a window's.
  return tf.maxPool(x, step.kernel, step.stride, step.padding);
}

function activate<T extends tf.Tensor>(activation: Activation, x: T): T {
  switch (activation) {
    case "linear":
      return x;
    case "relu":
      return tf.relu(x);
    case "relu6":
      return tf.relu6(x);
    case "hard-swish":
      return tf.mul(x, tf.mul(tf.relu6(tf.add(x, 3)), 1 / 6));
    case "silu":
      return tf.mul(x, tf.sigmoid(x));
  }
}

/** The activations that tfjs computes inside a convolution. */
const FUSED: ReadonlySet<Activation> = new Set(["linear", "relu", "relu6"]);

function convolve(device: DeviceNetwork, step: ConvolutionStep, x: tf.Tensor4D): tf.Tensor4D {
  const { weight, bias } = layerOf(device, step.name);
  const isFused = FUSED.has(step.activation);
  const common = {
    x,
    filter: weight as tf.Tensor4D,
    strides: step.stride,
    pad: paddingOf(step),
    bias,
    activation: isFused ? (step.activation as "linear" | "relu" | "relu6") : ("linear" as const),
  };
  const y = step.groups > 1 ? tf.fused.depthwiseConv2d(common) : tf.fused.conv2d(common);
  return isFused ? y : activate(step.activation, y);
}

/** The weight of each channel, [batch, 1, 1, channels], in [0, 1]; the hard sigmoid is `relu6(z + 3) / 6`. */
function excite(device: DeviceNetwork, step: SqueezeExciteStep, x: tf.Tensor4D): tf.Tensor4D {
  const [batch, , , channels] = x.shape;
  const narrow = layerOf(device, step.first);
  const wide = layerOf(device, step.second);
  const means = tf.mean(x, [1, 2]) as tf.Tensor2D;
  const product = tf.add(tf.matMul(means, narrow.weight as tf.Tensor2D), narrow.bias);
  const z = tf.add(tf.matMul(activate(step.activation, product), wide.weight as tf.Tensor2D), wide.bias);
  const gate = step.gate === "sigmoid" ? tf.sigmoid(z) : tf.mul(tf.relu6(tf.add(z, 3)), 1 / 6);
  return tf.reshape(gate, [batch, 1, 1, channels]);
}
