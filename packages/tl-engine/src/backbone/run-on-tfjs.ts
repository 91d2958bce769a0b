import * as tf from "@tensorflow/tfjs-core";
import { EngineError } from "../errors.ts";
import { BLOCKS, blockLayers, FEATURE_WIDTH, hasSkip, INPUT_SIZE, LAST, STEM, type Stage } from "./architecture.ts";
import type { FoldedBackbone } from "./fold-batch-norm.ts";

interface DeviceLayer {
  /** Convolution [k, k, in, out], depthwise [k, k, channels, 1], squeeze [in, out]. */
  readonly weight: tf.Tensor;
  readonly bias: tf.Tensor1D;
}

/** A backbone's weights on the active backend. Owns its tensors. */
export interface DeviceBackbone {
  readonly layers: ReadonlyMap<string, DeviceLayer>;
  dispose(): void;
}

/**
 * Puts a backbone's weights on the active backend, in tfjs's layout.
 * @returns owns one tensor per weight and bias until `dispose`.
 */
export function uploadBackbone(folded: FoldedBackbone): DeviceBackbone {
  const layers = new Map<string, DeviceLayer>();
  for (const [name, { shape, weight, bias }] of folded) {
    const [out, inPerGroup, kernel] = shape;
    const oihw = tf.tensor4d(weight, [...shape]);
    const isSqueeze = name.endsWith(".fc1") || name.endsWith(".fc2");
    const isDepthwise = inPerGroup === 1;
    let placed: tf.Tensor;
    if (isSqueeze) placed = tf.tidy(() => tf.transpose(tf.reshape(oihw, [out, inPerGroup])));
    else if (isDepthwise) placed = tf.transpose(oihw, [2, 3, 0, 1]);
    else placed = tf.transpose(oihw, [2, 3, 1, 0]);
    oihw.dispose();
    layers.set(name, { weight: placed, bias: tf.tensor1d(bias) });
    if (isDepthwise && kernel === 1) throw new EngineError("backbone-load", `${name}: a depthwise kernel of 1`);
  }
  return {
    layers,
    dispose: () => {
      for (const { weight, bias } of layers.values()) tf.dispose([weight, bias]);
    },
  };
}

/**
 * Pooled features of a batch of preprocessed pictures.
 * @param device weights on the active backend; borrowed.
 * @param pixels float32 [batch, 224, 224, 3], normalised; borrowed.
 * @returns float32 [batch, 576], row-major. Every tensor made here is disposed, on failure too.
 */
export function runBackbone(device: DeviceBackbone, pixels: Float32Array, batch: number): Float32Array {
  if (pixels.length !== batch * INPUT_SIZE * INPUT_SIZE * 3) {
    throw new EngineError("invalid-input", `${pixels.length} values are not ${batch} pictures of 224 × 224`);
  }
  const pooled = tf.tidy(() => {
    let x: tf.Tensor4D = tf.tensor4d(pixels, [batch, INPUT_SIZE, INPUT_SIZE, 3]);
    x = convolve(device, `${STEM.name}.0`, x, STEM);
    for (const block of BLOCKS) x = runBlock(device, block, x);
    x = convolve(device, `${LAST.name}.0`, x, LAST);
    return tf.mean(x, [1, 2]);
  });
  try {
    // Waiting here is fine in a worker, while tfjs's asynchronous read polls for ever once a GPU's context is lost.
    const values = pooled.dataSync() as Float32Array;
    if (values.length !== batch * FEATURE_WIDTH) throw new EngineError("invalid-input", "wrong number of features");
    // A copy of its own: the backend may hand out memory that it will use again.
    return values.slice();
  } finally {
    pooled.dispose();
  }
}

function layerOf(device: DeviceBackbone, name: string): DeviceLayer {
  const layer = device.layers.get(name);
  if (!layer) throw new EngineError("backbone-load", `${name} is not loaded`);
  return layer;
}

/** `x · min(max(x + 3, 0), 6) / 6`. */
function hardSwish<T extends tf.Tensor>(x: T): T {
  return tf.mul(x, tf.mul(tf.relu6(tf.add(x, 3)), 1 / 6));
}

function convolve(
  device: DeviceBackbone,
  name: string,
  x: tf.Tensor4D,
  { kernel, stride }: Pick<Stage, "kernel" | "stride">,
  activation: Stage["activation"] | "linear" = "hard-swish",
): tf.Tensor4D {
  const { weight, bias } = layerOf(device, name);
  const y = tf.fused.conv2d({
    x,
    filter: weight as tf.Tensor4D,
    strides: stride,
    pad: (kernel - 1) / 2,
    bias,
    activation: activation === "relu" ? "relu" : "linear",
  });
  return activation === "hard-swish" ? hardSwish(y) : y;
}

function runBlock(device: DeviceBackbone, block: Stage, input: tf.Tensor4D): tf.Tensor4D {
  const { expand, depthwise, squeeze, project } = blockLayers(block);
  const pointwise = { kernel: 1, stride: 1 };
  let x = expand ? convolve(device, expand.name, input, pointwise, block.activation) : input;
  const { weight, bias } = layerOf(device, depthwise.name);
  x = tf.fused.depthwiseConv2d({
    x,
    filter: weight as tf.Tensor4D,
    strides: block.stride,
    pad: (block.kernel - 1) / 2,
    bias,
    activation: block.activation === "relu" ? "relu" : "linear",
  });
  if (block.activation === "hard-swish") x = hardSwish(x);
  if (squeeze) x = tf.mul(x, excite(device, squeeze[0].name, squeeze[1].name, x));
  x = convolve(device, project.name, x, pointwise, "linear");
  return hasSkip(block) ? tf.add(x, input) : x;
}

/** Squeeze-and-excite: the weight of each channel, [batch, 1, 1, channels], in [0, 1] by the hard sigmoid `relu6(z + 3) / 6`. */
function excite(device: DeviceBackbone, first: string, second: string, x: tf.Tensor4D): tf.Tensor4D {
  const [batch, , , channels] = x.shape;
  const squeezed = tf.mean(x, [1, 2]) as tf.Tensor2D;
  const narrow = layerOf(device, first);
  const wide = layerOf(device, second);
  const hidden = tf.fused.matMul({
    a: squeezed,
    b: narrow.weight as tf.Tensor2D,
    bias: narrow.bias,
    activation: "relu",
  });
  const z = tf.fused.matMul({ a: hidden, b: wide.weight as tf.Tensor2D, bias: wide.bias });
  return tf.reshape(tf.mul(tf.relu6(tf.add(z, 3)), 1 / 6), [batch, 1, 1, channels]);
}
