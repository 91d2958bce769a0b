import { contiguousStrides } from "../../views/strides.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { elements } from "../elements.ts";
import { attach, needsGradient } from "../record.ts";
import { zeroTensor } from "../region.ts";
import { packed } from "../views/clone.ts";
import { wrapDim } from "../views/wrap-dim.ts";
import { checkIndex, checkIndexSizes, forEachPlace, indexNumbers, placeAt } from "./places.ts";
import { scatterAdd } from "./scatter.ts";

/** `torch.gather(x, dim, index)`: at each place of the index, the element that lies at that index along the axis. */
export function gather(input: Tensor, dim: number, index: Tensor): Tensor {
  const axis = wrapDim(dim, input.shape.length);
  const places = checkIndex("gather", input, index);
  checkIndexSizes(places, input, axis);
  const output = gatherRaw(input, axis, places);
  if (needsGradient(input)) {
    const { shape } = input;
    attach(output, {
      name: "GatherBackward0",
      inputs: [input],
      saved: [places],
      backward: (gradient, [saved]) => [scatterAdd(zeroTensor(shape, gradient.dtype), axis, saved as Tensor, gradient)],
    });
  }
  return output;
}

/** {@link gather} with nothing recorded. @param index contiguous int64. */
function gatherRaw(input: Tensor, axis: number, index: Tensor): Tensor {
  const source = packed(input);
  const output = emptyTensor(index.shape, input.dtype);
  const at = indexNumbers(index);
  const from = elements(source);
  const to = elements(output);
  const strides = contiguousStrides(input.shape);
  const along = strides[axis] ?? 1;
  const size = input.shape[axis] ?? 1;
  strides[axis] = 0;
  forEachPlace(index.shape, strides, strides, (place, start) => {
    to[place] = from[start + placeAt(at[place] as number, axis, size) * along] as number;
  });
  return output;
}
