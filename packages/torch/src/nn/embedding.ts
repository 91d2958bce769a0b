import { bigints, numbers } from "../ops/elements.ts";
import { convert } from "../ops/elementwise/cast.ts";
import { attach, isGradEnabled, needsGradient } from "../ops/record.ts";
import { zeroTensor } from "../ops/region.ts";
import { packed } from "../ops/views/clone.ts";
import { int32, int64 } from "../storage/dtype.ts";
import { kernels, memory } from "../storage/runtime.ts";
import { runtimeError, TorchError } from "../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";

/**
 * `F.embedding`: rows of the weight by index.
 * @param indices int64 or int32 of any shape.
 * @param weight [rows, width].
 * @param paddingIndex a row that gets no gradient; -1 for none.
 */
export function embedding(indices: Tensor, weight: Tensor, paddingIndex: number): Tensor {
  if (indices.dtype !== int64 && indices.dtype !== int32) {
    throw runtimeError(
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${indices.dtype.legacyName} instead (while checking arguments for embedding)`,
    );
  }
  if (weight.shape.length !== 2) throw runtimeError("'weight' must be 2-D");
  const [rows, width] = weight.shape as [number, number];
  const chosen = packed(convert(indices, int64));
  checkIndices(chosen, rows);
  const output = take(weight, chosen, [...indices.shape, width]);
  if (needsGradient(weight)) {
    attach(output, {
      name: "EmbeddingBackward0",
      inputs: [weight],
      saved: [chosen],
      backward: (gradient, [places]) => [spread(gradient, places as Tensor, rows, width, paddingIndex)],
    });
  }
  return output;
}

function take(weight: Tensor, chosen: Tensor, shape: readonly number[]): Tensor {
  const source = packed(weight);
  const output = emptyTensor(shape, weight.dtype);
  const [rows, width] = weight.shape as [number, number];
  const kernel = kernels[`gather_${weight.dtype.itemBytes}`];
  if (output.count > 0) kernel(1, rows, width, chosen.count, source.pointer, chosen.pointer, output.pointer);
  return output;
}

function checkIndices(indices: Tensor, rows: number): void {
  const low = memory.i32;
  const at = indices.pointer >> 2;
  for (let i = 0; i < indices.count; i++) {
    const index = low[at + 2 * i] as number;
    if (index < 0 || index >= rows || low[at + 2 * i + 1] !== 0) {
      throw new TorchError("IndexError", "index out of range in self");
    }
  }
}

/** Adds each row of the gradient to the row it was taken from. */
function spread(gradient: Tensor, indices: Tensor, rows: number, width: number, paddingIndex: number): Tensor {
  const result = zeroTensor([rows, width], gradient.dtype);
  const from = packed(gradient);
  const out = numbers(result);
  const values = numbers(from);
  const chosen = bigints(indices);
  for (let i = 0; i < chosen.length; i++) {
    const row = Number(chosen[i]);
    if (row === paddingIndex) continue;
    const to = row * width;
    const at = i * width;
    for (let j = 0; j < width; j++) out[to + j] = (out[to + j] as number) + (values[at + j] as number);
  }
  if (isGradEnabled() && needsGradient(gradient)) {
    attach(result, {
      name: "EmbeddingDenseBackwardBackward0",
      inputs: [gradient],
      saved: [indices],
      backward: (outer, [places]) => [embedding(places as Tensor, outer, paddingIndex)],
    });
  }
  return result;
}

/** `F.one_hot`: a 1 at each index along a new last axis. @param classes -1: one more than the largest index. */
export function oneHot(indices: Tensor, classes: number): Tensor {
  if (indices.dtype !== int64) throw runtimeError("one_hot is only applicable to index tensor.");
  const source = packed(indices);
  let largest = -1;
  const given = bigints(source);
  for (let i = 0; i < given.length; i++) {
    const index = Number(given[i]);
    if (index < 0) throw runtimeError("Class values must be non-negative.");
    if (index > largest) largest = index;
  }
  if (source.count === 0 && classes <= 0) {
    throw runtimeError("Can not infer total number of classes from empty tensor.");
  }
  if (classes !== -1 && classes < 1) throw runtimeError("num_classes should be positive");
  const width = classes === -1 ? largest + 1 : classes;
  if (largest >= width) throw runtimeError("Class values must be smaller than num_classes.");
  const output = zeroTensor([...indices.shape, width], int64);
  const out = bigints(output);
  const chosen = bigints(source);
  for (let i = 0; i < chosen.length; i++) out[i * width + Number(chosen[i])] = 1n;
  return output;
}
