import { number } from "../../ops/creation/wrapped-number.ts";
import { sigmoid } from "../../ops/elementwise/activation.ts";
import { add, div, mul, neg, rsub, sub } from "../../ops/elementwise/arithmetic.ts";
import { gt } from "../../ops/elementwise/comparison.ts";
import { exp } from "../../ops/elementwise/exponential.ts";
import { abs } from "../../ops/elementwise/rounding.ts";
import { erf } from "../../ops/elementwise/special.ts";
import { tanh } from "../../ops/elementwise/trigonometric.ts";
import { where } from "../../ops/elementwise/where.ts";
import { named } from "../../ops/record.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { activate } from "./define-activation.ts";

const { exp: e, log1p, tanh: th } = Math;

function logistic(x: number): number {
  return 1 / (1 + e(-x));
}

const one = () => number(1);

/** `x` above 0, else `scale·α·(e^(x·β) − 1)`, times `scale`: ELU and its relatives. */
function eluLike(input: Tensor, alpha: number, scale: number, inputScale: number): Tensor {
  const round = input.dtype.kernel === "f32" ? Math.fround : (x: number) => x;
  const left = round(alpha * scale);
  return activate(input, {
    name: "EluBackward0",
    kernelName: "elu_cpu",
    forward: (x) => (x <= 0 ? round(round(e(x * inputScale)) - 1) * left : x * scale),
    slope: (x) => (x <= 0 ? e(x * inputScale) * left * inputScale : scale),
    slopeByOps: (x) =>
      where(gt(x, number(0)), number(scale), mul(exp(mul(x, number(inputScale))), number(left * inputScale))),
  });
}

export function elu(input: Tensor, alpha: number): Tensor {
  return eluLike(input, alpha, 1, 1);
}

/** ELU with the constants of G. Klambauer et al. (2017), which keep mean 0 and variance 1. */
export function selu(input: Tensor): Tensor {
  return eluLike(input, 1.6732632423543772, 1.0507009873554805, 1);
}

/** `max(0, x) + min(0, α·(e^(x/α) − 1))`. */
export function celu(input: Tensor, alpha: number): Tensor {
  if (alpha === 0) throw runtimeError("ZeroDivisionError: alpha cannot be 0 for CELU");
  return named(eluLike(input, alpha, 1, 1 / alpha), "CeluBackward0");
}

const ROOT = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;
const DENSITY = 1 / Math.sqrt(2 * Math.PI);

/** `x·Φ(x)`, by the error function or by its approximation with tanh. */
export function gelu(input: Tensor, approximateTanh: boolean): Tensor {
  if (approximateTanh) {
    return activate(input, {
      name: "GeluBackward0",
      kernelName: "GeluKernelImpl",
      forward: "geluTanh",
      slope: (x) => {
        const t = th(ROOT * (x + CUBIC * x * x * x));
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * ROOT * (1 + 3 * CUBIC * x * x);
      },
      slopeByOps: (x) => {
        const square = mul(x, x);
        const t = tanh(mul(mul(x, add(mul(square, number(CUBIC)), one())), number(ROOT)));
        const bend = mul(rsub(mul(t, t), one()), mul(add(mul(square, number(3 * CUBIC)), one()), number(ROOT)));
        return mul(add(add(t, one()), mul(x, bend)), number(0.5));
      },
    });
  }
  return activate(input, {
    name: "GeluBackward0",
    kernelName: "GeluKernelImpl",
    forward: "gelu",
    slopeByOps: (x) =>
      add(
        mul(add(erf(mul(x, number(Math.SQRT1_2))), one()), number(0.5)),
        mul(mul(x, number(DENSITY)), exp(mul(mul(x, x), number(-0.5)))),
      ),
  });
}

/** `x·σ(x)`. */
export function silu(input: Tensor): Tensor {
  return activate(input, {
    name: "SiluBackward0",
    kernelName: "silu_cpu",
    forward: "silu",
    slope: (x) => {
      const s = logistic(x);
      return s * (1 + x * (1 - s));
    },
    slopeByOps: (x) => {
      const s = sigmoid(x);
      return mul(s, add(mul(x, rsub(s, one())), one()));
    },
  });
}

/** `x·tanh(log(1 + e^x))`. */
export function mish(input: Tensor): Tensor {
  return activate(input, {
    name: "MishBackward0",
    kernelName: "mish_cpu",
    forward: "mish",
    slope: (x) => {
      const t = th(x > 20 ? x : log1p(e(x)));
      return t + x * (1 - t * t) * logistic(x);
    },
    slopeByOps: (x) => {
      const t = tanh(softplus(x, 1, 20));
      return add(t, mul(mul(x, rsub(mul(t, t), one())), sigmoid(x)));
    },
  });
}

/** `log(1 + e^(β·x))/β`, and x itself where β·x is above the threshold. */
export function softplus(input: Tensor, beta: number, threshold: number): Tensor {
  return activate(input, {
    name: "SoftplusBackward0",
    kernelName: "softplus_cpu",
    forward: (x) => (x * beta > threshold ? x : log1p(e(x * beta)) / beta),
    slope: (x) => (x * beta > threshold ? 1 : logistic(x * beta)),
    slopeByOps: (x) => {
      const scaled = mul(x, number(beta));
      return where(gt(scaled, number(threshold)), one(), sigmoid(scaled));
    },
  });
}

/** `log σ(x)`. */
export function logsigmoid(input: Tensor): Tensor {
  return activate(input, {
    name: "LogSigmoidBackward0",
    kernelName: "log_sigmoid_cpu",
    forward: "logsigmoid",
    slope: (x) => logistic(-x),
    slopeByOps: (x) => sigmoid(neg(x)),
  });
}

/** `x/(1 + |x|)`. */
export function softsign(input: Tensor): Tensor {
  return div(input, add(abs(input), one()));
}

/** `x − tanh(x)`. */
export function tanhshrink(input: Tensor): Tensor {
  return sub(input, tanh(input));
}
