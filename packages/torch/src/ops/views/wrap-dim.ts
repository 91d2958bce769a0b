import { runtimeError, TorchError } from "../../storage/torch-error.ts";

/** An axis as a number from 0. A scalar has axis 0 and -1, as in PyTorch. @throws IndexError beyond the axes. */
export function wrapDim(dim: number, dimensions: number): number {
  const limit = dimensions === 0 ? 1 : dimensions;
  if (dim < -limit || dim >= limit) {
    throw new TorchError(
      "IndexError",
      `Dimension out of range (expected to be in range of [${-limit}, ${limit - 1}], but got ${dim})`,
    );
  }
  return dim < 0 ? dim + limit : dim;
}

/** Axes from 0, ascending; all of them when none is given. @throws RuntimeError when one is given twice. */
export function wrapDims(dims: readonly number[], dimensions: number): number[] {
  if (dims.length === 0) return Array.from({ length: dimensions }, (_, axis) => axis);
  const wrapped = dims.map((dim) => wrapDim(dim, dimensions)).sort((a, b) => a - b);
  wrapped.forEach((dim, i) => {
    if (i > 0 && wrapped[i - 1] === dim) throw runtimeError(`dim ${dim} appears multiple times in the list of dims`);
  });
  return dimensions === 0 ? [] : wrapped;
}
