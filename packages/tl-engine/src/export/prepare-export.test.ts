import { expect, it, vi } from "vitest";
import { SAMPLE_CLASSES, sampleClassifier } from "../../test/sample-classifier.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { encodeHead } from "../safetensors/head-tensors.ts";
import { estimateBytes } from "./estimate-bytes.ts";
import { EXPORT_KINDS, exportClassifier } from "./export-files.ts";
import { type ExportWorker, exportInWorker } from "./export-in-worker.ts";
import type { ExportRequest } from "./export-request.ts";
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

it("refuses a head that was trained on other weights", async () => {
  const asked = prepareExport(await request({ backboneSha256: "a".repeat(64) }), await openNodeAssets());
  await expect(asked).rejects.toMatchObject({ code: "backbone-load" });
});

it("refuses a head for another number of classes", async () => {
  const asked = prepareExport(await request({ classes: ["a", "b"] }), await openNodeAssets());
  await expect(asked).rejects.toMatchObject({ code: "safetensors-invalid" });
});

it.each(EXPORT_KINDS)("tells a download's size before it is made: %s", async (kind) => {
  for (const id of ["mobilenet-v3-small", "random-twin"] as const) {
    for (const hiddenUnits of [0, 64]) {
      const { byteLength } = exportClassifier(kind, await sampleClassifier(id, hiddenUnits)).bytes;
      const head = { classCount: SAMPLE_CLASSES.length, hiddenUnits };
      const estimated = estimateBytes(kind, head, id === "mobilenet-v3-small");
      expect(Math.abs(estimated / byteLength - 1)).toBeLessThan(0.03);
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
