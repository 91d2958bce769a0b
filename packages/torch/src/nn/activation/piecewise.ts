import { number } from "../../ops/creation/wrapped-number.ts";
import { add, mul } from "../../ops/elementwise/arithmetic.ts";
import { convert } from "../../ops/elementwise/cast.ts";
import { le, lt } from "../../ops/elementwise/comparison.ts";
import { clamp } from "../../ops/elementwise/extremum.ts";
import { where } from "../../ops/elementwise/where.ts";
import type { Tensor } from "../../views/tensor.ts";
import { activate } from "./define-activation.ts";

/** `max(x, 0) + slope·min(x, 0)`. */
export function leakyRelu(input: Tensor, negativeSlope: number): Tensor {
  const slope = input.dtype.kernel === "f32" ? Math.fround(negativeSlope) : negativeSlope;
  return activate(input, {
    name: "LeakyReluBackward0",
    kernelName: "leaky_relu_cpu",
    forward: (x) => (x > 0 ? x : x * slope),
    slope: (x) => (x > 0 ? 1 : slope),
  });
}

/** x held between two bounds. */
export function hardtanh(input: Tensor, low: number, high: number): Tensor {
  if (!input.dtype.isFloating) return convert(clamp(input, number(low), number(high)), input.dtype);
  return activate(input, {
    name: "HardtanhBackward0",
    kernelName: "hardtanh_cpu",
    forward: (x) => Math.min(Math.max(x, low), high),
    slope: (x) => (x > low && x < high ? 1 : 0),
  });
}

/** x held between 0 and 6. */
export function relu6(input: Tensor): Tensor {
  return hardtanh(input, 0, 6);
}

/** x where |x| > λ, else 0. */
export function hardshrink(input: Tensor, lambda: number): Tensor {
  return activate(input, {
    name: "HardshrinkBackward0",
    kernelName: "hardshrink_cpu",
    forward: (x) => (x >= -lambda && x <= lambda ? 0 : x),
    slope: (x) => (x >= -lambda && x <= lambda ? 0 : 1),
  });
}

/** x moved towards 0 by λ, and 0 where it would cross. */
export function softshrink(input: Tensor, lambda: number): Tensor {
  return activate(input, {
    name: "SoftshrinkBackward0",
    kernelName: "softshrink_cpu",
    forward: (x) => (x > lambda ? x - lambda : x < -lambda ? x + lambda : 0),
    slope: (x) => (x >= -lambda && x <= lambda ? 0 : 1),
  });
}

/** x above the limit, else a value. */
export function threshold(input: Tensor, limit: number, value: number): Tensor {
  return activate(input, {
    name: "ThresholdBackward0",
    kernelName: "threshold_cpu",
    forward: (x) => (x <= limit ? value : x),
    slope: (x) => (x <= limit ? 0 : 1),
  });
}

/** PyTorch keeps it in single precision. */
const SIXTH = Math.fround(1 / 6);

/** `clamp(x + 3, 0, 6)/6`. */
export function hardsigmoid(input: Tensor): Tensor {
  return activate(input, {
    name: "HardsigmoidBackward0",
    kernelName: "hardsigmoid",
    forward: "hardsigmoid",
    slope: (x) => (x > -3 && x < 3 ? SIXTH : 0),
  });
}

/** `x·clamp(x + 3, 0, 6)/6`. */
export function hardswish(input: Tensor): Tensor {
  return activate(input, {
    name: "HardswishBackward0",
    kernelName: "hardswish_cpu",
    forward: "hardswish",
    slope: (x) => (x < -3 ? 0 : x <= 3 ? x / 3 + 0.5 : 1),
    // Between the bends the slope is x/3 + 1/2; beyond them it is held at 0 and 1.
    slopeByOps: (x) => where(le(x, number(3)), where(lt(x, number(-3)), number(0), rising(x)), number(1)),
  });
}

function rising(x: Tensor): Tensor {
  return add(mul(x, number(1 / 3)), number(0.5));
}
