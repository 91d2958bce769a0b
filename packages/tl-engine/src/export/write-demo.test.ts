import { createHash } from "node:crypto";
import { decodeRgb } from "@thaw/images/decode/decode-picture";
import { expect, it } from "vitest";
import { readGolden } from "../../test/read-golden.ts";
import { openSampleAssets, sampleClassifier } from "../../test/sample-classifier.ts";
import { createFeatureExtractor } from "../backend/create-feature-extractor.ts";
import { predict } from "../head/predict.ts";
import { createPreprocessor, PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import { halfToNumber } from "../safetensors/half-float.ts";
import { base64Of } from "./base64.ts";
import { DEMO_ENGINE } from "./demo-engine.ts";
import { DEMO_STYLE } from "./demo-page.ts";
import { exactHalves } from "./half-bits.ts";
import { DEMO_CODE, SCRIPT_SHA256, STYLE_SHA256, writeDemo } from "./write-demo.ts";

interface DemoEngine {
  readTensors(bytes: Uint8Array): Map<string, Float32Array>;
  prepare(rgba: Uint8Array, width: number, height: number, model: unknown): Float32Array;
  createForward(tensors: Map<string, Float32Array>, model: unknown): (input: Float32Array) => Promise<Float64Array>;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");
const engine = new Function(`${DEMO_ENGINE}; return thawEngine;`)() as DemoEngine;
const partOf = (page: string, id: string): string => new RegExp(`id="${id}">([^<]*)</script>`).exec(page)?.[1] ?? "";

it.each([
  ["mobilenet-v3-small", 0],
  ["random-twin", 0],
  ["mobilenet-v3-small", 24],
  ["mobilenet_v2", 16],
  ["mobilenet_v3_large", 0],
  ["efficientnet_b0", 0],
] as const)(
  "the page's own arithmetic predicts what the engine predicts: %s, %i hidden units",
  async (backbone, hiddenUnits) => {
    const classifier = await sampleClassifier(backbone, hiddenUnits);
    const photo = readGolden("photos/pizza.png");
    const assets = await openSampleAssets(backbone);
    const extractor = createFeatureExtractor({ assets, backend: "wasm" });
    const pixels = new Float32Array(PICTURE_VALUES);
    const { resizeSize: resize, inputSize: crop, interpolation: filter } = classifier.backbone;
    await createPreprocessor(assets).preprocess(photo, pixels, { resize, crop, filter });
    const expected = predict(classifier.head, await extractor.extract(backbone, pixels, 1)).probabilities;
    extractor.dispose();

    const page = new TextDecoder().decode(writeDemo(classifier));
    const model = JSON.parse(partOf(page, "model"));
    const tensors = engine.readTensors(new Uint8Array(Buffer.from(partOf(page, "weights"), "base64")));
    const { width, height, data } = decodeRgb(photo, {});
    const rgba = new Uint8Array(width * height * 4);
    for (let i = 0; i < width * height; i++) rgba.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
    const input = engine.prepare(rgba, width, height, model);
    const probabilities = await engine.createForward(tensors, model)(input);
    expect(model.classes).toEqual(classifier.classes);
    for (const [at, value] of probabilities.entries()) {
      expect(Math.abs(value - (expected[at] ?? 2))).toBeLessThan(1e-4);
    }
  },
);

it("refuses a network whose page would be too large to open", async () => {
  const classifier = await sampleClassifier("resnet18");
  expect(() => writeDemo(classifier)).toThrow(/too large/);
});

it("names in its policy the script and the style that it holds, and lets nothing else in", async () => {
  expect(SCRIPT_SHA256).toBe(sha256(DEMO_CODE));
  expect(STYLE_SHA256).toBe(sha256(DEMO_STYLE));
  const page = new TextDecoder().decode(writeDemo(await sampleClassifier()));
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/\b(src|href)=|url\(|@import/);
  expect(page.length).toBeLessThan(2_700_000);
});

it("shows a class's name as text, whatever it holds", async () => {
  const page = new TextDecoder().decode(writeDemo(await sampleClassifier()));
  expect(page.match(/<script/g)).toHaveLength(3);
  expect(page).not.toContain("<b>");
});

it("narrows to binary16 what loses nothing by it, and nothing else", () => {
  const all = Float32Array.from({ length: 65536 }, (_, bits) => halfToNumber(bits)).filter(Number.isFinite);
  const halves = exactHalves(all);
  expect(Float32Array.from(halves ?? [], halfToNumber)).toEqual(all);
  for (const value of [0.1, 65520, 1e-9, 1 + 2 ** -11, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(exactHalves(Float32Array.of(value))).toBeNull();
  }
});

it("writes base64 with its padding", () => {
  for (const length of [0, 1, 2, 3, 100]) {
    const bytes = Uint8Array.from({ length }, (_, at) => at * 37);
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  }
});
