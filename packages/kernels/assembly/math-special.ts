// Functions that the standard library lacks, in double precision.

/** 2/√π · e^-x² · Σ 2^n x^(2n+1) / (2n+1)!!, all terms of one sign; for |x| < 3 (Abramowitz & Stegun 7.1.6). */
function erfSeries(x: f64): f64 {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; n < 100; n++) {
    term *= (2 * square) / <f64>(2 * n + 1);
    sum += term;
    if (Math.abs(term) < 1e-18 * Math.abs(sum)) break;
  }
  return 1.1283791670955126 * Math.exp(-square) * sum;
}

/** e^-x²/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) for x ≥ 2 (Abramowitz & Stegun 7.1.14). */
function erfcFraction(x: f64): f64 {
  let below = x;
  for (let n = 80; n > 0; n--) below = x + (0.5 * <f64>n) / below;
  return (Math.exp(-x * x) * 0.5641895835477563) / below;
}

export function erf(x: f64): f64 {
  if (isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 2.5) return erfSeries(x);
  if (size > 6) return x > 0 ? 1 : -1;
  return x > 0 ? 1 - erfcFraction(size) : erfcFraction(size) - 1;
}

export function erfc(x: f64): f64 {
  if (isNaN(x)) return x;
  if (x < 1) return 1 - erf(x);
  if (x > 28) return 0;
  return x < 1.5 ? 1 - erfSeries(x) : erfcFraction(x);
}

/** Inverse of erf: Winitzki's start, then two Halley steps on erf (or on erfc near ±1). */
export function erfinv(y: f64): f64 {
  if (isNaN(y) || y < -1 || y > 1) return NaN;
  if (y == 1) return Infinity;
  if (y == -1) return -Infinity;
  if (y == 0) return y;
  const size = Math.abs(y);
  const logTerm = Math.log((1 - size) * (1 + size));
  const a = 4.330746750799873 + logTerm / 2;
  let x = Math.sqrt(Math.sqrt(a * a - logTerm / 0.147) - a);
  for (let k = 0; k < 3; k++) {
    const error = size < 0.5 ? erf(x) - size : 1 - size - erfc(x);
    const step = error / (1.1283791670955126 * Math.exp(-x * x));
    x -= step / (1 + x * step);
  }
  return y < 0 ? -x : x;
}

/** Stirling's series for ln Γ at x ≥ 10 (Abramowitz & Stegun 6.1.41). */
function stirling(x: f64): f64 {
  const w = 1 / (x * x);
  const tail =
    (1.0 / 12.0 - w * (1.0 / 360.0 - w * (1.0 / 1260.0 - w * (1.0 / 1680.0 - w * (1.0 / 1188.0 - (w * 691.0) / 360360.0))))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046728 + tail;
}

/** ln |Γ(x)|; poles give +∞. */
export function lgamma(x: f64): f64 {
  if (isNaN(x)) return x;
  if (!isFinite(x)) return Infinity;
  if (x <= 0) {
    if (x == Math.floor(x)) return Infinity;
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
  }
  if (x == 1 || x == 2) return 0;
  let shift: f64 = 1;
  while (x < 10) {
    shift *= x;
    x += 1;
  }
  return stirling(x) - Math.log(shift);
}

/** d/dx ln Γ(x): recurrence up to 10, then the asymptotic series; 0 → -∞ with its sign, other poles NaN. */
export function digamma(x: f64): f64 {
  if (x == 0) return copysign<f64>(Infinity, -x);
  if (x < 0) {
    if (x == Math.floor(x)) return NaN;
    const part = x - Math.floor(x);
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * part);
  }
  let result: f64 = 0;
  while (x < 10) {
    result -= 1 / x;
    x += 1;
  }
  const w = 1 / (x * x);
  const tail =
    w * (1.0 / 12.0 - w * (1.0 / 120.0 - w * (1.0 / 252.0 - w * (1.0 / 240.0 - w * (1.0 / 132.0 - (w * 691.0) / 32760.0)))));
  return result + Math.log(x) - 0.5 / x - tail;
}
