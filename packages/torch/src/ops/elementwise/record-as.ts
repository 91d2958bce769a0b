import type { Tensor } from "../../views/tensor.ts";
import { attach, needsGradient, withoutGradient } from "../record.ts";

/**
 * An op of one operand that is made of others: one node of the graph, with a gradient of its own.
 * @param gradient the input's, from the output's and the input.
 */
export function recordAs(
  name: string,
  input: Tensor,
  compute: (input: Tensor) => Tensor,
  gradient: (gradient: Tensor, input: Tensor) => Tensor,
): Tensor {
  const output = withoutGradient(() => compute(input));
  if (output !== input && needsGradient(input)) {
    attach(output, {
      name,
      inputs: [input],
      saved: [input],
      backward: (outer, [x]) => [gradient(outer, x as Tensor)],
    });
  }
  return output;
}
