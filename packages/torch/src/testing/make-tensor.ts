import { convert } from "../ops/elementwise/cast.ts";
import { copyElements } from "../ops/region.ts";
import { storeElement } from "../ops/scalars.ts";
import { DTYPES, type DType, float32 } from "../storage/dtype.ts";
import { aliasTensor, emptyTensor, type Tensor } from "../views/tensor.ts";
import { parseScalar, type RecordedTensor } from "./recorded-case.ts";

/** A tensor of the recorded elements, not contiguous where it is asked for and has two axes. */
export function makeTensor(recorded: RecordedTensor, transposed = false): Tensor {
  const dtype = DTYPES[recorded.dtype] as DType;
  const plain = emptyTensor(recorded.shape, dtype.isHalf ? float32 : dtype);
  recorded.values.forEach((value, i) => {
    storeElement(plain.dtype, plain.pointer + i * plain.dtype.itemBytes, parseScalar(value));
  });
  const made = convert(plain, dtype);
  return transposed && made.shape.length >= 2 ? withExchangedAxes(made) : made;
}

/** The same elements, laid out so that the last two axes stand the other way round in memory. */
function withExchangedAxes(tensor: Tensor): Tensor {
  const last = tensor.shape.length - 1;
  const turned = tensor.shape.slice();
  turned[last] = tensor.shape[last - 1] as number;
  turned[last - 1] = tensor.shape[last] as number;
  const storage = emptyTensor(turned, tensor.dtype);
  const strides = storage.strides.slice();
  strides[last] = storage.strides[last - 1] as number;
  strides[last - 1] = storage.strides[last] as number;
  const view = aliasTensor(storage, tensor.shape, strides, 0);
  copyElements(tensor, view);
  return view;
}
