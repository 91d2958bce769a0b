import { decodeRgb } from "@thaw/images/decode/decode-picture";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { beforeAll, expect, it } from "vitest";
import { floatsOf, readGolden } from "../../test/read-golden.ts";
import { sampleClassifier } from "../../test/sample-classifier.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { DEMO_ENGINE } from "../export/demo-engine.ts";
import type { ExportKind } from "../export/export-files.ts";
import { importHead } from "../export/import-head.ts";
import { prepareExport } from "../export/prepare-export.ts";
import { predict } from "../head/predict.ts";
import { readFloats } from "../networks/read-floats.ts";
import { readZip } from "../pth/read-zip.ts";
import { encodeHead } from "../safetensors/head-tensors.ts";
import { thawedFeatures } from "./thawed-features.ts";
import { readThawed, thawedShapes } from "./thawed-tensors.ts";

const BLOCKS = 3;
const assets = await openNodeAssets();
const photo = readGolden("photos/pizza.png");
const classifier = await sampleClassifier();
/** The last blocks as a training might leave them: each weight a little off. */
const tensors = [...thawedShapes(classifier.network, BLOCKS).keys()].map((name) => {
  const { shape, values } = classifier.state.get(name) ?? { shape: [], values: floatsOf("") };
  return { name, shape, values: values.map((value, i) => value * (1 + 0.2 * Math.sin(i))) };
});
let expected: Float32Array;

beforeAll(async () => {
  const of = async (thawed: typeof tensors) => {
    const { features } = await thawedFeatures(assets, {
      backbone: "mobilenet-v3-small",
      tensors: thawed,
      pictures: [photo],
    });
    return predict(classifier.head, features).probabilities;
  };
  expected = await of(tensors);
  const frozen = await of([]);
  expect(Math.max(...expected.map((p, k) => Math.abs(p - (frozen[k] as number))))).toBeGreaterThan(0.01);
});

const exported = async (kind: ExportKind, thawed = tensors) => {
  const { backbone, classes, title, fileStem, locale, head } = classifier;
  const about = { backbone: "mobilenet-v3-small", backboneSha256: backbone.weightsSha256, classes, title, fileStem };
  return prepareExport({ ...about, kind, locale, assetsUrl: "/", head: encodeHead(head, {}, thawed) }, assets);
};

function expectPrediction(probabilities: ArrayLike<number>): void {
  for (const [k, value] of Array.from(probabilities).entries()) {
    expect(Math.abs(value - (expected[k] as number))).toBeLessThan(1e-4);
  }
}

it("predicts in the offline page and in onnxruntime what it predicts here", async () => {
  const page = new TextDecoder().decode((await exported("demo")).bytes);
  const partOf = (id: string) => new RegExp(`id="${id}">([^<]*)</script>`).exec(page)?.[1] ?? "";
  const engine = new Function(`${DEMO_ENGINE}; return thawEngine;`)();
  const model = JSON.parse(partOf("model"));
  const { width, height, data } = decodeRgb(photo, {});
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) rgba.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
  const input: Float32Array = engine.prepare(rgba, width, height, model);
  const weights = engine.readTensors(new Uint8Array(Buffer.from(partOf("weights"), "base64")));
  expectPrediction(await engine.createForward(weights, model)(input));

  const { mean, standardDeviation } = classifier.backbone;
  const area = input.length / 3;
  const image = input.map((value, i) => {
    const channel = Math.floor(i / area);
    return value * (standardDeviation[channel] as number) + (mean[channel] as number);
  });
  const onnx = [...readZip((await exported("onnx")).bytes)].find(([name]) => name.endsWith(".onnx"))?.[1].read();
  const session = await InferenceSession.create(onnx ?? new Uint8Array());
  const { probabilities } = await session.run({ image: new Tensor("float32", image, [1, 3, 224, 224]) });
  await session.release();
  expectPrediction(probabilities?.data as Float32Array);
});

it("leaves as weights under torchvision's names, and its head alone can't be taken for a frozen backbone's", async () => {
  const entries = readZip((await exported("safetensors")).bytes);
  const file = [...entries].find(([name]) => name.endsWith(".safetensors"))?.[1].read() ?? new Uint8Array();
  const written = readFloats(new Uint8Array(file));
  for (const { name, values } of tensors) expect(written.get(name)?.values).toEqual(values);
  expect(importHead(file).needsItsBackbone).toBe(true);
  expect(readThawed(file)).toEqual([]);
});

it("is not made of weights that are not the last blocks", async () => {
  await expect(exported("onnx", tensors.slice(2))).rejects.toMatchObject({ code: "safetensors-invalid" });
});
