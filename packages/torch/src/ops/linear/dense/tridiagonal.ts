// Eigenvalues of a symmetric tridiagonal matrix by the implicit QL and QR methods, in the order of steps and with the
// signs of LAPACK's dsteqr (E. Anderson et al., LAPACK Users' Guide), so that eigenvectors come out with its signs.

/** Rotates columns k and k + 1 of q: (a, b) ← (s·b + c·a, c·b − s·a). */
function rotate(q: Float64Array, n: number, k: number, c: number, s: number): void {
  for (let row = 0; row < n; row++) {
    const at = row * n + k;
    const a = q[at] as number;
    const b = q[at + 1] as number;
    q[at + 1] = c * b - s * a;
    q[at] = s * b + c * a;
  }
}

/** A rotation that turns (f, g) into (r, 0). */
function givens(f: number, g: number): { c: number; s: number; r: number } {
  if (g === 0) return { c: 1, s: 0, r: f };
  if (f === 0) return { c: 0, s: Math.sign(g), r: Math.abs(g) };
  const size = Math.hypot(f, g);
  return { c: Math.abs(f) / size, s: g / (f < 0 ? -size : size), r: f < 0 ? -size : size };
}

/** Eigenvalues of [[a, b], [b, c]], the larger in size first, and the first one's unit vector. */
function twoByTwo(a: number, b: number, c: number): { first: number; second: number; cs: number; sn: number } {
  const total = a + c;
  const difference = a - c;
  const twice = b + b;
  const root = Math.hypot(difference, twice);
  const [larger, smaller] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
  let first: number;
  let second: number;
  let sign = 1;
  if (total === 0) {
    first = 0.5 * root;
    second = -0.5 * root;
  } else {
    sign = total < 0 ? -1 : 1;
    first = 0.5 * (total + sign * root);
    second = (larger / first) * smaller - (b / first) * b;
  }
  const side = difference >= 0 ? 1 : -1;
  const cosine = difference + side * root;
  let cs: number;
  let sn: number;
  if (Math.abs(cosine) > Math.abs(twice)) {
    const cotangent = -twice / cosine;
    sn = 1 / Math.sqrt(1 + cotangent * cotangent);
    cs = cotangent * sn;
  } else if (twice === 0) {
    cs = 1;
    sn = 0;
  } else {
    const tangent = -cosine / twice;
    cs = 1 / Math.sqrt(1 + tangent * tangent);
    sn = tangent * cs;
  }
  if (sign === side) {
    const kept = cs;
    cs = -sn;
    sn = kept;
  }
  return { first, second, cs, sn };
}

function isSmall(d: Float64Array, e: Float64Array, i: number): boolean {
  const square = (e[i] as number) * (e[i] as number);
  const eps = Number.EPSILON / 2;
  return square <= eps * eps * Math.abs(d[i] as number) * Math.abs(d[i + 1] as number) + 1e-308;
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}

/** Works from the top of a block down. */
function iterateQl(d: Float64Array, e: Float64Array, q: Float64Array, n: number, start: number, end: number): void {
  let l = start;
  for (let rounds = 0; l <= end && rounds < 60 * n; rounds++) {
    let m = l;
    while (m < end && !isSmall(d, e, m)) m += 1;
    if (m < end) e[m] = 0;
    let p = at(d, l);
    if (m === l) {
      l += 1;
      continue;
    }
    if (m === l + 1) {
      const { first, second, cs, sn } = twoByTwo(at(d, l), at(e, l), at(d, l + 1));
      rotate(q, n, l, cs, sn);
      d[l] = first;
      d[l + 1] = second;
      e[l] = 0;
      l += 2;
      continue;
    }
    let g = (at(d, l + 1) - p) / (2 * at(e, l));
    let r = Math.hypot(g, 1);
    g = at(d, m) - p + at(e, l) / (g + (g >= 0 ? r : -r));
    let s = 1;
    let c = 1;
    p = 0;
    const turns: [number, number][] = [];
    for (let i = m - 1; i >= l; i--) {
      const f = s * at(e, i);
      const b = c * at(e, i);
      const turn = givens(g, f);
      c = turn.c;
      s = turn.s;
      if (i !== m - 1) e[i + 1] = turn.r;
      g = at(d, i + 1) - p;
      r = (at(d, i) - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      turns.push([c, -s]);
    }
    turns.forEach(([cosine, sine], step) => {
      rotate(q, n, m - 1 - step, cosine, sine);
    });
    d[l] = at(d, l) - p;
    e[l] = g;
  }
}

/** Works from the bottom of a block up. */
function iterateQr(d: Float64Array, e: Float64Array, q: Float64Array, n: number, start: number, end: number): void {
  let l = start;
  for (let rounds = 0; l >= end && rounds < 60 * n; rounds++) {
    let m = l;
    while (m > end && !isSmall(d, e, m - 1)) m -= 1;
    if (m > end) e[m - 1] = 0;
    let p = at(d, l);
    if (m === l) {
      l -= 1;
      continue;
    }
    if (m === l - 1) {
      const { first, second, cs, sn } = twoByTwo(at(d, l - 1), at(e, l - 1), at(d, l));
      rotate(q, n, l - 1, cs, sn);
      d[l - 1] = first;
      d[l] = second;
      e[l - 1] = 0;
      l -= 2;
      continue;
    }
    let g = (at(d, l - 1) - p) / (2 * at(e, l - 1));
    let r = Math.hypot(g, 1);
    g = at(d, m) - p + at(e, l - 1) / (g + (g >= 0 ? r : -r));
    let s = 1;
    let c = 1;
    p = 0;
    for (let i = m; i < l; i++) {
      const f = s * at(e, i);
      const b = c * at(e, i);
      const turn = givens(g, f);
      c = turn.c;
      s = turn.s;
      if (i !== m) e[i - 1] = turn.r;
      g = at(d, i) - p;
      r = (at(d, i + 1) - g) * s + 2 * c * b;
      p = s * r;
      d[i] = g + p;
      g = c * r - b;
      rotate(q, n, i, c, s);
    }
    d[l] = at(d, l) - p;
    e[l - 1] = g;
  }
}

/**
 * Drives e to zero, block by block; d is left with the eigenvalues, unsorted.
 * @param q [n, n]: its columns are rotated along.
 */
export function diagonalizeTridiagonal(d: Float64Array, e: Float64Array, q: Float64Array, n: number): void {
  let next = 0;
  while (next < n) {
    const start = next;
    let end = start;
    while (end < n - 1 && !isSmall(d, e, end)) end += 1;
    if (end < n - 1) e[end] = 0;
    next = end + 1;
    if (end === start) continue;
    if (Math.abs(at(d, end)) < Math.abs(at(d, start))) iterateQr(d, e, q, n, end, start);
    else iterateQl(d, e, q, n, start, end);
  }
}
