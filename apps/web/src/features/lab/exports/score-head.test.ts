import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { expect, it, vi } from "vitest";
import { scoreHead } from "./score-head.ts";

const head = { weight: new Float32Array(4), bias: new Float32Array(2), classCount: 2, width: 2 };
const file = encodeHead(head);
const photo = (path: string, truth: number) => ({ path, truth, predicted: 0, probabilities: [1, 0] });
const photos = [photo("test/a/1.jpg", 0), photo("test/b/1.jpg", 1), photo("test/b/2.jpg", 1)];
const waiting = () => ({ signal: new AbortController().signal, onProgress: vi.fn() });

function fakeClient() {
  return {
    extractFeatures: vi.fn(async () => ({ features: new Float32Array(4) })),
    evaluate: vi.fn(async () => ({
      confusion: [
        [1, 0],
        [1, 0],
      ],
    })),
  };
}

it("counts what is right among the photos that are still there", async () => {
  const client = fakeClient();
  const sources = { "test/a/1.jpg": "/photos/a1", "test/b/2.jpg": "/photos/b2" };
  const input = { head, file, backbone: "mobilenet-v3-small", photos, sources } as const;
  expect(await scoreHead(client as never, input, waiting())).toEqual({ correct: 1, total: 2 });
  expect(client.extractFeatures).toHaveBeenCalledWith(
    expect.objectContaining({ backbone: "mobilenet-v3-small", images: ["/photos/a1", "/photos/b2"] }),
  );
  expect(client.evaluate).toHaveBeenCalledWith(expect.objectContaining({ head, labels: Int32Array.of(0, 1) }));
});

it("scores nothing where no photo is left", async () => {
  const client = fakeClient();
  const input = { head, file, backbone: "random-twin", photos, sources: {} } as const;
  expect(await scoreHead(client as never, input, waiting())).toBeNull();
  expect(client.extractFeatures).not.toHaveBeenCalled();
});
