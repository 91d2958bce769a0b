/** The plane through the mean in which points differ most. */
export interface PrincipalPlane {
  /** float64 [width]. */
  readonly mean: Float64Array;
  /** Two orthonormal directions, float64 [width] each; the largest entry of each is positive. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** float32 [n, 2]: where each point falls on it. */
  readonly coordinates: Float32Array<ArrayBuffer>;
  /** Share of the variance along each. */
  readonly explained: readonly [number, number];
}

/** Vectors that are turned together: what converges is the gap to the ninth eigenvalue, not to the third. */
const BLOCK = 8;
const MOST_TURNS = 500;
/** Of the largest eigenvalue: as near as float64 sums allow. */
const TOLERANCE = 1e-12;

/**
 * Principal components of raw features, from whichever of the two is smaller: their inner products or their covariance.
 * Source: orthogonal iteration with Rayleigh–Ritz, Golub and Van Loan, Matrix Computations, §8.2.4 and §8.1.
 * @param features float32 [n, width]; borrowed. Fewer than two differing points give a plane of zeros.
 */
export function principalPlane(features: Float32Array, width: number): PrincipalPlane {
  const n = features.length / width;
  const mean = new Float64Array(width);
  for (let i = 0; i < features.length; i++) mean[i % width] = (mean[i % width] as number) + (features[i] as number) / n;
  const centred = new Float64Array(features.length);
  let total = 0;
  for (let i = 0; i < features.length; i++) {
    const value = (features[i] as number) - (mean[i % width] as number);
    centred[i] = value;
    total += value * value;
  }
  const byPoints = n <= width;
  const order = byPoints ? n : width;
  const matrix = byPoints ? innerProducts(centred, n, width) : covariance(centred, n, width);
  const { values, vectors } = leadingEigenvectors(matrix, order);
  const axes = [0, 1].map((axis) => {
    const vector = vectors[axis] ?? new Float64Array(order);
    return unitAxis(byPoints ? backProject(vector, centred, n, width) : vector);
  }) as [Float64Array, Float64Array];
  const coordinates = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    for (const [axis, direction] of axes.entries()) {
      let dot = 0;
      for (let k = 0; k < width; k++) dot += (centred[i * width + k] as number) * (direction[k] as number);
      coordinates[2 * i + axis] = dot;
    }
  }
  const share = (axis: number) => (total > 0 ? Math.max(0, values[axis] ?? 0) / total : 0);
  return { mean, axes, coordinates, explained: [share(0), share(1)] };
}

/** X Xᵀ, float64 [n, n]. */
function innerProducts(x: Float64Array, n: number, width: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let dot = 0;
      for (let k = 0; k < width; k++) dot += (x[i * width + k] as number) * (x[j * width + k] as number);
      out[i * n + j] = dot;
      out[j * n + i] = dot;
    }
  }
  return out;
}

/** Xᵀ X, float64 [width, width]. */
function covariance(x: Float64Array, n: number, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let i = 0; i < n; i++) {
    const row = x.subarray(i * width, (i + 1) * width);
    for (let a = 0; a < width; a++) {
      const value = row[a] as number;
      const at = a * width;
      for (let b = a; b < width; b++) out[at + b] = (out[at + b] as number) + value * (row[b] as number);
    }
  }
  for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) out[a * width + b] = out[b * width + a] as number;
  return out;
}

/** Xᵀ v: from weights over the points to a direction of features. */
function backProject(v: Float64Array, x: Float64Array, n: number, width: number): Float64Array {
  const out = new Float64Array(width);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < width; k++) out[k] = (out[k] as number) + (v[i] as number) * (x[i * width + k] as number);
  }
  return out;
}

/** Length one, and of the two signs the one that makes its largest entry positive. */
function unitAxis(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  if (!(length > 0)) return vector.fill(0);
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return vector.map((value) => (value / length) * Math.sign(largest));
}

/** The largest eigenvalues of a symmetric, positive semidefinite matrix [n, n], falling, with their vectors. */
function leadingEigenvectors(matrix: Float64Array, n: number): { values: number[]; vectors: Float64Array[] } {
  const block = Math.min(BLOCK, n);
  // Any start that no eigenvector is orthogonal to will do; the same one each time gives the same bits.
  let basis: Float64Array[] = Array.from({ length: block }, (_, c) =>
    Float64Array.from({ length: n }, (_, i) => Math.sin(1 + i * (c + 1)) + 1e-3),
  );
  let values: number[] = [];
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    orthonormalize(basis);
    const images = basis.map((vector) => multiply(matrix, vector, n));
    const small = basis.flatMap((vector) => images.map((image) => dotOf(vector, image)));
    const { values: found, vectors } = jacobiEigen(Float64Array.from(small), block);
    const turned = (from: Float64Array[]) => vectors.map((weights) => combine(from, weights));
    basis = turned(basis);
    const next = turned(images);
    const scale = Math.abs(found[0] ?? 0);
    const change = Math.max(
      ...[0, 1].map((at) =>
        residual(next[at] ?? new Float64Array(n), basis[at] ?? new Float64Array(n), found[at] ?? 0),
      ),
    );
    values = found;
    if (change <= Math.max(scale * TOLERANCE, Number.MIN_VALUE)) break;
    basis = turn + 1 < MOST_TURNS ? next : basis;
  }
  return { values, vectors: basis };
}

function multiply(matrix: Float64Array, vector: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    const at = i * n;
    for (let k = 0; k < n; k++) sum += (matrix[at + k] as number) * (vector[k] as number);
    out[i] = sum;
  }
  return out;
}

const dotOf = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

const residual = (image: Float64Array, vector: Float64Array, value: number): number =>
  Math.sqrt(image.reduce((sum, entry, i) => sum + (entry - value * (vector[i] as number)) ** 2, 0));

function combine(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const out = new Float64Array(basis[0]?.length ?? 0);
  for (const [c, vector] of basis.entries()) {
    const weight = weights[c] as number;
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + weight * (vector[i] as number);
  }
  return out;
}

/** Gram–Schmidt, twice for float64's sake; what nothing is left of becomes zero. */
function orthonormalize(basis: Float64Array[]): void {
  for (const [c, vector] of basis.entries()) {
    const before = Math.sqrt(dotOf(vector, vector));
    for (let pass = 0; pass < 2; pass++) {
      for (const other of basis.slice(0, c)) {
        const dot = dotOf(vector, other);
        for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - dot * (other[i] as number);
      }
    }
    const length = Math.sqrt(dotOf(vector, vector));
    const scale = length > before * 1e-13 ? 1 / length : 0;
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
  }
}

/**
 * All eigenvalues of a small symmetric matrix [n, n], falling, with unit vectors.
 * Source: cyclic Jacobi rotations, Golub and Van Loan, Matrix Computations, §8.5.
 */
export function jacobiEigen(matrix: Float64Array, n: number): { values: number[]; vectors: Float64Array[] } {
  const a = Float64Array.from(matrix);
  const v = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const get = (i: number, j: number) => a[i * n + j] as number;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += get(p, q) ** 2;
    if (off === 0) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = get(p, q);
        if (apq === 0) continue;
        const theta = (get(q, q) - get(p, p)) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const kp = get(k, p);
          const kq = get(k, q);
          a[k * n + p] = c * kp - s * kq;
          a[k * n + q] = s * kp + c * kq;
        }
        const vp = v[p] as Float64Array;
        const vq = v[q] as Float64Array;
        for (let k = 0; k < n; k++) {
          const pk = get(p, k);
          const qk = get(q, k);
          a[p * n + k] = c * pk - s * qk;
          a[q * n + k] = s * pk + c * qk;
          const x = vp[k] as number;
          const y = vq[k] as number;
          vp[k] = c * x - s * y;
          vq[k] = s * x + c * y;
        }
      }
    }
  }
  const order = v.map((_, i) => i).sort((i, j) => get(j, j) - get(i, i));
  return { values: order.map((i) => get(i, i)), vectors: order.map((i) => v[i] as Float64Array) };
}
