// Singular values of an upper bidiagonal matrix by implicitly shifted and zero-shift QR sweeps (J. Demmel and W. Kahan,
// Accurate singular values of bidiagonal matrices, 1990), with the order of steps and the signs of LAPACK's dbdsqr, so
// that singular vectors come out with its signs.

/** A bidiagonal matrix under work, and what is rotated along with it. */
interface Bidiagonal {
  /** [n]; the singular values in the end. */
  readonly d: Float64Array;
  /** Beside the diagonal. */
  readonly e: Float64Array;
  /** Its columns turn; [rows, n]. */
  readonly u: Float64Array;
  readonly rows: number;
  /** Its rows turn; [n, n]. */
  readonly vt: Float64Array;
  readonly n: number;
}

interface Turn {
  readonly c: number;
  readonly s: number;
  readonly r: number;
}

const EPS = Number.EPSILON / 2;
const TOLERANCE = Math.max(10, Math.min(100, EPS ** -0.125)) * EPS;

function sign(x: number): number {
  return x < 0 || Object.is(x, -0) ? -1 : 1;
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}

/** A rotation that turns (f, g) into (r, 0). */
export function givens(f: number, g: number): Turn {
  if (g === 0) return { c: 1, s: 0, r: f };
  if (f === 0) return { c: 0, s: sign(g), r: Math.abs(g) };
  const r = sign(f) * Math.hypot(f, g);
  return { c: Math.abs(f) / Math.abs(r), s: g / r, r };
}

/** Columns k and k + 1 of U: (a, b) ← (c·a + s·b, c·b − s·a). */
function turnU({ u, rows, n }: Bidiagonal, k: number, c: number, s: number): void {
  for (let row = 0; row < rows; row++) {
    const a = at(u, row * n + k);
    const b = at(u, row * n + k + 1);
    u[row * n + k] = c * a + s * b;
    u[row * n + k + 1] = c * b - s * a;
  }
}

/** Rows k and k + 1 of Vᵀ, the same way. */
function turnV({ vt, n }: Bidiagonal, k: number, c: number, s: number): void {
  for (let column = 0; column < n; column++) {
    const a = at(vt, k * n + column);
    const b = at(vt, (k + 1) * n + column);
    vt[k * n + column] = c * a + s * b;
    vt[(k + 1) * n + column] = c * b - s * a;
  }
}

/** The lesser singular value of [[f, g], [0, h]]. */
function lesserValue(f: number, g: number, h: number): number {
  const least = Math.min(Math.abs(f), Math.abs(h));
  const most = Math.max(Math.abs(f), Math.abs(h));
  const beside = Math.abs(g);
  if (least === 0) return 0;
  const plus = 1 + least / most;
  const minus = (most - least) / most;
  if (beside < most) {
    const square = (beside / most) ** 2;
    return least * (2 / (Math.sqrt(plus * plus + square) + Math.sqrt(minus * minus + square)));
  }
  const ratio = most / beside;
  if (ratio === 0) return (least * most) / beside;
  return (2 * least * ratio) / (Math.sqrt(1 + (plus * ratio) ** 2) + Math.sqrt(1 + (minus * ratio) ** 2));
}

/** Decomposes [[f, g], [0, h]]: values (the greater first, with signs) and both rotations. */
function twoByTwo(f: number, g: number, h: number) {
  const isSwapped = Math.abs(h) > Math.abs(f);
  const [first, last] = isSwapped ? [h, f] : [f, h];
  const fa = Math.abs(first);
  const ha = Math.abs(last);
  const ga = Math.abs(g);
  let greatest = isSwapped ? 3 : 1;
  let ssmin = ha;
  let ssmax = fa;
  let cl = 1;
  let cr = 1;
  let sl = 0;
  let sr = 0;
  if (ga !== 0) {
    if (ga > fa) greatest = 2;
    if (ga > fa && fa / ga < EPS) {
      ssmax = ga;
      ssmin = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha;
      sl = last / g;
      sr = 1;
      cr = first / g;
    } else {
      const gap = fa - ha;
      const l = gap === fa ? 1 : gap / fa;
      const m = g / first;
      const rest = 2 - l;
      const s = Math.sqrt(rest * rest + m * m);
      const r = l === 0 ? Math.abs(m) : Math.sqrt(l * l + m * m);
      const a = 0.5 * (s + r);
      ssmin = ha / a;
      ssmax = fa * a;
      let tangent = (m / (s + rest) + m / (r + l)) * (1 + a);
      if (m * m === 0) tangent = l === 0 ? 2 * sign(first) * sign(g) : g / (sign(first) * gap) + m / rest;
      const length = Math.sqrt(tangent * tangent + 4);
      cr = 2 / length;
      sr = tangent / length;
      cl = (cr + sr * m) / a;
      sl = ((last / first) * sr) / a;
    }
  }
  const [cosl, sinl, cosr, sinr] = isSwapped ? [sr, cr, sl, cl] : [cl, sl, cr, sr];
  const side =
    greatest === 1
      ? sign(cosr) * sign(cosl) * sign(f)
      : greatest === 2
        ? sign(sinr) * sign(cosl) * sign(g)
        : sign(sinr) * sign(sinl) * sign(h);
  return { greater: side * ssmax, lesser: side * sign(f) * sign(h) * ssmin, cosl, sinl, cosr, sinr };
}

/** One sweep from the top of the block [low, high] to its bottom. */
function sweepDown(b: Bidiagonal, low: number, high: number, shift: number): void {
  const { d, e } = b;
  if (shift === 0) {
    let c = 1;
    let oldC = 1;
    let oldS = 0;
    for (let i = low; i < high; i++) {
      const right = givens(at(d, i) * c, at(e, i));
      c = right.c;
      if (i > low) e[i - 1] = oldS * right.r;
      const left = givens(oldC * right.r, at(d, i + 1) * right.s);
      oldC = left.c;
      oldS = left.s;
      d[i] = left.r;
      turnV(b, i, right.c, right.s);
      turnU(b, i, left.c, left.s);
    }
    const last = at(d, high) * c;
    d[high] = last * oldC;
    e[high - 1] = last * oldS;
    return;
  }
  let f = (Math.abs(at(d, low)) - shift) * (sign(at(d, low)) + shift / at(d, low));
  let g = at(e, low);
  for (let i = low; i < high; i++) {
    const right = givens(f, g);
    if (i > low) e[i - 1] = right.r;
    f = right.c * at(d, i) + right.s * at(e, i);
    e[i] = right.c * at(e, i) - right.s * at(d, i);
    g = right.s * at(d, i + 1);
    d[i + 1] = right.c * at(d, i + 1);
    const left = givens(f, g);
    d[i] = left.r;
    f = left.c * at(e, i) + left.s * at(d, i + 1);
    d[i + 1] = left.c * at(d, i + 1) - left.s * at(e, i);
    if (i < high - 1) {
      g = left.s * at(e, i + 1);
      e[i + 1] = left.c * at(e, i + 1);
    }
    turnV(b, i, right.c, right.s);
    turnU(b, i, left.c, left.s);
  }
  e[high - 1] = f;
}

/** One sweep from the bottom of the block to its top. */
function sweepUp(b: Bidiagonal, low: number, high: number, shift: number): void {
  const { d, e } = b;
  if (shift === 0) {
    let c = 1;
    let oldC = 1;
    let oldS = 0;
    for (let i = high; i > low; i--) {
      const left = givens(at(d, i) * c, at(e, i - 1));
      c = left.c;
      if (i < high) e[i] = oldS * left.r;
      const right = givens(oldC * left.r, at(d, i - 1) * left.s);
      oldC = right.c;
      oldS = right.s;
      d[i] = right.r;
      turnV(b, i - 1, right.c, -right.s);
      turnU(b, i - 1, left.c, -left.s);
    }
    const last = at(d, low) * c;
    d[low] = last * oldC;
    e[low] = last * oldS;
    return;
  }
  let f = (Math.abs(at(d, high)) - shift) * (sign(at(d, high)) + shift / at(d, high));
  let g = at(e, high - 1);
  for (let i = high; i > low; i--) {
    const left = givens(f, g);
    if (i < high) e[i] = left.r;
    f = left.c * at(d, i) + left.s * at(e, i - 1);
    e[i - 1] = left.c * at(e, i - 1) - left.s * at(d, i);
    g = left.s * at(d, i - 1);
    d[i - 1] = left.c * at(d, i - 1);
    const right = givens(f, g);
    d[i] = right.r;
    f = right.c * at(e, i - 1) + right.s * at(d, i - 1);
    d[i - 1] = right.c * at(d, i - 1) - right.s * at(e, i - 1);
    if (i > low + 1) {
      g = right.s * at(e, i - 2);
      e[i - 2] = right.c * at(e, i - 2);
    }
    turnV(b, i - 1, right.c, -right.s);
    turnU(b, i - 1, left.c, -left.s);
  }
  e[low] = f;
}

/** Below this an element beside the diagonal counts as zero. */
function thresholdOf({ d, e, n }: Bidiagonal): number {
  let mu = Math.abs(at(d, 0));
  let least = mu;
  for (let i = 1; i < n && least > 0; i++) {
    mu = Math.abs(at(d, i)) * (mu / (mu + Math.abs(at(e, i - 1))));
    least = Math.min(least, mu);
  }
  return Math.max((TOLERANCE * least) / Math.sqrt(n), 6 * n * n * 2.2250738585072014e-308);
}

/**
 * Looks for an element that has become negligible by the direction's own test.
 * @returns a bound for the least singular value, or −1 where one was set to zero.
 */
function converge({ d, e }: Bidiagonal, low: number, high: number, isDown: boolean): number {
  const end = isDown ? high - 1 : low;
  if (Math.abs(at(e, end)) <= TOLERANCE * Math.abs(at(d, isDown ? high : low))) {
    e[end] = 0;
    return -1;
  }
  let mu = Math.abs(at(d, isDown ? low : high));
  let least = mu;
  for (let step = 0; step < high - low; step++) {
    const i = isDown ? low + step : high - 1 - step;
    if (Math.abs(at(e, i)) <= TOLERANCE * mu) {
      e[i] = 0;
      return -1;
    }
    mu = Math.abs(at(d, isDown ? i + 1 : i)) * (mu / (mu + Math.abs(at(e, i))));
    least = Math.min(least, mu);
  }
  return least;
}

/** Drives e to zero; d is left with the singular values, with signs and unsorted. */
export function diagonalizeBidiagonal(b: Bidiagonal): void {
  const { d, e, n } = b;
  const threshold = thresholdOf(b);
  let high = n - 1;
  let before = { low: -1, high: -1 };
  let isDown = true;
  for (let rounds = 0; high > 0 && rounds < 6 * n * n + 100; rounds++) {
    let low = high;
    let most = Math.abs(at(d, high));
    while (low > 0 && Math.abs(at(e, low - 1)) > threshold) {
      low -= 1;
      most = Math.max(most, Math.abs(at(d, low)), Math.abs(at(e, low)));
    }
    if (low > 0) e[low - 1] = 0;
    if (low === high) {
      high -= 1;
      continue;
    }
    if (low === high - 1) {
      const two = twoByTwo(at(d, low), at(e, low), at(d, high));
      d[low] = two.greater;
      e[low] = 0;
      d[high] = two.lesser;
      turnV(b, low, two.cosr, two.sinr);
      turnU(b, low, two.cosl, two.sinl);
      high -= 2;
      continue;
    }
    if (low > before.high || high < before.low) isDown = Math.abs(at(d, low)) >= Math.abs(at(d, high));
    const least = converge(b, low, high, isDown);
    if (least < 0) continue;
    before = { low, high };
    let shift = 0;
    if (n * TOLERANCE * (least / most) > Math.max(EPS, 0.01 * TOLERANCE)) {
      shift = isDown
        ? lesserValue(at(d, high - 1), at(e, high - 1), at(d, high))
        : lesserValue(at(d, low), at(e, low), at(d, low + 1));
      const end = Math.abs(at(d, isDown ? low : high));
      if (end > 0 && (shift / end) ** 2 < EPS) shift = 0;
    }
    if (isDown) sweepDown(b, low, high, shift);
    else sweepUp(b, low, high, shift);
    const last = isDown ? high - 1 : low;
    if (Math.abs(at(e, last)) <= threshold) e[last] = 0;
  }
}
