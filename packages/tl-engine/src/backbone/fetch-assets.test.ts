import { afterEach, expect, it, vi } from "vitest";
import { fetchAssets } from "./fetch-assets.ts";

afterEach(() => vi.unstubAllGlobals());

it("puts a download together from its pieces, and tells how far it is", async () => {
  const pieces = [Uint8Array.of(1, 2), Uint8Array.of(3), Uint8Array.of(4, 5, 6)];
  const body = () =>
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(url.href);
    return new Response(body());
  });
  const heard: number[] = [];
  const assets = fetchAssets("http://localhost/generated/");
  const bytes = await assets.read("/api/v1/backbones/a/weights/1", (done) => heard.push(done));
  expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(heard).toEqual([2, 3, 6]);
  expect(asked).toEqual(["http://localhost/api/v1/backbones/a/weights/1"]);
});
