import type { Activation, SqueezeExciteStep } from "../networks/network.ts";

/**
 * Multiplies a gradient in place by an activation's derivative.
 * At the kinks as PyTorch: ReLU passes nothing at 0, ReLU6 nothing at 0 and 6, hard-swish `x/3 + 1/2` within ±3.
 * @param values float32: what came out of relu and relu6, what went into hard-swish and silu.
 * @param v where those begin, `g` where the gradient begins in `memory`; both in elements.
 */
export function activationGradient(
  memory: Float32Array,
  activation: Activation,
  count: number,
  v: number,
  g: number,
): void {
  if (activation === "linear") return;
  if (activation === "relu") {
    for (let i = 0; i < count; i++) if (!((memory[v + i] as number) > 0)) memory[g + i] = 0;
  } else if (activation === "relu6") {
    for (let i = 0; i < count; i++) {
      const y = memory[v + i] as number;
      if (!(y > 0 && y < 6)) memory[g + i] = 0;
    }
  } else if (activation === "hard-swish") {
    for (let i = 0; i < count; i++) {
      const x = memory[v + i] as number;
      if (x < -3) memory[g + i] = 0;
      else if (x <= 3) memory[g + i] = (memory[g + i] as number) * (x / 3 + 0.5);
    }
  } else {
    for (let i = 0; i < count; i++) {
      const x = memory[v + i] as number;
      const s = 1 / (1 + Math.exp(-x));
      memory[g + i] = (memory[g + i] as number) * s * (1 + x * (1 - s));
    }
  }
}

/** Multiplies a gradient in place by a gate's derivative. @param v where the gate's results begin. */
export function gateGradient(
  memory: Float32Array,
  gate: SqueezeExciteStep["gate"],
  count: number,
  v: number,
  g: number,
): void {
  for (let i = 0; i < count; i++) {
    const y = memory[v + i] as number;
    const slope = gate === "sigmoid" ? y * (1 - y) : y > 0 && y < 1 ? 1 / 6 : 0;
    memory[g + i] = (memory[g + i] as number) * slope;
  }
}
