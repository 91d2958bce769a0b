import { expect, it } from "vitest";
import { sampleClassifier } from "../../test/sample-classifier.ts";
import { readZip } from "../pth/read-zip.ts";
import { exportClassifier } from "./export-files.ts";

const read = (entries: ReturnType<typeof readZip>, name: string): string =>
  new TextDecoder().decode(entries.get(name)?.read());

it.each([
  ["safetensors", "thaw-run-12.safetensors", "load.py"],
  ["pytorch", "thaw-run-12.pt", "load.py"],
  ["onnx", "thaw-run-12.onnx", "predict.py"],
] as const)("puts weights, a program and whose work they are into one zip: %s", async (kind, weights, program) => {
  const file = exportClassifier(kind, await sampleClassifier());
  expect(file.name).toBe(`thaw-run-12-${kind}.zip`);
  const entries = readZip(file.bytes);
  expect([...entries.keys()]).toEqual([weights, program, "NOTICE.txt"]);
  // A name that held code would be code here: every quotation mark in it is escaped.
  expect(read(entries, program)).toContain(
    String.raw`CLASSES = ["ハンバーガー","donut","fried \"egg\"","</script><b>","ramen"]`,
  );
  expect(read(entries, program)).toContain(`/ "${weights}"`);
  expect(read(entries, "NOTICE.txt")).toContain("Apache License, Version 2.0");
});

it("says whose weights the demo holds, in the demo", async () => {
  const { name, bytes } = exportClassifier("demo", await sampleClassifier());
  expect(name).toBe("thaw-run-12-demo.html");
  expect(new TextDecoder().decode(bytes)).toContain("Tether Operations Limited");
});

it("says of random weights that nobody trained them", async () => {
  const file = exportClassifier("pytorch", await sampleClassifier("random-twin"));
  expect(read(readZip(file.bytes), "NOTICE.txt")).toContain("none that anybody trained");
});

it("names the licence that weights which an operator added came with", async () => {
  const classifier = await sampleClassifier();
  const backbone = { ...classifier.backbone, id: "mobilenet_v3_small", source: "a file", licence: "BSD-3-Clause" };
  const notice = read(readZip(exportClassifier("onnx", { ...classifier, backbone }).bytes), "NOTICE.txt");
  expect(notice).toContain("Backbone's weights: a file. Licence: BSD-3-Clause.");
  expect(notice).not.toContain("Tether");
});

it("gives the same bytes for the same classifier", async () => {
  for (const kind of ["pytorch", "onnx"] as const) {
    const [one, other] = [await sampleClassifier(), await sampleClassifier()].map((each) =>
      exportClassifier(kind, each),
    );
    expect(Buffer.compare(one?.bytes ?? new Uint8Array(), other?.bytes ?? new Uint8Array())).toBe(0);
  }
});
