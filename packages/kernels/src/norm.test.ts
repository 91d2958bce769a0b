import { afterEach, describe, expect, it } from "vitest";
import { Desk, FLOATS, SIZES, VARIANTS } from "./testing/desk.ts";
import { ordinary, relativeError } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const TOLERANCE = { f32: 5e-6, f64: 1e-12 };
/** A step of central differences: truncation and cancellation both stay below 1e-6 in double precision. */
const STEP = 1e-5;

/** Numeric gradient of Σ grad·f(x). */
function differences(f: (x: number[]) => number[], x: readonly number[], grad: readonly number[]): number[] {
  const dot = (y: number[]) => y.reduce((sum, value, i) => sum + value * (grad[i] as number), 0);
  return x.map((value, i) => {
    const moved = [...x];
    moved[i] = value + STEP;
    const up = dot(f(moved));
    moved[i] = value - STEP;
    return (up - dot(f(moved))) / (2 * STEP);
  });
}

describe.each(deskPerVariant)("normalisation, %s build", (_, desk) => {
  afterEach(() => desk.clear());

  it.each(FLOATS)("batch norm of %s", (type) => {
    const [n, c] = [2, 3];
    for (const s of SIZES) {
      if (s === 0) continue;
      const x = ordinary(type, n * c * s, s, 2).map((v) => v + 1);
      const weight = ordinary(type, c, 2, 1);
      const bias = ordinary(type, c, 3, 1);
      const atX = desk.put(type, x);
      const [atMean, atVar, out] = [desk.out(type, c), desk.out(type, c), desk.out(type, x.length)];
      desk.kernels[`batch_norm_stats_${type}`](n, c, s, atX, atMean, atVar);
      const channel = (k: number) => desk.get(type, atX, x.length).filter((_, i) => Math.floor(i / s) % c === k);
      const means = Array.from({ length: c }, (_, k) => mean(channel(k)));
      const variances = means.map((m, k) => mean(channel(k).map((v) => (v - m) ** 2)));
      expect(relativeError(desk.get(type, atMean, c), means)).toBeLessThan(TOLERANCE[type]);
      expect(relativeError(desk.get(type, atVar, c), variances)).toBeLessThan(TOLERANCE[type]);

      const invstd = variances.map((v) => 1 / Math.sqrt(v + 1e-5));
      const atInvstd = desk.put(type, invstd);
      desk.kernels[`batch_norm_apply_${type}`](
        n,
        c,
        s,
        atX,
        atMean,
        atInvstd,
        desk.put(type, weight),
        desk.put(type, bias),
        out,
      );
      const expected = x.map((v, i) => {
        const k = Math.floor(i / s) % c;
        return (v - (means[k] as number)) * (invstd[k] as number) * (weight[k] as number) + (bias[k] as number);
      });
      // One subtraction of numbers as large as mean·invstd is lost to rounding in floats.
      expect(relativeError(desk.get(type, out, x.length), expected)).toBeLessThan(type === "f32" ? 1e-3 : 1e-10);
      desk.kernels[`batch_norm_apply_${type}`](n, c, s, atX, atMean, atInvstd, 0, 0, out);
      desk.clear();
    }
  });

  it("batch norm's gradients agree with finite differences", () => {
    const [n, c, s] = [3, 2, 5];
    const x = ordinary("f64", n * c * s, 5, 1);
    const weight = [0.7, -1.3];
    const grad = ordinary("f64", x.length, 6, 1);
    const k = (i: number) => Math.floor(i / s) % c;
    const forward = (v: number[]) => {
      const means = [0, 1].map((at) => mean(v.filter((_, i) => k(i) === at)));
      const inverse = means.map(
        (m, at) => 1 / Math.sqrt(mean(v.filter((_, i) => k(i) === at).map((u) => (u - m) ** 2)) + 1e-5),
      );
      return v.map((u, i) => (u - (means[k(i)] as number)) * (inverse[k(i)] as number) * (weight[k(i)] as number));
    };
    const [atMean, atVar] = [desk.out("f64", c), desk.out("f64", c)];
    const atX = desk.put("f64", x);
    desk.kernels.batch_norm_stats_f64(n, c, s, atX, atMean, atVar);
    const means = desk.get("f64", atMean, c);
    const invstd = desk.get("f64", atVar, c).map((v) => 1 / Math.sqrt(v + 1e-5));
    const atInvstd = desk.put("f64", invstd);
    const [gradX, gradWeight, gradBias] = [desk.out("f64", x.length), desk.out("f64", c), desk.out("f64", c)];
    const [atGrad, atWeight] = [desk.put("f64", grad), desk.put("f64", weight)];
    desk.kernels.batch_norm_backward_f64(
      1,
      n,
      c,
      s,
      atX,
      atGrad,
      atMean,
      atInvstd,
      atWeight,
      gradX,
      gradWeight,
      gradBias,
    );
    expect(relativeError(desk.get("f64", gradX, x.length), differences(forward, x, grad))).toBeLessThan(1e-7);
    const hat = x.map((v, i) => (v - (means[k(i)] as number)) * (invstd[k(i)] as number));
    const sumOf = (values: number[], at: number) => values.reduce((sum, v, i) => sum + (k(i) === at ? v : 0), 0);
    expect(
      relativeError(
        desk.get("f64", gradWeight, c),
        [0, 1].map((at) =>
          sumOf(
            hat.map((h, i) => h * (grad[i] as number)),
            at,
          ),
        ),
      ),
    ).toBeLessThan(1e-12);
    expect(
      relativeError(
        desk.get("f64", gradBias, c),
        [0, 1].map((at) => sumOf(grad, at)),
      ),
    ).toBeLessThan(1e-12);

    desk.kernels.batch_norm_backward_f64(0, n, c, s, atX, atGrad, atMean, atInvstd, 0, gradX, 0, 0);
    expect(
      relativeError(
        desk.get("f64", gradX, x.length),
        grad.map((g, i) => g * (invstd[k(i)] as number)),
      ),
    ).toBeLessThan(1e-14);

    const single = desk.out("f32", x.length);
    const narrow = (pointer: number, count: number) => desk.put("f32", desk.get("f64", pointer, count));
    desk.kernels.batch_norm_backward_f32(
      1,
      n,
      c,
      s,
      narrow(atX, x.length),
      narrow(atGrad, x.length),
      narrow(atMean, c),
      narrow(atInvstd, c),
      narrow(atWeight, c),
      single,
      0,
      0,
    );
    expect(relativeError(desk.get("f32", single, x.length), differences(forward, x, grad))).toBeLessThan(1e-5);
  });

  it.each(FLOATS)("layer norm of %s and its gradients", (type) => {
    const rows = 3;
    for (const n of [1, 2, 5, 8, 33]) {
      const x = ordinary(type, rows * n, n, 1);
      const weight = ordinary(type, n, 2, 1);
      const bias = ordinary(type, n, 3, 1);
      const grad = ordinary(type, rows * n, 4, 1);
      const hats = (v: readonly number[]) =>
        v.map((u, i) => {
          const row = v.slice(Math.floor(i / n) * n, Math.floor(i / n) * n + n);
          const m = mean(row);
          return (u - m) / Math.sqrt(mean(row.map((w) => (w - m) ** 2)) + 1e-2);
        });
      const forward = (v: readonly number[]) =>
        hats(v).map((h, i) => h * (weight[i % n] as number) + (bias[i % n] as number));
      const [atX, atWeight, atGrad] = [desk.put(type, x), desk.put(type, weight), desk.put(type, grad)];
      const [out, atMean, atRstd] = [desk.out(type, x.length), desk.out(type, rows), desk.out(type, rows)];
      desk.kernels[`layer_norm_${type}`](rows, n, 1e-2, atX, atWeight, desk.put(type, bias), out, atMean, atRstd);
      expect(relativeError(desk.get(type, out, x.length), forward(x))).toBeLessThan(TOLERANCE[type]);
      const [gradX, gradWeight, gradBias] = [desk.out(type, x.length), desk.out(type, n), desk.out(type, n)];
      desk.kernels[`layer_norm_backward_${type}`](
        rows,
        n,
        atX,
        atGrad,
        atMean,
        atRstd,
        atWeight,
        gradX,
        gradWeight,
        gradBias,
      );
      expect(relativeError(desk.get(type, gradX, x.length), differences(forward, x, grad))).toBeLessThan(
        type === "f32" ? 1e-5 : 1e-7,
      );
      const h = hats(x);
      const column = (values: readonly number[], j: number) =>
        values.reduce((sum, v, i) => sum + (i % n === j ? v : 0), 0);
      const perColumn = (values: readonly number[]) => Array.from({ length: n }, (_, j) => column(values, j));
      expect(
        relativeError(desk.get(type, gradWeight, n), perColumn(h.map((v, i) => v * (grad[i] as number)))),
      ).toBeLessThan(TOLERANCE[type]);
      expect(relativeError(desk.get(type, gradBias, n), perColumn(grad))).toBeLessThan(TOLERANCE[type]);
      desk.kernels[`layer_norm_${type}`](rows, n, 1e-2, atX, 0, 0, out, 0, 0);
      expect(relativeError(desk.get(type, out, x.length), h)).toBeLessThan(TOLERANCE[type]);
      desk.clear();
    }
  });
});
