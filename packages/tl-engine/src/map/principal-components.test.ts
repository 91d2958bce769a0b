import { describe, expect, it } from "vitest";
import { MersenneTwister } from "../random/mersenne-twister.ts";
import { jacobiEigen, principalPlane } from "./principal-components.ts";

/** Points [n, width] that differ most along a few directions. */
function points(n: number, width: number, spreads: readonly number[]): Float32Array {
  const random = new MersenneTwister(7);
  const uniform = () => random.uniform53() - 0.5;
  const directions = spreads.map(() => Float64Array.from({ length: width }, uniform));
  const out = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    const amounts = spreads.map((spread) => spread * uniform());
    for (let k = 0; k < width; k++) {
      out[i * width + k] =
        5 + 0.1 * uniform() + directions.reduce((sum, d, at) => sum + (amounts[at] as number) * (d[k] as number), 0);
    }
  }
  return out;
}

/** Eigenvalues of Xᵀ X over their sum, by rotations of the whole matrix. */
function sharesByJacobi(features: Float32Array, width: number): number[] {
  const n = features.length / width;
  const mean = Float64Array.from({ length: width }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (features[i * width + k] as number) / n;
    return sum;
  });
  const matrix = new Float64Array(width * width);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < width; b++) {
        const left = (features[i * width + a] as number) - (mean[a] as number);
        const right = (features[i * width + b] as number) - (mean[b] as number);
        matrix[a * width + b] = (matrix[a * width + b] as number) + left * right;
      }
    }
  }
  const { values } = jacobiEigen(matrix, width);
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}

describe.each([
  ["fewer points than features", 20, 32],
  ["more points than features", 60, 24],
  ["two spreads nearly alike", 50, 30],
])("principal components of %s", (name, n, width) => {
  const features = points(n, width, name.startsWith("two") ? [4, 3.99, 1] : [9, 4, 1]);
  const { mean, axes, coordinates, explained } = principalPlane(features, width);

  it("explain what rotations of the whole matrix say", () => {
    const shares = sharesByJacobi(features, width);
    expect(explained[0]).toBeCloseTo(shares[0] as number, 10);
    expect(explained[1]).toBeCloseTo(shares[1] as number, 10);
  });

  it("are orthonormal, and a point's coordinates are its projection", () => {
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * (b[k] as number), 0);
    expect(dot(axes[0], axes[0])).toBeCloseTo(1, 12);
    expect(dot(axes[1], axes[1])).toBeCloseTo(1, 12);
    expect(dot(axes[0], axes[1])).toBeCloseTo(0, 12);
    const third = Float64Array.from(features.subarray(3 * width, 4 * width), (value, k) => value - (mean[k] as number));
    expect(coordinates[6]).toBeCloseTo(dot(third, axes[0]), 4);
    expect(coordinates[7]).toBeCloseTo(dot(third, axes[1]), 4);
  });
});

describe("principal components of almost nothing", () => {
  it.each([
    ["one point", 1],
    ["the same point thrice", 3],
  ])("put %s in the middle", (_, n) => {
    const { coordinates, explained } = principalPlane(new Float32Array(n * 4).fill(2), 4);
    expect([...coordinates]).toEqual(new Array(2 * n).fill(0));
    expect(explained).toEqual([0, 0]);
  });
});
