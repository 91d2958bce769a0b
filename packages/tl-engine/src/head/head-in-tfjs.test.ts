import * as tf from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { predict } from "./predict.ts";
import { trainHead } from "./train-head.ts";

/** A second opinion by a library that shares no line with ours: TensorFlow.js's own dense layer, given our weights. */
test("a head that is handed to TensorFlow.js's layers says the same", async () => {
  const [count, width, classCount] = [40, 24, 3];
  const features = new Float32Array(count * width);
  new MersenneTwister(5).fillUniform(features, 1);
  const labels = Int32Array.from({ length: count }, (_, row) => row % classCount);
  // Each class lies a little off in a direction of its own.
  labels.forEach((label, row) => {
    for (let column = label; column < width; column += classCount)
      features[row * width + column] = (features[row * width + column] ?? 0) + 0.5;
  });
  const steps = trainHead({ features, labels, classCount, epochs: 10, batchSize: 8, learningRate: 0.01, seed: 7 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { head } = step.value;

  await tf.setBackend("cpu");
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: classCount, activation: "softmax", inputShape: [width] })],
  });
  // PyTorch's and our layout is [classes, features]; Keras's kernel is [features, classes].
  const kernel = tf.transpose(tf.tensor2d(head.weight, [classCount, width]));
  model.setWeights([kernel, tf.tensor1d(head.bias)]);
  const theirs = await (model.predict(tf.tensor2d(features, [count, width])) as tf.Tensor).data();

  const { probabilities } = predict(head, features);
  expect(probabilities).toHaveLength(count * classCount);
  probabilities.forEach((probability, index) => {
    expect(Math.abs(probability - (theirs[index] ?? Number.NaN))).toBeLessThan(1e-5);
  });
});
