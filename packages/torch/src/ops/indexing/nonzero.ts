import { int64 } from "../../storage/dtype.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, elements, readable } from "../elements.ts";

/** Row-major places of the elements that are not zero. */
function placesOf(input: Tensor): number[] {
  const source = readable(input);
  const values = elements(source);
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== 0 && value !== 0n) places.push(i);
  }
  return places;
}

/** One int64 index per axis: where the elements are that are not zero. A scalar counts as one axis of one. */
export function nonzeroColumns(input: Tensor): Tensor[] {
  const places = placesOf(input);
  const shape = input.shape;
  const columns = shape.map(() => emptyTensor([places.length], int64));
  columns.forEach((column, axis) => {
    const to = bigints(column);
    const stride = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
    const size = shape[axis] as number;
    places.forEach((place, i) => {
      to[i] = BigInt(Math.floor(place / stride) % size);
    });
  });
  return columns;
}

/** `torch.nonzero(x)`: int64 [count, axes], one row per element that is not zero. */
export function nonzero(input: Tensor): Tensor {
  const places = placesOf(input);
  const { shape } = input;
  const rank = shape.length;
  const output = emptyTensor([places.length, rank], int64);
  const to = bigints(output);
  places.forEach((place, i) => {
    let rest = place;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const size = shape[axis] as number;
      to[i * rank + axis] = BigInt(rest % size);
      rest = Math.floor(rest / size);
    }
  });
  return output;
}
