const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

export interface AdamSettings {
  readonly learningRate: number;
  /** L2: `weightDecay · p` is added to the gradient, as torch.optim.Adam does. */
  readonly weightDecay: number;
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
 * @param gradient float [n], of the mean loss; borrowed.
 * @param step 1 for the first.
 * Source: Kingma and Ba, Adam (2015), algorithm 1.
 */
export function adamStep(
  { parameters, first, second }: AdamState,
  gradient: Float32Array,
  step: number,
  { learningRate, weightDecay }: AdamSettings,
): void {
  const size = learningRate / (1 - BETA_1 ** step);
  const correction = Math.sqrt(1 - BETA_2 ** step);
  for (let i = 0; i < parameters.length; i++) {
    const p = parameters[i] as number;
    const g = (gradient[i] as number) + weightDecay * p;
    const m = BETA_1 * (first[i] as number) + (1 - BETA_1) * g;
    const v = BETA_2 * (second[i] as number) + (1 - BETA_2) * g * g;
    first[i] = m;
    second[i] = v;
    parameters[i] = p - (size * m) / (Math.sqrt(v) / correction + EPSILON);
  }
}
