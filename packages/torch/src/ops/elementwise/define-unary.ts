import type { UNARY } from "@thaw/kernels/op-codes";
import { bool, type DType } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import type { Tensor } from "../../views/tensor.ts";
import { attach, needsGradient } from "../record.ts";
import { floatFor } from "./promotion.ts";
import { runUnary } from "./run-unary.ts";

/** What a unary op is, beside its kernel. */
export interface UnaryDefinition {
  /** The graph node, as PyTorch prints it. */
  readonly name: string;
  /** What the gradient reads. */
  readonly saves: "input" | "output" | "nothing";
  /** Integers become the default float (`exp`), stay as they are (`abs`), or are refused with this name in the message. */
  readonly integers: "float" | "same" | { readonly refusedBy: string };
  /** The input's gradient, in terms of ops. @param x what is saved. */
  gradient(gradient: Tensor, x: Tensor): Tensor;
}

/** Makes an op of one operand from its kernel and its gradient. */
export function defineUnary(op: keyof typeof UNARY, definition: UnaryDefinition): (input: Tensor) => Tensor {
  const { name, saves, integers, gradient: rule } = definition;
  return (input) => {
    const output = runUnary(op, input, computeType(op, input.dtype, integers));
    if (needsGradient(input)) {
      attach(output, {
        name,
        inputs: [input],
        ...(saves === "input" ? { saved: [input] } : {}),
        ...(saves === "output" ? { savedOutputs: [0] } : {}),
        backward: (gradient, saved) => [rule(gradient, saved[0] as Tensor)],
      });
    }
    return output;
  };
}

/** What PyTorch says where a boolean is given to an op that integers may have. */
const BOOLEAN_REFUSALS: Partial<Record<keyof typeof UNARY, string>> = {
  ceil: "\"ceil_vml_cpu\" not implemented for 'Bool'",
  floor: "\"floor_vml_cpu\" not implemented for 'Bool'",
  trunc: "\"trunc_vml_cpu\" not implemented for 'Bool'",
  round: "\"round_vml_cpu\" not implemented for 'Bool'",
  relu: "Boolean inputs not supported for relu",
};

function computeType(op: keyof typeof UNARY, dtype: DType, integers: UnaryDefinition["integers"]): DType {
  if (dtype.isFloating) return dtype;
  if (integers === "float") return floatFor(dtype);
  const refusal = dtype === bool ? BOOLEAN_REFUSALS[op] : undefined;
  if (refusal !== undefined) throw runtimeError(refusal);
  if (integers === "same") return dtype;
  throw runtimeError(`"${integers.refusedBy}" not implemented for '${dtype.scalarName}'`);
}
