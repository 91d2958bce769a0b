import { adamStep, sgdStep } from "../nn/optimize/steps.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsNothing } from "./call.ts";
import { tensorOf } from "./handles.ts";
import { readMailbox } from "./mailbox.ts";

function optional(handle: number): Tensor | undefined {
  return handle === 0 ? undefined : tensorOf(handle);
}

/** Steps of optimisers over all parameters of a group; the rows are in the mailbox. */
export const optimBridge = {
  /** Rows: parameter, gradient, first moment, second moment, largest second moment or 0, step (from 1). */
  adam_step: returnsNothing(
    (
      count: number,
      lr: number,
      beta1: number,
      beta2: number,
      eps: number,
      weightDecay: number,
      decoupled: boolean,
      maximize: boolean,
      _amsgrad: boolean,
    ) => {
      const rows = readMailbox(count * 6);
      const options = { lr, beta1, beta2, eps, weightDecay, decoupled, maximize };
      for (let at = 0; at < rows.length; at += 6) {
        adamStep(
          {
            param: tensorOf(rows[at] as number),
            gradient: tensorOf(rows[at + 1] as number),
            m: tensorOf(rows[at + 2] as number),
            v: tensorOf(rows[at + 3] as number),
            vmax: optional(rows[at + 4] as number),
            step: rows[at + 5] as number,
          },
          options,
        );
      }
    },
  ),
  /** Rows: parameter, gradient, momentum buffer or 0, 1 where the buffer is new. */
  sgd_step: returnsNothing(
    (
      count: number,
      lr: number,
      momentum: number,
      dampening: number,
      weightDecay: number,
      nesterov: boolean,
      maximize: boolean,
    ) => {
      const rows = readMailbox(count * 4);
      const options = { lr, momentum, dampening, weightDecay, nesterov, maximize };
      for (let at = 0; at < rows.length; at += 4) {
        sgdStep(
          {
            param: tensorOf(rows[at] as number),
            gradient: tensorOf(rows[at + 1] as number),
            buffer: optional(rows[at + 2] as number),
            isFirst: rows[at + 3] !== 0,
          },
          options,
        );
      }
    },
  ),
};
