import { InferenceSession, Tensor } from "onnxruntime-web";
import { expect, it } from "vitest";
import { readGolden } from "../../test/read-golden.ts";
import { openSampleAssets, sampleClassifier } from "../../test/sample-classifier.ts";
import { createFeatureExtractor } from "../backend/create-feature-extractor.ts";
import { predict } from "../head/predict.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { CHANNEL_MEAN, CHANNEL_STANDARD_DEVIATION } from "../preprocess/normalize.ts";
import { createMessage } from "./protobuf.ts";
import { writeOnnx } from "./write-onnx.ts";

const PIXELS = PICTURE_VALUES / 3;

/** [224, 224, 3], normalised, to [3, 224, 224] in [0, 1]. */
function planes(pixels: Float32Array): Float32Array {
  return Float32Array.from({ length: PICTURE_VALUES }, (_, at) => {
    const channel = Math.floor(at / PIXELS);
    const value = pixels[(at % PIXELS) * 3 + channel] ?? Number.NaN;
    return value * (CHANNEL_STANDARD_DEVIATION[channel] ?? 1) + (CHANNEL_MEAN[channel] ?? 0);
  });
}

it.each([
  ["mobilenet-v3-small", 0],
  ["random-twin", 0],
  ["mobilenet-v3-small", 24],
  ["resnet18", 0],
  ["mobilenet_v2", 16],
  ["mobilenet_v3_large", 0],
  ["efficientnet_b0", 0],
] as const)(
  "onnxruntime predicts what the engine predicts, a batch of two photos: %s, %i hidden units",
  async (backbone, hiddenUnits) => {
    const classifier = await sampleClassifier(backbone, hiddenUnits);
    const assets = await openSampleAssets(backbone);
    const preprocessor = createPreprocessor(assets);
    const extractor = createFeatureExtractor({ assets, backend: "wasm" });
    const pixels = new Float32Array(2 * PICTURE_VALUES);
    const images = new Float32Array(2 * PICTURE_VALUES);
    for (const [at, photo] of ["photos/pizza.jpg", "photos/sushi.jpg"].entries()) {
      const own = pixels.subarray(at * PICTURE_VALUES, (at + 1) * PICTURE_VALUES);
      await preprocessor.preprocess(readGolden(photo), own);
      images.set(planes(own), at * PICTURE_VALUES);
    }
    const expected = predict(classifier.head, await extractor.extract(backbone, pixels, 2)).probabilities;
    extractor.dispose();

    const session = await InferenceSession.create(writeOnnx(classifier));
    const { probabilities } = await session.run({ image: new Tensor("float32", images, [2, 3, 224, 224]) });
    await session.release();
    expect(probabilities?.dims).toEqual([2, classifier.classes.length]);
    const values = Array.from(probabilities?.data as Float32Array);
    // A head that is sure of everything would hide a difference.
    expect(Math.max(...values)).toBeLessThan(0.999);
    for (const [at, value] of values.entries()) expect(Math.abs(value - (expected[at] ?? 2))).toBeLessThan(1e-4);
  },
);

it("writes numbers, text and messages as Protocol Buffers do", () => {
  const inner = createMessage().integer(1, 150);
  const bytes = createMessage()
    .message(3, inner)
    .text(2, "é")
    .float(5, 1)
    .integer(16, 2 ** 35)
    .finish();
  const expected = [0x1a, 3, 0x08, 0x96, 0x01, 0x12, 2, 0xc3, 0xa9, 0x2d, 0, 0, 0x80, 0x3f];
  expect([...bytes]).toEqual([...expected, 0x80, 0x01, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]);
});

it("refuses a head for other classes", async () => {
  const classifier = await sampleClassifier();
  expect(() => writeOnnx({ ...classifier, classes: ["one"] })).toThrow(/for 1 classes/);
});
