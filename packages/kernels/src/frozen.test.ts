import { afterEach, describe, expect, it } from "vitest";
import { FROZEN } from "./op-codes.ts";
import { type ConvCase, convTwin, outSize } from "./testing/conv-twin.ts";
import { Desk, VARIANTS } from "./testing/desk.ts";
import { ordinary, relativeError } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));
/** Pixels that a kernel may write beyond the last. */
const SPARE = 3;

const ACTIVATIONS: readonly ((x: number) => number)[] = [
  (x) => x,
  (x) => Math.max(0, x),
  (x) => Math.min(6, Math.max(0, x)),
  (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6,
  (x) => Math.min(6, Math.max(0, x + 3)) / 6,
];

interface FrozenCase {
  readonly method: keyof typeof FROZEN;
  readonly channels: number;
  readonly filters: number;
  readonly height: number;
  readonly width: number;
  readonly kernel: number;
  readonly stride: number;
}

function cases(): FrozenCase[] {
  const list: FrozenCase[] = [];
  const sizes = [
    [1, 1],
    [5, 3],
    [7, 7],
    [9, 14],
    [16, 13],
  ] as const;
  for (const [height, width] of sizes) {
    const size = { height, width };
    for (const [kernel, stride] of [
      [1, 1],
      [1, 2],
      [3, 1],
      [3, 2],
      [5, 1],
      [7, 2],
    ] as const) {
      for (const channels of [3, 8]) list.push({ method: "columns", channels, filters: 16, ...size, kernel, stride });
      if (kernel === 3 || kernel === 5) {
        list.push({ method: "depthwise", channels: 12, filters: 12, ...size, kernel, stride });
      }
    }
    for (const method of ["winograd2", "winograd4"] as const) {
      list.push({ method, channels: 12, filters: 24, ...size, kernel: 3, stride: 1 });
    }
  }
  // More tiles than one block takes.
  for (const method of ["winograd2", "winograd4"] as const) {
    list.push({ method, channels: 64, filters: 64, height: 26, width: 22, kernel: 3, stride: 1 });
  }
  return list;
}

/** [channels, pixels] to [pixels, channels]. */
function channelsLast(values: readonly number[], channels: number): number[] {
  const pixels = values.length / channels;
  return Array.from(
    { length: values.length },
    (_, i) => values[(i % channels) * pixels + Math.floor(i / channels)] ?? 0,
  );
}

describe.each(deskPerVariant)("frozen convolutions, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  function twinOf(of: FrozenCase) {
    const pad = (of.kernel - 1) / 2;
    const groups = of.method === "depthwise" ? of.channels : 1;
    const conv: ConvCase = { ...of, batch: 1, kernel: [of.kernel, of.kernel], pad, dilation: 1, groups };
    const [outH, outW] = [outSize(conv, 0), outSize(conv, 1)];
    const x = ordinary("f32", of.channels * of.height * of.width, 1, 1);
    const weight = ordinary("f32", (of.filters * of.channels * of.kernel ** 2) / groups, 2, 1);
    const bias = ordinary("f32", of.filters, 3);
    const { y } = convTwin(conv, x, weight, bias, Array<number>(of.filters * outH * outW).fill(0));
    return { x, weight, bias, y: channelsLast(y, of.filters), outH, outW, pad };
  }

  function run(
    of: FrozenCase,
    twin: ReturnType<typeof twinOf>,
    activation: number,
    residual: readonly number[] | null,
  ) {
    const { x, weight, bias, y, outH, outW, pad } = twin;
    const out = desk.out("f32", y.length + SPARE * of.filters);
    const padded = [...bias, ...Array<number>((8 - (of.filters % 8)) % 8).fill(0)];
    const fields = [of.height, of.width, of.channels, of.filters, of.kernel, of.stride, pad, outH, outW, activation];
    const joined = residual ? desk.put("f32", [...residual, ...Array<number>(SPARE * of.filters).fill(0)]) : 0;
    const describe = (prepared: number, workspace: number) =>
      desk.desc(
        ...fields,
        FROZEN[of.method],
        desk.put("f32", channelsLast(x, of.channels)),
        prepared,
        desk.put("f32", padded),
        joined,
        out,
        workspace,
      );
    const sizes = describe(0, 0);
    const prepared = desk.out("u8", desk.kernels.frozen_prepared_bytes(sizes));
    const desc = describe(prepared, desk.out("u8", desk.kernels.frozen_workspace(sizes)));
    desk.kernels.frozen_prepare_f32(desc, desk.put("f32", weight));
    desk.kernels.frozen_conv2d_f32(desc);
    return desk.get("f32", out, y.length);
  }

  it("agree with the definition, by every method that serves", () => {
    for (const of of cases()) {
      const twin = twinOf(of);
      // The larger tiles multiply by up to 8 and subtract again, which costs them about a digit.
      const bound = of.method === "winograd4" ? 2e-5 : 3e-6;
      expect(relativeError(run(of, twin, 0, null), twin.y), JSON.stringify(of)).toBeLessThan(bound);
      desk.clear();
    }
  });

  it("add a residual and go through an activation as they store", () => {
    for (const of of cases().filter(({ height }) => height === 9)) {
      const twin = twinOf(of);
      const residual = ordinary("f32", twin.y.length, 4);
      for (const [code, activation] of ACTIVATIONS.entries()) {
        const expected = twin.y.map((value, i) => activation(value + (residual[i] as number)));
        expect(relativeError(run(of, twin, code, residual), expected), JSON.stringify([of, code])).toBeLessThan(2e-5);
        desk.clear();
      }
    }
  });

  it("pool without what is outside, average, and weigh channels", () => {
    const [height, width, channels] = [5, 7, 8];
    const x = ordinary("f32", height * width * channels, 5).map((value) => value - 10);
    const at = (y: number, i: number, c: number) => x[(y * width + i) * channels + c] as number;
    const expected: number[] = [];
    for (let oy = 0; oy < 3; oy++) {
      for (let ox = 0; ox < 4; ox++) {
        for (let c = 0; c < channels; c++) {
          let most = Number.NEGATIVE_INFINITY;
          for (let y = 2 * oy - 1; y < 2 * oy + 2; y++) {
            for (let i = 2 * ox - 1; i < 2 * ox + 2; i++) {
              if (y >= 0 && y < height && i >= 0 && i < width) most = Math.max(most, at(y, i, c));
            }
          }
          expected.push(most);
        }
      }
    }
    const source = desk.put("f32", x);
    const pooled = desk.out("f32", expected.length);
    desk.kernels.frozen_max_pool_f32(desk.desc(height, width, channels, 3, 2, 1, 3, 4, source, pooled));
    expect(desk.get("f32", pooled, expected.length)).toEqual(expected.map(Math.fround));

    const pixels = height * width;
    const means = desk.out("f32", channels);
    desk.kernels.frozen_mean_f32(pixels, channels, source, means);
    const sums = Array.from({ length: channels }, (_, c) => {
      let sum = 0;
      for (let p = 0; p < pixels; p++) sum += x[p * channels + c] as number;
      return sum / pixels;
    });
    expect(relativeError(desk.get("f32", means, channels), sums)).toBeLessThan(1e-6);

    const gate = ordinary("f32", channels, 6);
    desk.kernels.frozen_gate_f32(pixels, channels, desk.put("f32", gate), source);
    const weighed = x.map((value, i) => Math.fround(Math.fround(value) * Math.fround(gate[i % channels] as number)));
    expect(desk.get("f32", source, x.length)).toEqual(weighed);
  });
});
