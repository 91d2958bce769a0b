import { decodeHead, encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { expect, it } from "vitest";
import { changeOf, keptLayers, layersFile } from "./head-layers.ts";

const initial = { weight: Float32Array.of(1, 2, 3, 4), bias: Float32Array.of(0, 0), classCount: 2, width: 2 };
const head = { ...initial, weight: Float32Array.of(2, 2, 3, 1), bias: Float32Array.of(1, -1) };
const thawed = { name: "features.12.0.weight", shape: [1], values: Float32Array.of(9) };
const layers = keptLayers(encodeHead(head, { seed: "7" }, [thawed], initial));

it("finds each layer once, with both of its moments", () => {
  expect(layers.map(({ name, shape, before }) => [name, shape, before && [...before]])).toEqual([
    ["head.weight", [2, 2], [1, 2, 3, 4]],
    ["head.bias", [2], [0, 0]],
    ["features.12.0.weight", [1], null],
  ]);
  expect(layers[0] && [...(changeOf(layers[0]) ?? [])]).toEqual([1, 0, 0, -3]);
  expect(layers[2] && changeOf(layers[2])).toBeNull();
});

it("writes a moment under the layers' own names, so that two moments compare", () => {
  const before = layersFile(layers, "before");
  expect(before && decodeHead(before).head).toEqual(initial);
  expect(before && keptLayers(before).map(({ name }) => name)).toEqual(["head.weight", "head.bias"]);
  expect(keptLayers(layersFile(layers.slice(1), "after") ?? new Uint8Array()).map(({ name }) => name)).toEqual([
    "head.bias",
    "features.12.0.weight",
  ]);
  expect(layersFile(layers.slice(2), "before")).toBeNull();
});

it("has nothing from before in a run that kept nothing", () => {
  expect(keptLayers(encodeHead(head)).every(({ before }) => before === null)).toBe(true);
});
