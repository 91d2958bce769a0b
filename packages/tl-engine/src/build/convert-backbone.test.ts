import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRandomState } from "../backbone/create-random-state.ts";
import { foldBatchNorm } from "../backbone/fold-batch-norm.ts";
import { GENERATED_FOLDER } from "./asset-folder.ts";
import { convertBackbone } from "./convert-backbone.ts";
import { describeArchitecture } from "./describe-backbone.ts";
import { readGguf } from "./read-gguf.ts";

function ggufBytes(): Uint8Array {
  const url = new URL(
    "../../node_modules/@qvac/classification-ggml/weights/mobilenetv3_3class_v3_fp16.gguf",
    import.meta.url,
  );
  return readFileSync(url);
}

describe("the converted backbone", () => {
  it("is the size that PyTorch counts, and small to download", () => {
    expect(describeArchitecture()).toMatchObject({ parameterCount: 927_008, featureWidth: 576 });
    expect(describeArchitecture().multiplyAccumulates / 1e6).toBeCloseTo(54.9, 1);
    const [pretrained] = convertBackbone().backbones;
    expect(pretrained?.info.downloadBytes).toBeLessThan(2_000_000);
    expect(pretrained?.file).toContain(pretrained?.info.weightsSha256.slice(0, 12));
  });

  it("is written the same way twice", () => {
    const first = convertBackbone();
    const index = readFileSync(join(GENERATED_FOLDER, "index.json"), "utf8");
    expect(convertBackbone()).toEqual(first);
    expect(readFileSync(join(GENERATED_FOLDER, "index.json"), "utf8")).toBe(index);
  });
});

describe("GGUF", () => {
  it("gives names, shapes outermost first, and values", () => {
    const { tensors, metadata } = readGguf(ggufBytes());
    expect(tensors.size).toBe(244);
    expect(tensors.get("features.4.block.1.0.weight")?.shape).toEqual([96, 1, 5, 5]);
    expect(tensors.get("classifier.3.weight")?.shape).toEqual([3, 1024]);
    expect(metadata.get("mobilenet.class_1")).toBe("report");
  });

  it("ends in an error on a cut file, wherever it is cut", () => {
    const bytes = ggufBytes();
    for (const length of [0, 3, 8, 23, 100, 5000, 16_700, 16_768, bytes.length - 64]) {
      expect(() => readGguf(bytes.subarray(0, length)), `${length} bytes`).toThrow();
    }
  });

  it("refuses a forged count, version and magic", () => {
    const forge = (change: (view: DataView) => void) => {
      const bytes = Uint8Array.from(ggufBytes().subarray(0, 20_000));
      change(new DataView(bytes.buffer));
      return () => readGguf(bytes);
    };
    expect(forge((view) => view.setUint8(0, 0))).toThrow(/GGUF/);
    expect(forge((view) => view.setUint32(4, 2, true))).toThrow(/version 2/);
    expect(forge((view) => view.setBigUint64(8, 2n ** 60n, true))).toThrow(/too many/);
    expect(forge((view) => view.setBigUint64(24, 2n ** 40n, true))).toThrow(/too many/);
  });
});

describe("folding", () => {
  it("puts the norm into the convolution, by hand", () => {
    const state = createRandomState();
    const set = (name: string, value: number) => state.get(name)?.values.fill(value);
    set("features.0.0.weight", 2);
    set("features.0.1.weight", 3);
    set("features.0.1.bias", 5);
    set("features.0.1.running_mean", 7);
    set("features.0.1.running_var", 0.249);
    // 3 / √(0.249 + 0.001) = 6.
    const layer = foldBatchNorm(state).get("features.0.0");
    expect(layer?.weight[0]).toBeCloseTo(12, 5);
    expect(layer?.bias[0]).toBeCloseTo(5 - 7 * 6, 5);
  });

  it("refuses a missing, misshapen or infinite tensor by name", () => {
    const name = "features.5.block.2.fc1.bias";
    const without = createRandomState();
    without.delete(name);
    expect(() => foldBatchNorm(without)).toThrow(`${name} is missing`);
    const misshapen = createRandomState().set(name, { shape: [63], values: new Float32Array(63) });
    expect(() => foldBatchNorm(misshapen)).toThrow(/shape \[63\], not \[64\]/);
    const infinite = createRandomState().set(name, { shape: [64], values: new Float32Array(64).fill(Infinity) });
    expect(() => foldBatchNorm(infinite)).toThrow(/not finite/);
  });
});

describe("the random twin", () => {
  it("is drawn the same way every time, with He's variance", () => {
    expect(createRandomState()).toEqual(createRandomState());
    const values = createRandomState().get("features.12.0.weight")?.values ?? new Float32Array();
    const variance = values.reduce((sum, v) => sum + v * v, 0) / values.length;
    expect(variance * 576).toBeCloseTo(2, 1);
  });
});
