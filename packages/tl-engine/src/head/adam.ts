const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

export interface AdamSettings {
  readonly learningRate: number;
  /** L2: `weightDecay · p` is added to the gradient, as torch.optim.Adam does. */
  readonly weightDecay: number;
  /** AdamW: the decay takes `learningRate · weightDecay` of each parameter instead, past the moments. */
  readonly decoupled?: boolean;
}

/** One parameter array under Adam: its own moments, float32 as in PyTorch. */
export interface AdamState {
  /** float32, changed in place by each step. */
  readonly parameters: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

export function createAdamState(parameters: Float32Array): AdamState {
  return {
    parameters,
    first: new Float32Array(parameters.length),
    second: new Float32Array(parameters.length),
  };
}

/**
 * One step of Adam, as `torch.optim.Adam` with its defaults β = (0.9, 0.999), ε = 1e-8.
 * `m ← β₁m + (1−β₁)g`, `v ← β₂v + (1−β₂)g²`, `p ← p − lr/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε)`.
 * Decoupled, as `torch.optim.AdamW`: `p ← p·(1 − lr·weightDecay)` first, and the gradient is left alone.
 * @param gradient float [n], of the mean loss; borrowed.
 * @param step 1 for the first.
 * Source: Kingma and Ba, Adam (2015), algorithm 1; Loshchilov and Hutter, Decoupled weight decay (2019), algorithm 2.
 */
export function adamStep(
  { parameters, first, second }: AdamState,
  gradient: Float32Array,
  step: number,
  { learningRate, weightDecay, decoupled = false }: AdamSettings,
): void {
  const size = learningRate / (1 - BETA_1 ** step);
  const correction = Math.sqrt(1 - BETA_2 ** step);
  const kept = decoupled ? 1 - learningRate * weightDecay : 1;
  const penalty = decoupled ? 0 : weightDecay;
  for (let i = 0; i < parameters.length; i++) {
    const p = (parameters[i] as number) * kept;
    const g = (gradient[i] as number) + penalty * p;
    const m = BETA_1 * (first[i] as number) + (1 - BETA_1) * g;
    const v = BETA_2 * (second[i] as number) + (1 - BETA_2) * g * g;
    first[i] = m;
    second[i] = v;
    parameters[i] = p - (size * m) / (Math.sqrt(v) / correction + EPSILON);
  }
}
