import { describe, expect, it, vi } from "vitest";
import { openNodeAssets } from "../cli/node-assets.ts";
import { PICTURE_VALUES } from "../preprocess/create-preprocessor.ts";
import type { ComputeBackend } from "./compute-backend.ts";
import { createFeatureExtractor } from "./create-feature-extractor.ts";
import type { GpuBackend, Hardware } from "./hardware.ts";
import { openKernels } from "./open-kernels.ts";

const assets = await openNodeAssets();
const PRETRAINED = "mobilenet-v3-small";

interface Imagined {
  /** How its features differ from float32's, per share of their own size. */
  readonly error?: number;
  /** Milliseconds that a pass takes beyond the kernels' own; less than nothing can't be had, so a fast one answers from memory. */
  readonly isFast?: boolean;
  readonly opens?: boolean;
}

/** A GPU made of the kernels, whose faults a test decides. */
function imagineGpu(gpus: Partial<Record<GpuBackend, Imagined>>) {
  const control = { failure: null as Error | null, isLost: false, disposed: 0, opened: [] as string[] };
  const hardware: Hardware = {
    async inspect(name) {
      const missing = name === "webgpu" ? "no-webgpu" : "no-webgl2";
      if (!gpus[name]) return { usable: false, reason: missing, renderer: null };
      return { usable: true, reason: "hardware-gpu", renderer: `Imaginary ${name}` };
    },
    async open(name): Promise<ComputeBackend> {
      const { error = 0, isFast = true, opens = true } = gpus[name] ?? {};
      if (!opens) throw new Error("the driver refuses");
      control.opened.push(name);
      const kernels = await openKernels(assets);
      let known: { pixels: string; features: Float32Array } | null = null;
      return {
        ...kernels,
        name,
        batchSize: 2,
        async run(backbone, pixels, batch) {
          if (control.failure) throw control.failure;
          const key = `${backbone.info.id} ${batch} ${pixels.subarray(0, 8).join()}`;
          if (!isFast || known?.pixels !== key) {
            known = { pixels: key, features: await kernels.run(backbone, pixels, batch) };
            if (!isFast) await new Promise((resolve) => setTimeout(resolve, 40));
          }
          return known.features.map((value) => value * (1 + error));
        },
        isLost: () => control.isLost,
        dispose() {
          control.disposed++;
          kernels.dispose();
        },
      };
    },
  };
  return { hardware, control };
}

const pixels = Float32Array.from({ length: 2 * PICTURE_VALUES }, (_, i) => Math.sin(i * 0.37));
const onWasm = createFeatureExtractor({ assets, backend: "wasm" });
const expected = await onWasm.extract(PRETRAINED, pixels, 2);

describe("the choice among backends", () => {
  it("takes WebGPU where it is the fastest, and gives the others back", async () => {
    const { hardware, control } = imagineGpu({ webgpu: {}, webgl: { isFast: false } });
    const extractor = createFeatureExtractor({ assets, backend: "auto", hardware });
    expect(await extractor.start()).toEqual({
      backend: "webgpu",
      reason: "hardware-gpu",
      renderer: "Imaginary webgpu",
    });
    expect(control).toMatchObject({ opened: ["webgpu", "webgl"], disposed: 1 });
  });

  it.each([
    [{ webgl: { isFast: false } }, "gpu-slower"],
    [{ webgl: { error: 1e-3 } }, "half-precision-gpu"],
    [{ webgl: { opens: false } }, "gpu-failed"],
    [{}, "no-webgl2"],
  ] as const)("with %o computes on WASM: %s", async (gpus, reason) => {
    const extractor = createFeatureExtractor({ assets, backend: "auto", hardware: imagineGpu(gpus).hardware });
    expect(await extractor.start()).toMatchObject({ backend: "wasm", reason });
    expect(await extractor.extract(PRETRAINED, pixels, 2)).toEqual(expected);
  });

  it("takes float32's own rounding for no lack of precision", async () => {
    const { hardware } = imagineGpu({ webgl: { error: 2e-5 } });
    const extractor = createFeatureExtractor({ assets, backend: "auto", hardware });
    expect(await extractor.start()).toMatchObject({ backend: "webgl", reason: "hardware-gpu" });
  });

  it.each([
    [{ webgl: {} }, "webgl", "webgl", "chosen"],
    [{ webgl: { isFast: false } }, "webgl", "webgl", "chosen"],
    [{ webgl: { error: 1e-3 } }, "webgl", "wasm", "half-precision-gpu"],
    [{ webgl: { opens: false } }, "webgl", "wasm", "gpu-failed"],
    [{ webgl: {} }, "webgpu", "wasm", "no-webgpu"],
  ] as const)("with %o, asked for %s, takes %s: %s", async (gpus, wish, backend, reason) => {
    const extractor = createFeatureExtractor({ assets, backend: wish, hardware: imagineGpu(gpus).hardware });
    expect(await extractor.start()).toMatchObject({ backend, reason });
  });
});

describe("a GPU that goes away", () => {
  it.each([
    ["runs out of memory", new Error("out of memory"), false, "gpu-failed"],
    ["is lost with an error", new Error("the device was lost"), true, "context-lost"],
    ["is lost and answers zeros", null, true, "context-lost"],
  ] as const)("that %s leaves the rest to WASM, the same pictures first", async (_, failure, isLost, reason) => {
    const { hardware, control } = imagineGpu({ webgl: {} });
    const extractor = createFeatureExtractor({ assets, backend: "webgl", hardware });
    await extractor.extract(PRETRAINED, pixels, 2);
    Object.assign(control, { failure, isLost });
    expect(await extractor.extract(PRETRAINED, pixels, 2)).toEqual(expected);
    expect(extractor.state()).toEqual({ backend: "wasm", reason, renderer: "Imaginary webgl" });
    expect(control.disposed).toBe(1);
  });

  it("is replaced once, however many pictures it had taken", async () => {
    const { hardware, control } = imagineGpu({ webgl: {} });
    const extractor = createFeatureExtractor({ assets, backend: "webgl", hardware });
    await extractor.extract(PRETRAINED, pixels, 2);
    const start = vi.spyOn(assets, "kernels");
    control.failure = new Error("out of memory");
    const both = [0, 1].map(() => extractor.extract(PRETRAINED, pixels, 2));
    for (const features of await Promise.all(both)) expect(features).toEqual(expected);
    expect(start).toHaveBeenCalledTimes(1);
    expect(control.disposed).toBe(1);
    start.mockRestore();
    expect(await extractor.extract(PRETRAINED, pixels.subarray(0, PICTURE_VALUES), 1)).toEqual(expected.slice(0, 576));
  });
});
