import { expect, it } from "vitest";
import { SAMPLE_CLASSES, sampleClassifier } from "../../test/sample-classifier.ts";
import { encodeHead } from "../safetensors/head-tensors.ts";
import { bytesOf, writeSafetensors } from "../safetensors/write-safetensors.ts";
import { classifierMetadata, classifierTensors } from "./classifier.ts";
import { importHead } from "./import-head.ts";

const head = { weight: Float32Array.of(1, 2, 3, 4, 5, 6), bias: Float32Array.of(7, 8), classCount: 2, width: 3 };

it("reads a head that was exported alone", () => {
  const imported = importHead(encodeHead(head, { classes: '["a","b"]', title: "Run 1" }), { width: 3, classCount: 2 });
  expect(imported).toEqual({
    head,
    classes: ["a", "b"],
    backboneSha256: null,
    title: "Run 1",
    needsItsBackbone: false,
  });
});

it("reads the head of a whole exported classifier, with the hash of what it stands on", async () => {
  const classifier = await sampleClassifier();
  const imported = importHead(writeSafetensors(classifierTensors(classifier), classifierMetadata(classifier)));
  expect(imported.head).toEqual(classifier.head);
  expect(imported.classes).toEqual(SAMPLE_CLASSES);
  expect(imported.backboneSha256).toBe(classifier.backbone.weightsSha256);
});

it("reads a head with a hidden layer, alone and in a whole classifier", async () => {
  const classifier = await sampleClassifier("mobilenet-v3-small", 4);
  expect(importHead(encodeHead(classifier.head)).head).toEqual(classifier.head);
  expect(importHead(writeSafetensors(classifierTensors(classifier)), { width: 576 }).head).toEqual(classifier.head);
});

it("reads what PyTorch's nn.Linear saves, without names of classes", () => {
  const file = writeSafetensors([
    { name: "weight", dtype: "F32", shape: [2, 3], bytes: bytesOf(head.weight) },
    { name: "bias", dtype: "F32", shape: [2], bytes: bytesOf(head.bias) },
  ]);
  expect(importHead(file)).toEqual({ head, classes: null, backboneSha256: null, title: null, needsItsBackbone: false });
});

it.each([
  ["another width", { width: 576 }, head, /takes 3 features, not 576/],
  ["another number of classes", { classCount: 7 }, head, /2 classes, not 7/],
  ["values that are not finite", {}, { ...head, bias: Float32Array.of(Number.NaN, 0) }, /not finite/],
])("refuses %s", (_, expected, given, message) => {
  expect(() => importHead(encodeHead(given), expected)).toThrow(message);
});

it("refuses a file that holds no head", () => {
  const file = writeSafetensors([{ name: "x", dtype: "F32", shape: [1], bytes: new Uint8Array(4) }]);
  expect(() => importHead(file)).toThrow(/no head/);
  expect(() => importHead(new Uint8Array(4))).toThrow(/header/);
});

it("ignores names that are not one a row", () => {
  expect(importHead(encodeHead(head, { classes: '["a"]' })).classes).toBeNull();
  expect(importHead(encodeHead(head, { classes: "{" })).classes).toBeNull();
});
