import { afterEach, describe, expect, it } from "vitest";
import { Desk, FLOATS, rounded, SIZES, VARIANTS } from "./testing/desk.ts";
import { ordinary, ulpsApart } from "./testing/values.ts";

const deskPerVariant = await Promise.all(VARIANTS.map(async (variant) => [variant, await Desk.open(variant)] as const));

describe.each(deskPerVariant)("optimiser steps, %s build", (variant, desk) => {
  afterEach(() => desk.clear());

  /** What the build makes of a·b + c: one rounding or two. Doubles have no wider type to be exact in. */
  const fuse = (type: "f32" | "f64", a: number, b: number, c: number) =>
    rounded(type, variant === "relaxed" ? a * b + c : rounded(type, a * b) + c);
  const expectAlike = (type: "f32" | "f64", given: readonly number[], wanted: readonly number[]) =>
    given.forEach((value, i) => {
      const [a, b] = [value, wanted[i] as number];
      if (type === "f32") expect(ulpsApart(type, a, b)).toBeLessThanOrEqual(2);
      else expect(Math.abs(a - b)).toBeLessThan(1e-14);
    });

  const settings = [
    { amsgrad: false, weightDecay: 0, decoupled: 0, maximize: 0, beta1: 0.9 },
    { amsgrad: true, weightDecay: 0.1, decoupled: 0, maximize: 1, beta1: 0.9 },
    { amsgrad: false, weightDecay: 0.1, decoupled: 1, maximize: 0, beta1: 0.3 },
  ];

  it.each(FLOATS)("Adam in %s: three steps of each kind, products fused into sums", (type) => {
    const r = (x: number) => rounded(type, x);
    const [lr, beta2, eps] = [0.01, 0.999, 1e-8];
    for (const { amsgrad, weightDecay, decoupled, maximize, beta1 } of settings) {
      for (const n of SIZES) {
        const p = ordinary(type, n, n + 1);
        const [m, v, top] = [p.map(() => 0), p.map(() => 0), p.map(() => 0)];
        const [atP, atM, atV] = [desk.put(type, p), desk.put(type, m), desk.put(type, v)];
        const atTop = amsgrad ? desk.put(type, top) : 0;
        for (let step = 1; step <= 3; step++) {
          const g = ordinary(type, n, step * 50 + n, 1);
          desk.kernels[`adam_step_${type}`](
            n,
            atP,
            desk.put(type, g),
            atM,
            atV,
            atTop,
            lr,
            beta1,
            beta2,
            eps,
            weightDecay,
            decoupled,
            step,
            maximize,
          );
          for (let i = 0; i < n; i++) {
            let w = p[i] as number;
            let grad = maximize ? -(g[i] as number) : (g[i] as number);
            if (weightDecay && decoupled) w = r(w * r(1 - lr * weightDecay));
            else if (weightDecay) grad = fuse(type, w, r(weightDecay), grad);
            m[i] = fuse(type, grad, r(1 - beta1), r((m[i] as number) * r(beta1)));
            v[i] = fuse(type, r(r(1 - beta2) * grad), grad, r((v[i] as number) * r(beta2)));
            top[i] = Math.max(top[i] as number, v[i] as number);
            const root = r(Math.sqrt((amsgrad ? top[i] : v[i]) as number));
            const below = r(r(root / r(Math.sqrt(1 - beta2 ** step))) + r(eps));
            p[i] = r(w + r(r(r(-lr / (1 - beta1 ** step)) * (m[i] as number)) / below));
          }
        }
        expectAlike(type, desk.get(type, atP, n), p);
        expectAlike(type, desk.get(type, atM, n), m);
        expectAlike(type, desk.get(type, atV, n), v);
        desk.clear();
      }
    }
  });

  it.each(FLOATS)("SGD in %s with and without momentum, Nesterov, decay", (type) => {
    const r = (x: number) => rounded(type, x);
    for (const { momentum, dampening, weightDecay, nesterov, maximize } of [
      { momentum: 0, dampening: 0, weightDecay: 0, nesterov: 0, maximize: 0 },
      { momentum: 0.9, dampening: 0.1, weightDecay: 0.01, nesterov: 0, maximize: 1 },
      { momentum: 0.9, dampening: 0, weightDecay: 0, nesterov: 1, maximize: 0 },
    ]) {
      for (const n of SIZES) {
        const p = ordinary(type, n, n + 1);
        const buffer = p.map(() => 0);
        const atP = desk.put(type, p);
        const atBuffer = momentum ? desk.put(type, buffer) : 0;
        for (let step = 0; step < 3; step++) {
          const g = ordinary(type, n, step * 50 + n, 1);
          desk.kernels[`sgd_step_${type}`](
            n,
            atP,
            desk.put(type, g),
            atBuffer,
            0.1,
            momentum,
            dampening,
            weightDecay,
            nesterov,
            Number(step === 0),
            maximize,
          );
          for (let i = 0; i < n; i++) {
            let grad = maximize ? -(g[i] as number) : (g[i] as number);
            if (weightDecay) grad = fuse(type, p[i] as number, r(weightDecay), grad);
            if (momentum) {
              const kept = r((buffer[i] as number) * r(momentum));
              buffer[i] = step === 0 ? grad : fuse(type, grad, r(1 - dampening), kept);
              grad = nesterov ? fuse(type, buffer[i] as number, r(momentum), grad) : (buffer[i] as number);
            }
            p[i] = fuse(type, r(-0.1), grad, p[i] as number);
          }
        }
        expectAlike(type, desk.get(type, atP, n), p);
        desk.clear();
      }
    }
  });
});
