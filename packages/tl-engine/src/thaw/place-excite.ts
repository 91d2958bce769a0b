import { BINARY, REDUCE, UNARY } from "@thaw/kernels/op-codes";
import type { SqueezeExciteStep } from "../networks/network.ts";
import { activationGradient, gateGradient } from "./activation-gradient.ts";
import type { Placed, Plane, TailBuilder } from "./tail-builder.ts";

const CODE_OF = { relu: UNARY.relu, silu: UNARY.silu } as const;
const GATE_OF = { "hard-sigmoid": UNARY.hardsigmoid, sigmoid: UNARY.sigmoid } as const;

/**
 * Squeeze-and-excite: `y = x · gate(W₂ · a(W₁ · mean(x) + b₁) + b₂)`, a factor for each channel.
 * Backward, with s the means, h the hidden values, g the gates, and sums over a channel's area A:
 * `∂g = Σ ∂y · x`, then through both layers to `∂s`, and `∂x = ∂y · g + ∂s / A`.
 */
export function placeExcite(builder: TailBuilder, step: SqueezeExciteStep, from: Plane): Placed {
  const { memory, exports } = builder.kernels;
  const { arena, pictures } = builder;
  const { channels, squeezed, activation, gate } = step;
  const area = from.size ** 2;
  const [weight1, bias1, weight2, bias2] = [step.first, step.second].flatMap((name) => [
    builder.parameter(`${name}.weight`),
    builder.parameter(`${name}.bias`),
  ]) as [Parameter, Parameter, Parameter, Parameter];
  const sums = arena.floats(pictures * channels);
  const before = arena.floats(pictures * squeezed);
  const hidden = arena.floats(pictures * squeezed);
  const gates = arena.floats(pictures * channels);
  const out = builder.plane(channels, from.size);
  const product = arena.describe([2, out.at, from.at, gates, 0, area, area, 1, 1, 0]);

  const { gemm_f32: gemm } = exports;
  const [c, q] = [channels, squeezed];
  const [w1, w2] = [weight1.weightAt, weight2.weightAt];

  builder.forward((n) => {
    exports.reduce_f32(REDUCE.sum, n * c, area, 1, from.at, sums);
    rows(n, bias1.weightAt, q, before);
    gemm(0, 1, n, q, c, 1 / area, sums, c, w1, c, 1, before, q);
    exports.unary_f32(CODE_OF[activation], n * q, before, hidden);
    rows(n, bias2.weightAt, c, gates);
    gemm(0, 1, n, c, q, 1, hidden, q, w2, q, 1, gates, c);
    exports.unary_f32(GATE_OF[gate], n * c, gates, gates);
    memory.i32[product / 4 + 4] = n * c;
    exports.binary_f32(BINARY.mul, product);
  });

  /** A bias before each picture's products are added. */
  function rows(n: number, from: number, count: number, to: number): void {
    for (let i = 0; i < n; i++) memory.u8.copyWithin(to + i * count * 4, from, from + count * 4);
  }

  return {
    out,
    back(gradient) {
      const gatesBack = arena.floats(pictures * channels);
      const hiddenBack = arena.floats(pictures * squeezed);
      const sumsBack = arena.floats(pictures * channels);
      builder.backward((n, isFirst) => {
        const beta = isFirst ? 0 : 1;
        const { f32 } = memory;
        dots(f32, gradient / 4, from.at / 4, n * c, area, gatesBack / 4);
        gateGradient(f32, gate, n * c, gates / 4, gatesBack / 4);
        gemm(1, 0, c, q, n, 1, gatesBack, c, hidden, q, beta, weight2.gradientAt, q);
        addRows(f32, n, c, gatesBack / 4, bias2.gradientAt / 4, isFirst);
        gemm(0, 0, n, q, c, 1, gatesBack, c, w2, q, 0, hiddenBack, q);
        activationGradient(f32, activation, n * q, before / 4, hiddenBack / 4);
        gemm(1, 0, q, c, n, 1 / area, hiddenBack, q, sums, c, beta, weight1.gradientAt, c);
        addRows(f32, n, q, hiddenBack / 4, bias1.gradientAt / 4, isFirst);
        gemm(0, 0, n, c, q, 1, hiddenBack, q, w1, c, 0, sumsBack, c);
        scaleAndAdd(f32, gradient / 4, gates / 4, sumsBack / 4, n * c, area);
      });
      return gradient;
    },
  };
}

type Parameter = ReturnType<TailBuilder["parameter"]>;

/** out[c] = Σ_area a · b. */
function dots(f32: Float32Array, a: number, b: number, count: number, area: number, out: number): void {
  for (let c = 0, at = 0; c < count; c++) {
    let sum = 0;
    for (const end = at + area; at < end; at++) sum += (f32[a + at] as number) * (f32[b + at] as number);
    f32[out + c] = sum;
  }
}

/** gradient[c, :] = gradient[c, :] · gates[c] + sums[c] / area. */
function scaleAndAdd(f32: Float32Array, gradient: number, gates: number, sums: number, count: number, area: number) {
  for (let c = 0, at = gradient; c < count; c++) {
    const factor = f32[gates + c] as number;
    const share = (f32[sums + c] as number) / area;
    for (const end = at + area; at < end; at++) f32[at] = (f32[at] as number) * factor + share;
  }
}

/** to[k] (+)= Σ_i from[i, k]. */
function addRows(f32: Float32Array, n: number, count: number, from: number, to: number, isFirst: boolean): void {
  if (isFirst) f32.fill(0, to, to + count);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < count; k++) f32[to + k] = (f32[to + k] as number) + (f32[from + i * count + k] as number);
  }
}
