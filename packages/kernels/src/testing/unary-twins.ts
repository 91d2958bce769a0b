import type { UnaryOp } from "../op-codes.ts";

const halfToEven = (x: number): number => {
  const near = Math.round(x);
  const even = Math.abs(x - Math.trunc(x)) === 0.5 && near % 2 !== 0 ? near - 1 : near;
  return even === 0 ? x * 0 : even;
};
const relu6 = (x: number): number => Math.min(Math.max(x, 0), 6);

/** Integrates from 0 by Simpson's rule: slow, and nothing like the kernels' series. */
function integral(of: (t: number) => number, to: number): number {
  const steps = 4000;
  const h = to / steps;
  let sum = of(0) + of(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * of(i * h);
  return (sum * h) / 3;
}

function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) > 6) return Math.sign(x);
  if (Math.abs(x) < 1e-8) return (x * 2) / Math.sqrt(Math.PI);
  return (integral((t) => Math.exp(-t * t), x) * 2) / Math.sqrt(Math.PI);
}

/** The scalar form of each op on a double; ops whose twin is a known value of their own are tested apart. */
export const twins: Partial<Record<UnaryOp, (x: number) => number>> = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: Math.sign,
  ceil: Math.ceil,
  floor: Math.floor,
  round: halfToEven,
  trunc: Math.trunc,
  frac: (x) => x - Math.trunc(x),
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  exp: Math.exp,
  exp2: (x) => 2 ** x,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  relu: (x) => Math.max(x, 0),
  relu6,
  silu: (x) => x / (1 + Math.exp(-x)),
  gelu: (x) => x * 0.5 * (1 + erf(x / Math.SQRT2)),
  geluTanh: (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  softplus: (x) => (x > 20 ? x : Math.log1p(Math.exp(x))),
  erf,
  reciprocal: (x) => 1 / x,
  square: (x) => x * x,
  hardswish: (x) => x * (relu6(x + 3) / 6),
  hardsigmoid: (x) => relu6(x + 3) / 6,
  mish: (x) => x * Math.tanh(x > 20 ? x : Math.log1p(Math.exp(x))),
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  logsigmoid: (x) => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x))),
  logicalNot: (x) => Number(x === 0),
  softsign: (x) => x / (1 + Math.abs(x)),
  tanhshrink: (x) => x - Math.tanh(x),
};
