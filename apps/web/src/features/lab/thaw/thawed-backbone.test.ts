import type { LabClient } from "@thaw/tl-engine/client/lab-types";
import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { expect, it, vi } from "vitest";
import { thawedBackbone } from "./thawed-backbone.ts";

const head = { weight: new Float32Array(4), bias: new Float32Array(2), classCount: 2, width: 2 };
const fileOf = (value: number) =>
  encodeHead(head, {}, [{ name: "features.12.0.weight", shape: [1], values: Float32Array.of(value) }]);
const fakeClient = () => ({ installThawed: vi.fn(async () => undefined) });

it("is the backbone itself where nothing was thawed", async () => {
  const client = fakeClient();
  expect(await thawedBackbone(client as never, "random-twin", encodeHead(head))).toBe("random-twin");
  expect(client.installThawed).not.toHaveBeenCalled();
});

it("has one name for each file's contents, and leaves it to the engine whether it still has it", async () => {
  const client = fakeClient();
  const idOf = (value: number) => thawedBackbone(client as unknown as LabClient, "mobilenet-v3-small", fileOf(value));
  const first = await idOf(1);
  expect(await idOf(1)).toBe(first);
  expect(client.installThawed).toHaveBeenLastCalledWith(
    expect.objectContaining({ id: first, backbone: "mobilenet-v3-small" }),
  );
  const others = [await idOf(2), await idOf(3)];
  expect(new Set([first, ...others]).size).toBe(3);
  await idOf(1);
  expect(client.installThawed).toHaveBeenCalledTimes(5);
});

it("is asked for anew after the engine refused it", async () => {
  const client = { installThawed: vi.fn().mockRejectedValueOnce(new Error("lost")).mockResolvedValue(undefined) };
  const file = fileOf(4);
  await expect(thawedBackbone(client as never, "mobilenet-v3-small", file)).rejects.toThrow("lost");
  await expect(thawedBackbone(client as never, "mobilenet-v3-small", file)).resolves.toMatch(/^thawed-/);
});
