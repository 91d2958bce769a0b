import { runtimeError } from "../storage/torch-error.ts";
import { sameShape } from "../views/strides.ts";
import type { Tensor } from "../views/tensor.ts";
import type { Edge } from "./graph-node.ts";
import { edgeOf, existingEdgeOf } from "./history.ts";
import { onesLike } from "./ones-like.ts";
import { type Root, runBackward } from "./run-backward.ts";

/**
 * `loss.backward()`, `torch.autograd.backward`: fills the `grad` of every leaf behind the outputs, or of `inputs` only.
 * @param gradients one per output; undefined stands for 1, which only a scalar output may leave out.
 */
export function backward(
  outputs: readonly Tensor[],
  gradients: readonly (Tensor | undefined)[],
  options: { retainGraph: boolean; createGraph: boolean; inputs?: readonly Tensor[] },
): void {
  const { inputs } = options;
  const targets = inputs?.map((input) => {
    if (!input.requiresGrad) throw runtimeError("One of the differentiated Tensors does not require grad");
    if (!input.isLeaf) {
      throw runtimeError("One of the differentiated Tensors given as 'inputs' to backward is not a leaf Tensor");
    }
    return existingEdgeOf(input);
  });
  runBackward(rootsOf(outputs, gradients), {
    retainGraph: options.retainGraph,
    createGraph: options.createGraph,
    ...(targets === undefined ? {} : { targets, fillsTargets: true }),
  });
}

/**
 * `torch.autograd.grad`: the gradients of the outputs' sum by each input.
 * @returns kept once each for the caller; undefined for an unused input.
 * @throws RuntimeError for an unused input unless `allowUnused`.
 */
export function gradientsOf(
  outputs: readonly Tensor[],
  gradients: readonly (Tensor | undefined)[],
  inputs: readonly Tensor[],
  options: { retainGraph: boolean; createGraph: boolean; allowUnused: boolean },
): (Tensor | undefined)[] {
  const roots = rootsOf(outputs, gradients);
  const targets: (Edge | undefined)[] = inputs.map((input) => {
    if (!input.requiresGrad) throw runtimeError("One of the differentiated Tensors does not require grad");
    return existingEdgeOf(input);
  });
  const found = runBackward(roots, {
    retainGraph: options.retainGraph,
    createGraph: options.createGraph,
    targets,
  });
  if (!options.allowUnused && found.includes(undefined)) {
    for (const gradient of found) gradient?.drop();
    throw runtimeError(
      "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.",
    );
  }
  return found;
}

function rootsOf(outputs: readonly Tensor[], gradients: readonly (Tensor | undefined)[]): Root[] {
  return outputs.map((output, index) => {
    const given = gradients[index];
    checkGradient(output, given, index);
    const edge = edgeOf(output);
    if (edge === undefined) {
      throw runtimeError(`element ${index} of tensors does not require grad and does not have a grad_fn`);
    }
    return { edge, gradient: given ?? onesLike(output) };
  });
}

function checkGradient(output: Tensor, given: Tensor | undefined, index: number): void {
  if (given !== undefined) {
    if (sameShape(given.shape, output.shape)) return;
    throw runtimeError(
      `Mismatch in shape: grad_output[${index}] has a shape of ${sizeText(given)} and output[${index}] has a shape of ${sizeText(output)}.`,
    );
  }
  if (output.requiresGrad && output.count !== 1) {
    throw runtimeError("grad can be implicitly created only for scalar outputs");
  }
}

function sizeText({ shape }: Tensor): string {
  return `torch.Size([${shape.join(", ")}])`;
}
