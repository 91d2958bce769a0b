// Optimiser steps, in the order of arithmetic of PyTorch's plain Python loops.

import { maddOf } from "./simd";

/**
 * One Adam step (Kingma & Ba 2015; decoupled weight decay after Loshchilov & Hutter 2019), in place.
 * m ← β1·m + (1-β1)·g; v ← β2·v + (1-β2)·g·g; p ← p - lr/(1-β1^t) · m / (√v/√(1-β2^t) + ε).
 * @param vmax the running maximum of v that AMSGrad divides by, or 0.
 * @param step t, counted from 1.
 */
function adam<T>(
  n: i32, p: usize, g: usize, m: usize, v: usize, vmax: usize, lr: f64, beta1: f64, beta2: f64, eps: f64,
  weightDecay: f64, isDecoupled: bool, step: f64, isMaximising: bool,
): void {
  const stepSize = lr / (1 - Math.pow(beta1, step));
  const root = v128.splat<T>(<T>Math.sqrt(1 - Math.pow(beta2, step)));
  const sign = v128.splat<T>(isMaximising ? <T>-1 : <T>1);
  const decay = v128.splat<T>(<T>weightDecay);
  const keep = v128.splat<T>(<T>(1 - lr * weightDecay));
  const b1 = v128.splat<T>(<T>beta1);
  const rest1 = v128.splat<T>(<T>(1 - beta1));
  const b2 = v128.splat<T>(<T>beta2);
  const rest2 = v128.splat<T>(<T>(1 - beta2));
  const tiny = v128.splat<T>(<T>eps);
  const by = v128.splat<T>(<T>-stepSize);
  const bytes = <usize>n * sizeof<T>();
  for (let i: usize = 0; i < bytes; i += 16) {
    const isPart = bytes - i < 16;
    let weight = part(p + i, bytes - i, isPart);
    let grad = v128.mul<T>(part(g + i, bytes - i, isPart), sign);
    if (weightDecay != 0) {
      if (isDecoupled) weight = v128.mul<T>(weight, keep);
      else grad = maddOf<T>(weight, decay, grad);
    }
    let mean = part(m + i, bytes - i, isPart);
    mean = maddOf<T>(grad, rest1, v128.mul<T>(mean, b1));
    let square = v128.mul<T>(part(v + i, bytes - i, isPart), b2);
    square = maddOf<T>(v128.mul<T>(rest2, grad), grad, square);
    putPart(m + i, mean, bytes - i, isPart);
    putPart(v + i, square, bytes - i, isPart);
    if (vmax != 0) {
      square = v128.max<T>(part(vmax + i, bytes - i, isPart), square);
      putPart(vmax + i, square, bytes - i, isPart);
    }
    const below = v128.add<T>(v128.div<T>(v128.sqrt<T>(square), root), tiny);
    weight = v128.add<T>(weight, v128.div<T>(v128.mul<T>(by, mean), below));
    putPart(p + i, weight, bytes - i, isPart);
  }
}

/** One step of gradient descent with momentum (PyTorch's form: the rate multiplies the buffer), in place. */
function sgd<T>(
  n: i32, p: usize, g: usize, buffer: usize, lr: f64, momentum: f64, dampening: f64, weightDecay: f64,
  isNesterov: bool, isFirst: bool, isMaximising: bool,
): void {
  const sign = v128.splat<T>(isMaximising ? <T>-1 : <T>1);
  const decay = v128.splat<T>(<T>weightDecay);
  const keep = v128.splat<T>(<T>momentum);
  const take = v128.splat<T>(<T>(1 - dampening));
  const by = v128.splat<T>(<T>-lr);
  const bytes = <usize>n * sizeof<T>();
  for (let i: usize = 0; i < bytes; i += 16) {
    const isPart = bytes - i < 16;
    const weight = part(p + i, bytes - i, isPart);
    let grad = v128.mul<T>(part(g + i, bytes - i, isPart), sign);
    if (weightDecay != 0) grad = maddOf<T>(weight, decay, grad);
    if (buffer != 0 && momentum != 0) {
      let held = grad;
      if (!isFirst) {
        held = maddOf<T>(grad, take, v128.mul<T>(part(buffer + i, bytes - i, isPart), keep));
      }
      putPart(buffer + i, held, bytes - i, isPart);
      grad = isNesterov ? maddOf<T>(held, keep, grad) : held;
    }
    putPart(p + i, maddOf<T>(by, grad, weight), bytes - i, isPart);
  }
}

const TAIL: usize = memory.data(16, 16);

/** A vector, of which only `bytes` may be read when it is the last. */
// @ts-ignore: decorator
@inline
function part(at: usize, bytes: usize, isPart: bool): v128 {
  if (!isPart) return v128.load(at);
  memory.copy(TAIL, at, bytes);
  return v128.load(TAIL);
}

// @ts-ignore: decorator
@inline
function putPart(at: usize, value: v128, bytes: usize, isPart: bool): void {
  if (!isPart) {
    v128.store(at, value);
    return;
  }
  v128.store(TAIL, value);
  memory.copy(at, TAIL, bytes);
}

export function adam_step_f32(
  n: i32, param: usize, grad: usize, m: usize, v: usize, vmax: usize, lr: f64, beta1: f64, beta2: f64, eps: f64,
  weightDecay: f64, decoupled: i32, step: f64, maximize: i32,
): void {
  adam<f32>(n, param, grad, m, v, vmax, lr, beta1, beta2, eps, weightDecay, decoupled != 0, step, maximize != 0);
}

export function sgd_step_f32(
  n: i32, param: usize, grad: usize, momentumBuffer: usize, lr: f64, momentum: f64, dampening: f64, weightDecay: f64,
  nesterov: i32, first: i32, maximize: i32,
): void {
  sgd<f32>(
    n, param, grad, momentumBuffer, lr, momentum, dampening, weightDecay, nesterov != 0, first != 0, maximize != 0,
  );
}

export function adam_step_f64(
  n: i32, param: usize, grad: usize, m: usize, v: usize, vmax: usize, lr: f64, beta1: f64, beta2: f64, eps: f64,
  weightDecay: f64, decoupled: i32, step: f64, maximize: i32,
): void {
  adam<f64>(n, param, grad, m, v, vmax, lr, beta1, beta2, eps, weightDecay, decoupled != 0, step, maximize != 0);
}

export function sgd_step_f64(
  n: i32, param: usize, grad: usize, momentumBuffer: usize, lr: f64, momentum: f64, dampening: f64, weightDecay: f64,
  nesterov: i32, first: i32, maximize: i32,
): void {
  sgd<f64>(
    n, param, grad, momentumBuffer, lr, momentum, dampening, weightDecay, nesterov != 0, first != 0, maximize != 0,
  );
}
