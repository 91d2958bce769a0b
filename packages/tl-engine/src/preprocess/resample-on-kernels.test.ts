import { resizeCrop } from "@thaw/images/resize/resize-crop";
import { loadKernelsInNode } from "@thaw/kernels/load-kernels-in-node";
import { expect, it } from "vitest";
import { resampleOnKernels } from "./resample-on-kernels.ts";

it.each(["simd", "relaxed"] as const)("resizes to the very samples of the plain passes, %s build", async (variant) => {
  const kernels = await loadKernelsInNode({ variant });
  const passes = resampleOnKernels(kernels);
  for (const [width, height] of [
    [320, 320],
    [640, 480],
    [213, 401],
    [17, 90],
    [1600, 1203],
  ] as const) {
    const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * i * 31 + (i >> 3)) & 255);
    for (const filter of ["bilinear", "bicubic", "lanczos"] as const) {
      for (const [resize, crop] of [
        [256, 224],
        [232, 224],
        [40, 8],
      ] as const) {
        const how = { resize, crop, filter };
        expect(resizeCrop({ width, height, data }, how, passes)).toEqual(resizeCrop({ width, height, data }, how));
      }
    }
  }
});
