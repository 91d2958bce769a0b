import * as tf from "@tensorflow/tfjs";
import { runOnTensor, uploadNetwork } from "@thaw/tl-engine/networks/run-on-tfjs";
import { startTfjsWasm } from "./forward-tasks.ts";
import { randomWeights } from "./random-weights.ts";
import { smallMobilenetV2 } from "./small-mobilenet-v2.ts";

const SIZE = 224;
const EPOCHS = 20;
const BATCH = 16;
const HIDDEN_UNITS = 100;
const LEARNING_RATE = 1e-3;
const VALIDATION_SHARE = 0.15;

/**
 * Teachable Machine's way, re-created: on the page itself each photo is drawn on a canvas, goes through the network alone and
 * has its features read back at once; then a layer of 100 units and a softmax are trained in batches of 16 by tfjs's
 * `fitDataset`, 15 % held out. On tfjs's WASM backend, as on a machine without a GPU.
 * @returns milliseconds, from nothing started to trained.
 */
export async function trainTheirWay(urls: readonly string[], labels: readonly number[], classCount: number) {
  const begin = performance.now();
  await startTfjsWasm();
  const network = smallMobilenetV2();
  const device = uploadNetwork(network, randomWeights(network));
  const canvas = Object.assign(document.createElement("canvas"), { width: SIZE, height: SIZE });
  const examples: Float32Array[] = [];
  for (const url of urls) {
    const image = new Image();
    image.src = url;
    await image.decode();
    crop(image, canvas);
    const features = tf.tidy(() => {
      const pixels = tf.browser.fromPixels(canvas).expandDims<tf.Tensor4D>(0).toFloat().div(127).sub(1);
      return runOnTensor(device, pixels as tf.Tensor4D);
    });
    examples.push(features.dataSync().slice() as Float32Array);
    features.dispose();
  }
  const extracted = performance.now();
  await trainTheirHead(examples, labels, classCount);
  const end = performance.now();
  return { ms: end - begin, extractMs: extracted - begin, trainMs: end - extracted };
}

/** The middle square, scaled to the network's input. */
function crop(image: HTMLImageElement, canvas: HTMLCanvasElement): void {
  const side = Math.min(image.width, image.height);
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2];
  canvas.getContext("2d", { willReadFrequently: true })?.drawImage(image, x, y, side, side, 0, 0, SIZE, SIZE);
}

async function trainTheirHead(examples: readonly Float32Array[], labels: readonly number[], classCount: number) {
  const kernelInitializer = tf.initializers.varianceScaling({ seed: 0 });
  const width = examples[0]?.length ?? 0;
  const head = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [width],
        units: HIDDEN_UNITS,
        activation: "relu",
        kernelInitializer,
        useBias: true,
      }),
      tf.layers.dense({ units: classCount, activation: "softmax", kernelInitializer, useBias: false }),
    ],
  });
  head.compile({ optimizer: tf.train.adam(LEARNING_RATE), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const rows = examples.map((example, i) => ({
    xs: example,
    ys: Array.from({ length: classCount }, (_, k) => (k === labels[i] ? 1 : 0)),
  }));
  tf.util.shuffle(rows);
  const held = Math.round(rows.length * VALIDATION_SHARE);
  const dataset = (part: typeof rows) => tf.data.array(part).batch(BATCH);
  await head.fitDataset(dataset(rows.slice(held)), { epochs: EPOCHS, validationData: dataset(rows.slice(0, held)) });
}
