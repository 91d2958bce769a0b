import { afterEach, describe, expect, it } from "vitest";
import { Desk, FLOATS, VARIANTS } from "./testing/desk.ts";
import { ordinary, relativeError } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));

const WINDOWS = [
  { height: 4, width: 4, kernel: 2, stride: 2, pad: 0, dilation: 1 },
  { height: 16, width: 18, kernel: 2, stride: 2, pad: 0, dilation: 1 },
  { height: 7, width: 11, kernel: 2, stride: 2, pad: 0, dilation: 1 },
  { height: 112, width: 13, kernel: 3, stride: 2, pad: 1, dilation: 1 },
  { height: 9, width: 8, kernel: 3, stride: 1, pad: 1, dilation: 1 },
  { height: 9, width: 8, kernel: 3, stride: 2, pad: 0, dilation: 2 },
  { height: 5, width: 5, kernel: 5, stride: 1, pad: 2, dilation: 1 },
  { height: 1, width: 1, kernel: 1, stride: 1, pad: 0, dilation: 1 },
] as const;
const PLANES = 3;

const sizeOf = (size: number, w: (typeof WINDOWS)[number]) =>
  Math.floor((size + 2 * w.pad - w.dilation * (w.kernel - 1) - 1) / w.stride) + 1;

/** Places in the plane that a window covers, and how many places it has with padding. */
function windowAt(w: (typeof WINDOWS)[number], oy: number, ox: number) {
  const places: number[] = [];
  let padded = 0;
  for (let ky = 0; ky < w.kernel; ky++) {
    for (let kx = 0; kx < w.kernel; kx++) {
      const y = oy * w.stride - w.pad + ky * w.dilation;
      const x = ox * w.stride - w.pad + kx * w.dilation;
      if (y < w.height + w.pad && x < w.width + w.pad) padded += 1;
      if (y >= 0 && x >= 0 && y < w.height && x < w.width) places.push(y * w.width + x);
    }
  }
  return { places, padded };
}

describe.each(deskPerVariant)("pooling, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  it.each(FLOATS)("maximum of %s with its places, and its gradient", (type) => {
    for (const w of WINDOWS) {
      const [outH, outW] = [sizeOf(w.height, w), sizeOf(w.width, w)];
      const size = w.height * w.width;
      // Few distinct values, so that equal ones meet in a window.
      const x = ordinary("i32", PLANES * size, 3, 1);
      x[1] = NaN;
      x[size + 2] = -Infinity;
      const count = PLANES * outH * outW;
      const pointers = [desk.put(type, x), desk.out(type, count), desk.out("i64", count)] as const;
      const shape = [
        1,
        PLANES,
        w.height,
        w.width,
        w.kernel,
        w.kernel,
        w.stride,
        w.stride,
        w.pad,
        w.pad,
        w.dilation,
        w.dilation,
      ];
      desk.kernels[`max_pool2d_${type}`](desk.desc(...shape, outH, outW, ...pointers));
      const y = desk.get(type, pointers[1], count);
      const at = desk.get("i64", pointers[2], count);
      const grad = ordinary(type, count, 4, 1);
      const gradX = Array<number>(x.length).fill(0);
      for (let i = 0; i < count; i++) {
        const plane = Math.floor(i / (outH * outW));
        const { places } = windowAt(w, Math.floor(i / outW) % outH, i % outW);
        const values = places.map((place) => x[plane * size + place] as number);
        const best = Math.max(...values);
        const first = Number.isNaN(best) ? values.findLastIndex(Number.isNaN) : values.indexOf(best);
        expect(y[i]).toBe(best);
        expect(at[i]).toBe(places[first]);
        const to = plane * size + (places[first] as number);
        gradX[to] = (gradX[to] as number) + (grad[i] as number);
      }
      const back = desk.out(type, x.length);
      const from = desk.put(type, grad);
      desk.kernels[`max_pool2d_backward_${type}`](desk.desc(...shape, outH, outW, back, from, pointers[2]));
      expect(relativeError(desk.get(type, back, x.length), gradX)).toBeLessThan(1e-6);

      desk.kernels[`max_pool2d_${type}`](desk.desc(...shape, outH, outW, pointers[0], pointers[1], 0));
      expect(desk.get(type, pointers[1], count)).toEqual(y);
      desk.clear();
    }
  });

  it.each(FLOATS)("average of %s, padding counted or not, and its gradient", (type) => {
    for (const w of WINDOWS) {
      if (w.dilation !== 1) continue;
      for (const [counts, divisor] of [
        [0, 0],
        [1, 0],
        [1, 7],
      ] as const) {
        const [outH, outW] = [sizeOf(w.height, w), sizeOf(w.width, w)];
        const size = w.height * w.width;
        const x = ordinary(type, PLANES * size, 5, 1);
        const count = PLANES * outH * outW;
        const grad = ordinary(type, count, 6, 1);
        const y = Array<number>(count).fill(0);
        const gradX = Array<number>(x.length).fill(0);
        for (let i = 0; i < count; i++) {
          const plane = Math.floor(i / (outH * outW));
          const { places, padded } = windowAt(w, Math.floor(i / outW) % outH, i % outW);
          const by = divisor || (counts ? padded : places.length);
          for (const place of places) {
            const to = plane * size + place;
            y[i] = (y[i] as number) + (x[to] as number) / by;
            gradX[to] = (gradX[to] as number) + (grad[i] as number) / by;
          }
        }
        const shape = [
          1,
          PLANES,
          w.height,
          w.width,
          w.kernel,
          w.kernel,
          w.stride,
          w.stride,
          w.pad,
          w.pad,
          counts,
          divisor,
          outH,
          outW,
        ];
        const out = desk.out(type, count);
        desk.kernels[`avg_pool2d_${type}`](desk.desc(...shape, desk.put(type, x), out));
        expect(relativeError(desk.get(type, out, count), y)).toBeLessThan(1e-6);
        const back = desk.out(type, x.length);
        desk.kernels[`avg_pool2d_backward_${type}`](desk.desc(...shape, back, desk.put(type, grad)));
        expect(relativeError(desk.get(type, back, x.length), gradX)).toBeLessThan(1e-6);
        desk.clear();
      }
    }
  });

  it.each(FLOATS)("adaptive poolings of %s, and their gradients", (type) => {
    for (const [height, width, outH, outW] of [
      [7, 7, 1, 1],
      [10, 7, 3, 4],
      [3, 3, 5, 5],
      [6, 6, 6, 6],
    ] as const) {
      const x = ordinary(type, PLANES * height * width, 7, 1);
      const count = PLANES * outH * outW;
      const grad = ordinary(type, count, 8, 1);
      const mean = Array<number>(count).fill(0);
      const top = Array<number>(count).fill(-Infinity);
      const gradMean = Array<number>(x.length).fill(0);
      const gradTop = Array<number>(x.length).fill(0);
      for (let i = 0; i < count; i++) {
        const plane = Math.floor(i / (outH * outW));
        const [oy, ox] = [Math.floor(i / outW) % outH, i % outW];
        const [y0, y1] = [Math.floor((oy * height) / outH), Math.ceil(((oy + 1) * height) / outH)];
        const [x0, x1] = [Math.floor((ox * width) / outW), Math.ceil(((ox + 1) * width) / outW)];
        let best = -1;
        for (let row = y0; row < y1; row++) {
          for (let column = x0; column < x1; column++) {
            const at = (plane * height + row) * width + column;
            const by = (y1 - y0) * (x1 - x0);
            mean[i] = (mean[i] as number) + (x[at] as number) / by;
            gradMean[at] = (gradMean[at] as number) + (grad[i] as number) / by;
            if ((x[at] as number) > (top[i] as number)) {
              top[i] = x[at] as number;
              best = at;
            }
          }
        }
        gradTop[best] = (gradTop[best] as number) + (grad[i] as number);
      }
      const shape = [1, PLANES, height, width, outH, outW];
      const [atX, atGrad] = [desk.put(type, x), desk.put(type, grad)];
      const [out, back, places] = [desk.out(type, count), desk.out(type, x.length), desk.out("i64", count)];
      desk.kernels[`adaptive_avg_pool2d_${type}`](desk.desc(...shape, atX, out));
      expect(relativeError(desk.get(type, out, count), mean)).toBeLessThan(1e-6);
      desk.kernels[`adaptive_avg_pool2d_backward_${type}`](desk.desc(...shape, back, atGrad));
      expect(relativeError(desk.get(type, back, x.length), gradMean)).toBeLessThan(1e-6);
      desk.kernels[`adaptive_max_pool2d_${type}`](desk.desc(...shape, atX, out, places));
      expect(desk.get(type, out, count)).toEqual(top);
      desk.kernels[`adaptive_max_pool2d_backward_${type}`](desk.desc(...shape, back, atGrad, places));
      expect(relativeError(desk.get(type, back, x.length), gradTop)).toBeLessThan(1e-6);
      desk.clear();
    }
  });
});
