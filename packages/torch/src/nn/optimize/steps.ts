import { convert } from "../../ops/elementwise/cast.ts";
import { copyElements } from "../../ops/region.ts";
import { packed } from "../../ops/views/clone.ts";
import { float32 } from "../../storage/dtype.ts";
import { kernels } from "../../storage/runtime.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";

/** One parameter's share of an Adam step; all tensors have the parameter's shape. */
interface AdamRow {
  readonly param: Tensor;
  readonly gradient: Tensor;
  readonly m: Tensor;
  readonly v: Tensor;
  readonly vmax: Tensor | undefined;
  /** Counts from 1. */
  readonly step: number;
}

interface AdamOptions {
  readonly lr: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly weightDecay: number;
  readonly decoupled: boolean;
  readonly maximize: boolean;
}

/** Runs a kernel over tensors that may be strided or of half precision: those are worked on as copies and written back. */
function withPacked(tensors: readonly (Tensor | undefined)[], run: (pointers: number[]) => void): void {
  const first = tensors[0] as Tensor;
  const compute = first.dtype.isHalf ? float32 : first.dtype;
  if (!compute.isFloating) throw runtimeError(`an optimizer steps floating-point tensors, got '${compute.scalarName}'`);
  const worked = tensors.map((tensor) => (tensor === undefined ? undefined : packed(convert(tensor, compute))));
  run(worked.map((tensor) => tensor?.pointer ?? 0));
  tensors.forEach((tensor, index) => {
    const copy = worked[index];
    if (tensor === undefined || copy === undefined || copy === tensor || index === 1) return;
    copyElements(convert(copy, tensor.dtype), tensor);
  });
}

/**
 * One step of Adam (Kingma and Ba, 2015), or of AdamW (Loshchilov and Hutter, 2019) where the decay is decoupled.
 * Nothing is recorded; the parameter's version moves on.
 */
export function adamStep(row: AdamRow, options: AdamOptions): void {
  const { param, gradient, m, v, vmax, step } = row;
  const { lr, beta1, beta2, eps, weightDecay } = options;
  const kernel = param.dtype.kernel === "f64" ? kernels.adam_step_f64 : kernels.adam_step_f32;
  const decoupled = options.decoupled ? 1 : 0;
  const maximize = options.maximize ? 1 : 0;
  withPacked([param, gradient, m, v, vmax], ([p, g, first, second, largest]) => {
    if (param.count === 0) return;
    kernel(
      param.count,
      p as number,
      g as number,
      first as number,
      second as number,
      largest as number,
      lr,
      beta1,
      beta2,
      eps,
      weightDecay,
      decoupled,
      step,
      maximize,
    );
  });
  param.version.value += 1;
}

/** One parameter's share of a step of gradient descent. */
interface SgdRow {
  readonly param: Tensor;
  readonly gradient: Tensor;
  readonly buffer: Tensor | undefined;
  /** The momentum's buffer is to be filled with the gradient. */
  readonly isFirst: boolean;
}

interface SgdOptions {
  readonly lr: number;
  readonly momentum: number;
  readonly dampening: number;
  readonly weightDecay: number;
  readonly nesterov: boolean;
  readonly maximize: boolean;
}

/** One step of gradient descent with momentum; nothing is recorded. */
export function sgdStep(row: SgdRow, options: SgdOptions): void {
  const { param, gradient, buffer, isFirst } = row;
  const { lr, momentum, dampening, weightDecay } = options;
  const kernel = param.dtype.kernel === "f64" ? kernels.sgd_step_f64 : kernels.sgd_step_f32;
  const nesterov = options.nesterov ? 1 : 0;
  const maximize = options.maximize ? 1 : 0;
  withPacked([param, gradient, buffer], ([p, g, held]) => {
    if (param.count === 0) return;
    kernel(
      param.count,
      p as number,
      g as number,
      held as number,
      lr,
      momentum,
      dampening,
      weightDecay,
      nesterov,
      isFirst ? 1 : 0,
      maximize,
    );
  });
  param.version.value += 1;
}
