import { expect, it, vi } from "vitest";
import { openSampleAssets, SAMPLE_CLASSES, sampleAdded, sampleClassifier } from "../../test/sample-classifier.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { NETWORK_NAMES } from "../networks/find-network.ts";
import { readZip } from "../pth/read-zip.ts";
import { encodeHead } from "../safetensors/head-tensors.ts";
import { parseSafetensorsHeader } from "../safetensors/parse-safetensors-header.ts";
import { estimateBytes, isDemoBearable } from "./estimate-bytes.ts";
import { EXPORT_KINDS, exportClassifier } from "./export-files.ts";
import { type ExportWorker, exportInWorker } from "./export-in-worker.ts";
import type { ExportRequest } from "./export-request.ts";
import { importHead } from "./import-head.ts";
import { prepareExport } from "./prepare-export.ts";

async function request(change: Partial<ExportRequest> = {}): Promise<ExportRequest> {
  const { head, backbone } = await sampleClassifier();
  return {
    kind: "pytorch",
    assetsUrl: "/generated/",
    backbone: "mobilenet-v3-small",
    backboneSha256: backbone.weightsSha256,
    head: encodeHead(head),
    classes: SAMPLE_CLASSES,
    title: "Run 12",
    fileStem: "thaw-run-12",
    locale: "en",
    ...change,
  };
}

it("writes the file of what was asked for", async () => {
  const file = await prepareExport(await request(), await openNodeAssets());
  expect(Buffer.compare(file.bytes, exportClassifier("pytorch", await sampleClassifier()).bytes)).toBe(0);
});

it.each(NETWORK_NAMES)("writes an added backbone's classifier under torchvision's names: %s", async (name) => {
  const { head, network } = await sampleClassifier(name, 8);
  const { added } = sampleAdded(name);
  const asked = { backbone: name, backboneSha256: added.weights.sha256, added, head: encodeHead(head) };
  const shipped = await openSampleAssets(name);
  const file = await prepareExport(await request({ ...asked, kind: "safetensors" }), shipped);
  const entries = readZip(file.bytes);
  const weights = entries.get("thaw-run-12.safetensors")?.read() ?? new Uint8Array();
  const names = parseSafetensorsHeader(weights).tensors.map((tensor) => tensor.name);
  const module = name === "resnet18" ? "fc" : "classifier";
  expect(names.filter((tensor) => tensor.startsWith(`${module}.`)).sort()).toEqual(
    ["0.bias", "0.weight", "2.bias", "2.weight"].map((end) => `${module}.${end}`),
  );
  const program = new TextDecoder().decode(entries.get("load.py")?.read());
  expect(program).toContain(`model = ${name}(weights=None)`);
  expect(program).toContain(`model.${module} = nn.Sequential(nn.Linear(${network.featureWidth}, 8)`);
  expect(importHead(weights).head.width).toBe(network.featureWidth);
});

it("refuses a head that was trained on other weights", async () => {
  const asked = prepareExport(await request({ backboneSha256: "a".repeat(64) }), await openNodeAssets());
  await expect(asked).rejects.toMatchObject({ code: "backbone-load" });
});

it("refuses a head for another number of classes", async () => {
  const asked = prepareExport(await request({ classes: ["a", "b"] }), await openNodeAssets());
  await expect(asked).rejects.toMatchObject({ code: "safetensors-invalid" });
});

it.each(EXPORT_KINDS)("tells a download's size before it is made: %s", async (kind) => {
  for (const id of ["mobilenet-v3-small", "random-twin", "resnet18", "efficientnet_b0"]) {
    for (const hiddenUnits of [0, 64]) {
      const classifier = await sampleClassifier(id, hiddenUnits);
      const head = { classCount: SAMPLE_CLASSES.length, hiddenUnits };
      const isHalf = id === "mobilenet-v3-small";
      if (kind === "demo" && !isDemoBearable(classifier.network, head, isHalf)) continue;
      const { byteLength } = exportClassifier(kind, classifier).bytes;
      const estimated = estimateBytes(kind, classifier.network, head, isHalf);
      expect(Math.abs(estimated / byteLength - 1), id).toBeLessThan(0.03);
    }
  }
});

function fakeWorker(answer: (worker: ExportWorker) => void): ExportWorker & { terminate: ReturnType<typeof vi.fn> } {
  const worker = { onmessage: null, onerror: null, terminate: vi.fn(), postMessage: () => answer(worker) };
  return worker as ExportWorker & { terminate: ReturnType<typeof vi.fn> };
}

const says = (data: unknown) => (worker: ExportWorker) =>
  worker.onmessage?.call(worker as Worker, new MessageEvent("message", { data }));

it("ends its worker with the answer, whatever that is", async () => {
  const file = { name: "a", type: "b", bytes: new Uint8Array(1) };
  const good = fakeWorker(says({ file }));
  await expect(exportInWorker(await request(), { spawn: () => good })).resolves.toEqual(file);
  const bad = fakeWorker(says({ error: { code: "backbone-load", message: "no" } }));
  await expect(exportInWorker(await request(), { spawn: () => bad })).rejects.toMatchObject({ code: "backbone-load" });
  for (const worker of [good, bad]) expect(worker.terminate).toHaveBeenCalledOnce();
});

it("ends its worker when nobody waits any more", async () => {
  const worker = fakeWorker(() => {});
  const controller = new AbortController();
  const asked = exportInWorker(await request(), { spawn: () => worker, signal: controller.signal });
  controller.abort(new Error("left"));
  await expect(asked).rejects.toThrow("left");
  expect(worker.terminate).toHaveBeenCalledOnce();
});
