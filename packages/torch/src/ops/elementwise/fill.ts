import { runtimeError } from "../../storage/torch-error.ts";
import { formatShape, sameShape } from "../../views/strides.ts";
import { aliasTensor, type Tensor } from "../../views/tensor.ts";
import { elements } from "../elements.ts";
import { attach, needsGradient } from "../record.ts";
import { copyElements, zeroTensor } from "../region.ts";
import { expand } from "../views/expand.ts";
import { broadcastShapes } from "./broadcast.ts";
import { convert } from "./cast.ts";

/**
 * What `target.copy_(source)` writes: the source in the target's shape and dtype, with the source's gradient.
 * To what the target held before flows zero.
 * @param name of the graph's node.
 * @returns a tensor of the target's shape.
 */
export function copyOf(target: Tensor, source: Tensor, name = "CopyBackwards"): Tensor {
  const shown = expand(detached(source), target.shape);
  const output = convert(shown, target.dtype);
  const own = output === shown ? aliasTensor(output, output.shape, output.strides, output.offset) : output;
  if (target.dtype.isFloating && needsGradient(target, source)) {
    attach(own, {
      name,
      inputs: [target, source],
      backward: (gradient, _saved, context) => [
        context.needs(0) ? zeroTensor(gradient.shape, gradient.dtype) : undefined,
        gradient,
      ],
    });
  }
  return own;
}

function detached(source: Tensor): Tensor {
  return aliasTensor(source, source.shape, source.strides, source.offset);
}

/** @throws RuntimeError, in a binary op's words, when the source does not broadcast to the target. */
export function checkCopy(target: Tensor, source: Tensor): void {
  if (sameShape(target.shape, source.shape)) return;
  const shape = broadcastShapes(target.shape, source.shape);
  if (!sameShape(shape, target.shape)) {
    throw runtimeError(
      `output with shape ${formatShape(target.shape)} doesn't match the broadcast shape ${formatShape(shape)}`,
    );
  }
}

/** Copies with nothing recorded; the source is broadcast and converted. */
export function copyInto(target: Tensor, source: Tensor): void {
  const converted = convert(source, target.dtype);
  const shown = sameShape(converted.shape, target.shape) ? converted : expand(detached(converted), target.shape);
  copyElements(shown, target);
}

/** Writes one value, given as a 0-dimensional tensor, everywhere. */
export function fillWith(target: Tensor, value: Tensor): void {
  const converted = convert(value, target.dtype);
  if (target.isContiguous) {
    const all = elements(target);
    if (all.length > 0) all.fill(elements(converted)[0] as number | bigint);
    return;
  }
  copyElements(expand(detached(converted), target.shape), target);
}
