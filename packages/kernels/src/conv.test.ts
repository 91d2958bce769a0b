import { afterEach, describe, expect, it } from "vitest";
import { type ConvCase, convTwin, outSize } from "./testing/conv-twin.ts";
import { Desk, FLOATS, VARIANTS } from "./testing/desk.ts";
import { ordinary, relativeError } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));

const IMAGES = [
  [1, 1],
  [3, 3],
  [7, 7],
  [9, 16],
  [14, 13],
  [12, 33],
] as const;
const CHANNELS = [
  { batch: 1, channels: 1, filters: 1, groups: 1 },
  { batch: 2, channels: 3, filters: 5, groups: 1 },
  { batch: 2, channels: 6, filters: 6, groups: 6 },
  { batch: 1, channels: 4, filters: 8, groups: 4 },
  { batch: 1, channels: 6, filters: 4, groups: 2 },
  { batch: 1, channels: 9, filters: 17, groups: 1 },
] as const;
const KERNELS = [
  [1, 1],
  [3, 3],
  [5, 5],
  [2, 3],
] as const;

function cases(): ConvCase[] {
  const list: ConvCase[] = [];
  for (const of of CHANNELS) {
    for (const [height, width] of IMAGES) {
      for (const kernel of KERNELS) {
        for (const stride of [1, 2, 3]) {
          for (const pad of [0, 1, 2]) {
            for (const dilation of [1, 2]) {
              const one = { ...of, height, width, kernel, stride, pad, dilation };
              if (outSize(one, 0) > 0 && outSize(one, 1) > 0) list.push(one);
            }
          }
        }
      }
    }
  }
  // Enough channels and pixels for the blocks of the matrix product and the transformed method.
  for (const [height, width, pad] of [
    [14, 14, 1],
    [28, 30, 1],
    [9, 11, 0],
    [8, 13, 2],
  ] as const) {
    const of = { batch: 2, channels: 40, filters: 34, groups: 1, height, width };
    list.push({ ...of, kernel: [3, 3], stride: 1, pad, dilation: 1 });
  }
  return list;
}

describe.each(deskPerVariant)("convolution, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  it.each(FLOATS)("%s: forward, and the gradients of input, weight and bias", (type) => {
    const tolerance = type === "f32" ? 1e-5 : 1e-13;
    for (const one of cases()) {
      const [outH, outW] = [outSize(one, 0), outSize(one, 1)];
      const { batch, channels, filters, groups, height, width } = one;
      const [kH, kW] = one.kernel;
      const sizes = {
        x: batch * channels * height * width,
        weight: (filters * channels * kH * kW) / groups,
        y: batch * filters * outH * outW,
      };
      const x = ordinary(type, sizes.x, 1, 1);
      const weight = ordinary(type, sizes.weight, 2, 1);
      const bias = ordinary(type, filters, 3, 1);
      const grad = ordinary(type, sizes.y, 4, 1);
      const twin = convTwin(one, x, weight, bias, grad);

      const { stride, pad, dilation } = one;
      const shape = [
        batch,
        channels,
        height,
        width,
        filters,
        kH,
        kW,
        stride,
        stride,
        pad,
        pad,
        dilation,
        dilation,
        groups,
        outH,
        outW,
      ];
      const run = (which: 0 | 1 | 2, pointers: readonly number[]) => {
        const bytes = desk.kernels.conv2d_workspace(desk.desc(...shape, ...pointers, 0, 0), which);
        const workspace = desk.out("u8", bytes);
        const names = ["conv2d_forward", "conv2d_backward_input", "conv2d_backward_weight"] as const;
        desk.kernels[`${names[which]}_${type}`](desk.desc(...shape, ...pointers, workspace, bytes));
      };
      const [atX, atWeight, atGrad] = [desk.put(type, x), desk.put(type, weight), desk.put(type, grad)];
      const y = desk.out(type, sizes.y);
      const plain = desk.out(type, sizes.y);
      const gradX = desk.out(type, sizes.x);
      const gradWeight = desk.out(type, sizes.weight);
      const gradBias = desk.out(type, filters);
      run(0, [atX, atWeight, desk.put(type, bias), y]);
      run(0, [atX, atWeight, 0, plain]);
      run(1, [gradX, atWeight, 0, atGrad]);
      run(2, [atX, gradWeight, gradBias, atGrad]);
      const label = JSON.stringify(one);
      const size = outH * outW;
      const unbiased = twin.y.map((value, at) => value - (bias[Math.floor(at / size) % filters] as number));
      expect(relativeError(desk.get(type, y, sizes.y), twin.y), `y ${label}`).toBeLessThan(tolerance);
      expect(relativeError(desk.get(type, plain, sizes.y), unbiased), `y without bias ${label}`).toBeLessThan(
        tolerance,
      );
      expect(relativeError(desk.get(type, gradX, sizes.x), twin.gradX), `gradX ${label}`).toBeLessThan(tolerance);
      expect(
        relativeError(desk.get(type, gradWeight, sizes.weight), twin.gradWeight),
        `gradWeight ${label}`,
      ).toBeLessThan(tolerance);
      expect(relativeError(desk.get(type, gradBias, filters), twin.gradBias), `gradBias ${label}`).toBeLessThan(
        tolerance,
      );
      desk.clear();
    }
  });

  it("a NaN in one image stays in that image", () => {
    const x = ordinary("f32", 2 * 3 * 36, 1, 1);
    x[0] = NaN;
    const shape = [2, 3, 6, 6, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1, 6, 6];
    const pointers = [desk.put("f32", x), desk.put("f32", ordinary("f32", 108, 2, 1)), 0, desk.out("f32", 288)];
    const bytes = desk.kernels.conv2d_workspace(desk.desc(...shape, ...pointers, 0, 0), 0);
    desk.kernels.conv2d_forward_f32(desk.desc(...shape, ...pointers, desk.out("u8", bytes), bytes));
    const y = desk.get("f32", pointers[3] as number, 288);
    expect(y.slice(0, 144).some(Number.isNaN)).toBe(true);
    expect(y.slice(144).some(Number.isNaN)).toBe(false);
  });

  it("an empty batch writes nothing but zero gradients", () => {
    const shape = [0, 3, 6, 6, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1, 6, 6];
    const gradWeight = desk.out("f32", 108);
    const gradBias = desk.out("f32", 4);
    const bytes = desk.kernels.conv2d_workspace(desk.desc(...shape, 0, gradWeight, gradBias, 0, 0, 0), 2);
    desk.kernels.conv2d_backward_weight_f32(
      desk.desc(...shape, 0, gradWeight, gradBias, 0, desk.out("u8", bytes), bytes),
    );
    expect(desk.get("f32", gradWeight, 108)).toEqual(Array(108).fill(0));
    expect(desk.get("f32", gradBias, 4)).toEqual(Array(4).fill(0));
  });
});
