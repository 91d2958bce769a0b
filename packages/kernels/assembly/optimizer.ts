// Optimiser steps, in the order of arithmetic of PyTorch's plain Python loops.

/**
 * One Adam step (Kingma & Ba 2015; decoupled weight decay after Loshchilov & Hutter 2019), in place.
 * m ← m + (1-β1)(g - m); v ← β2·v + (1-β2)·g·g; p ← p - lr/(1-β1^t) · m / (√v/√(1-β2^t) + ε).
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
  const oneMinus1 = <T>(1 - beta1);
  const b1 = v128.splat<T>(oneMinus1);
  // A weight of a half or more is taken from the other end, as lerp does.
  const fromEnd = oneMinus1 >= <T>0.5;
  const rest1 = v128.splat<T>(<T>1 - oneMinus1);
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
      else grad = v128.add<T>(grad, v128.mul<T>(weight, decay));
    }
    let mean = part(m + i, bytes - i, isPart);
    const gap = v128.sub<T>(grad, mean);
    mean = fromEnd ? v128.sub<T>(grad, v128.mul<T>(gap, rest1)) : v128.add<T>(mean, v128.mul<T>(b1, gap));
    let square = v128.mul<T>(part(v + i, bytes - i, isPart), b2);
    square = v128.add<T>(square, v128.mul<T>(v128.mul<T>(rest2, grad), grad));
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
    if (weightDecay != 0) grad = v128.add<T>(grad, v128.mul<T>(weight, decay));
    if (buffer != 0 && momentum != 0) {
      let held = grad;
      if (!isFirst) {
        held = v128.add<T>(v128.mul<T>(part(buffer + i, bytes - i, isPart), keep), v128.mul<T>(grad, take));
      }
      putPart(buffer + i, held, bytes - i, isPart);
      grad = isNesterov ? v128.add<T>(grad, v128.mul<T>(held, keep)) : held;
    }
    putPart(p + i, v128.add<T>(weight, v128.mul<T>(by, grad)), bytes - i, isPart);
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
