// A linear layer under softmax cross-entropy, a batch at a time: logits, loss and gradients in one call.

import { madd, sum4 } from "./simd";

/** i32 fields, in the order of the descriptor. */
@unmanaged
class LinearHead {
  width: i32;
  classes: i32;
  /** Pictures of this call. */
  batch: i32;
  /** f32 [n, width]. */
  features: usize;
  /** i32 [n], each in [0, classes). */
  labels: usize;
  /** i32 [batch]: rows of `features`. */
  order: usize;
  /** f32 [classes, width] and [classes]. */
  weight: usize;
  bias: usize;
  /** Where their gradients go, overwritten; 0 where only the loss is wanted. */
  weightGradient: usize;
  biasGradient: usize;
  /** f64 [classes]: how much a picture of each counts. */
  classWeights: usize;
  /** f32 [batch, classes]: logits, then the gradients at them. */
  scratch: usize;
  /** i32: how many were told right. */
  correct: usize;
}

/** logits[k] = w[k] · x, four classes at a time, each in eight strands. */
function logits(head: LinearHead, x: usize, to: usize): void {
  const bytes = (<usize>head.width) << 2;
  const whole = bytes & ~31;
  for (let k = 0; k < head.classes; k += 4) {
    const count = head.classes - k;
    // Beyond the last class its own weights are read again.
    const w0 = head.weight + <usize>k * bytes;
    const w1 = count > 1 ? w0 + bytes : w0;
    const w2 = count > 2 ? w1 + bytes : w1;
    const w3 = count > 3 ? w2 + bytes : w2;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    for (let at: usize = 0; at < whole; at += 32) {
      const u = v128.load(x + at);
      const v = v128.load(x + at, 16);
      a0 = madd(u, v128.load(w0 + at), a0);
      a1 = madd(v, v128.load(w0 + at, 16), a1);
      b0 = madd(u, v128.load(w1 + at), b0);
      b1 = madd(v, v128.load(w1 + at, 16), b1);
      c0 = madd(u, v128.load(w2 + at), c0);
      c1 = madd(v, v128.load(w2 + at, 16), c1);
      d0 = madd(u, v128.load(w3 + at), d0);
      d1 = madd(v, v128.load(w3 + at, 16), d1);
    }
    let s0 = sum4(f32x4.add(a0, a1));
    let s1 = sum4(f32x4.add(b0, b1));
    let s2 = sum4(f32x4.add(c0, c1));
    let s3 = sum4(f32x4.add(d0, d1));
    for (let at = whole; at < bytes; at += 4) {
      const v = load<f32>(x + at);
      s0 += v * load<f32>(w0 + at);
      s1 += v * load<f32>(w1 + at);
      s2 += v * load<f32>(w2 + at);
      s3 += v * load<f32>(w3 + at);
    }
    store<f32>(to, s0);
    if (count > 1) store<f32>(to, s1, 4);
    if (count > 2) store<f32>(to, s2, 8);
    if (count > 3) store<f32>(to, s3, 12);
    to += 16;
  }
}

/**
 * One picture's loss; its gradient at the logits, divided, takes their place. With ε the smoothing, w the weights, K the
 * classes, y the label: `(1 − ε)·w[y]·(−log p[y]) + ε/K · Σ_k w[k]·(−log p[k])`. The largest logit is taken out first.
 */
function lossOf(head: LinearHead, z: usize, label: i32, smoothing: f64, weightSum: f64, divisor: f64): f64 {
  const classes = head.classes;
  let most: f64 = -Infinity;
  let best = 0;
  for (let k = 0; k < classes; k++) {
    const at = z + ((<usize>k) << 2);
    const value = load<f32>(at) + load<f32>(head.bias + ((<usize>k) << 2));
    store<f32>(at, value);
    if (<f64>value > most) {
      most = value;
      best = k;
    }
  }
  if (best == label) store<i32>(head.correct, load<i32>(head.correct) + 1);
  let sum: f64 = 0;
  let weighted: f64 = 0;
  const own = <f64>load<f32>(z + ((<usize>label) << 2));
  for (let k = 0; k < classes; k++) {
    const at = z + ((<usize>k) << 2);
    const value = <f64>load<f32>(at);
    weighted += load<f64>(head.classWeights + ((<usize>k) << 3)) * value;
    const power = Math.exp(value - most);
    store<f32>(at, <f32>power);
    sum += power;
  }
  const logSum = most + Math.log(sum);
  const sharp = (1 - smoothing) * load<f64>(head.classWeights + ((<usize>label) << 3));
  const spread = smoothing / classes;
  for (let k = 0; k < classes; k++) {
    const at = z + ((<usize>k) << 2);
    const p = <f64>load<f32>(at) / sum;
    const hit: f64 = k == label ? 1 : 0;
    const g = sharp * (p - hit) + spread * (p * weightSum - load<f64>(head.classWeights + ((<usize>k) << 3)));
    store<f32>(at, <f32>(g / divisor));
  }
  return sharp * (logSum - own) + spread * (weightSum * logSum - weighted);
}

/** gradient[k, d] = Σ_i r[i, k] · x[i, d] over the batch; four classes and eight features stay in registers. */
function gradients(head: LinearHead): void {
  const classes = head.classes;
  const row = (<usize>head.width) << 2;
  const rowR = (<usize>classes) << 2;
  for (let k = 0; k < classes; k += 4) {
    const count = min(4, classes - k);
    // Beyond the last class its own values are read again, and not stored.
    const k1 = (<usize>min(1, count - 1)) << 2;
    const k2 = (<usize>min(2, count - 1)) << 2;
    const k3 = (<usize>min(3, count - 1)) << 2;
    const r0 = head.scratch + ((<usize>k) << 2);
    const to = head.weightGradient + <usize>k * row;
    let d: usize = 0;
    for (; d + 32 <= row; d += 32) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let e0 = a0;
      let e1 = a0;
      let r = r0;
      let place = head.order;
      for (let i = 0; i < head.batch; i++) {
        const x = head.features + <usize>load<i32>(place) * row + d;
        const x0 = v128.load(x);
        const x1 = v128.load(x, 16);
        let s = v128.load32_splat(r);
        a0 = madd(s, x0, a0);
        a1 = madd(s, x1, a1);
        s = v128.load32_splat(r + k1);
        b0 = madd(s, x0, b0);
        b1 = madd(s, x1, b1);
        s = v128.load32_splat(r + k2);
        c0 = madd(s, x0, c0);
        c1 = madd(s, x1, c1);
        s = v128.load32_splat(r + k3);
        e0 = madd(s, x0, e0);
        e1 = madd(s, x1, e1);
        r += rowR;
        place += 4;
      }
      let at = to + d;
      v128.store(at, a0);
      v128.store(at, a1, 16);
      if (count > 1) {
        at += row;
        v128.store(at, b0);
        v128.store(at, b1, 16);
      }
      if (count > 2) {
        at += row;
        v128.store(at, c0);
        v128.store(at, c1, 16);
      }
      if (count > 3) {
        at += row;
        v128.store(at, e0);
        v128.store(at, e1, 16);
      }
    }
    for (; d < row; d += 4) {
      for (let j = 0; j < count; j++) {
        let sum: f32 = 0;
        for (let i = 0; i < head.batch; i++) {
          const picture = <usize>load<i32>(head.order + ((<usize>i) << 2));
          const g = load<f32>(r0 + <usize>i * rowR + ((<usize>j) << 2));
          sum += g * load<f32>(head.features + picture * row + d);
        }
        store<f32>(to + <usize>j * row + d, sum);
      }
    }
  }
  for (let k = 0; k < classes; k++) {
    let sum: f64 = 0;
    for (let i = 0; i < head.batch; i++) sum += load<f32>(head.scratch + <usize>i * rowR + ((<usize>k) << 2));
    store<f32>(head.biasGradient + ((<usize>k) << 2), <f32>sum);
  }
}

/**
 * The summed loss of a batch, not divided; the gradients of the loss divided by `divisor` where they are wanted; the count of
 * those told right is added to.
 */
export function linear_head_f32(desc: usize, smoothing: f64, weightSum: f64, divisor: f64): f64 {
  const head = changetype<LinearHead>(desc);
  const row = (<usize>head.width) << 2;
  const rowR = (<usize>head.classes) << 2;
  let loss: f64 = 0;
  for (let i = 0; i < head.batch; i++) {
    const picture = load<i32>(head.order + ((<usize>i) << 2));
    const z = head.scratch + <usize>i * rowR;
    logits(head, head.features + <usize>picture * row, z);
    loss += lossOf(head, z, load<i32>(head.labels + ((<usize>picture) << 2)), smoothing, weightSum, divisor);
  }
  if (head.weightGradient != 0) gradients(head);
  return loss;
}
