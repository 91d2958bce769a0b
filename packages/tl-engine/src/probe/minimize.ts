/** The value at x; writes the gradient. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

const MEMORY = 10;

/**
 * Minimises a smooth convex function by L-BFGS with a backtracking line search.
 * @param x float64 [n], the start; becomes the minimum.
 * @param tolerance stops when no part of the gradient is larger.
 * @throws Error when `maxIterations` are not enough.
 * Source: Nocedal and Wright, Numerical Optimization (2006), algorithms 7.4 and 3.1.
 */
export function minimize(objective: Objective, x: Float64Array, tolerance: number, maxIterations = 1000): void {
  const gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (gradient.every((g) => Math.abs(g) <= tolerance)) return;
    const direction = gradient.map((g) => -g);
    const alphas: number[] = [];
    for (const { s, y, rho } of pairs.toReversed()) {
      const alpha = rho * dot(s, direction);
      alphas.push(alpha);
      addScaled(direction, y, -alpha);
    }
    const last = pairs.at(-1);
    const scale = last ? 1 / (last.rho * dot(last.y, last.y)) : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * scale;
    for (const { s, y, rho } of pairs) addScaled(direction, s, (alphas.pop() as number) - rho * dot(y, direction));

    const slope = dot(gradient, direction);
    const nextX = new Float64Array(x.length);
    const nextGradient = new Float64Array(x.length);
    let step = 1;
    let nextValue = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 60; tries++, step /= 2) {
      nextX.set(x);
      addScaled(nextX, direction, step);
      nextValue = objective(nextX, nextGradient);
      if (nextValue <= value + 1e-4 * step * slope) break;
    }
    // No step lowers the value: the minimum is reached as nearly as float64 tells.
    if (!(nextValue < value)) return;
    const s = nextX.map((v, i) => v - (x[i] as number));
    const y = nextGradient.map((v, i) => v - (gradient[i] as number));
    const curvature = dot(s, y);
    if (curvature > 1e-12) pairs.push({ s, y, rho: 1 / curvature });
    if (pairs.length > MEMORY) pairs.shift();
    x.set(nextX);
    gradient.set(nextGradient);
    value = nextValue;
  }
  throw new Error(`no minimum within ${maxIterations} iterations`);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addScaled(target: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (other[i] as number);
}
