import { wrapNumber } from "../ops/creation/wrapped-number.ts";
import { bool } from "../storage/dtype.ts";
import { memory } from "../storage/runtime.ts";
import { runtimeError, TorchError } from "../storage/torch-error.ts";
import { detachedAlias, elementsOf, type Tensor } from "../views/tensor.ts";
import { returnsNothing, returnsTensor, returnsValue } from "./call.ts";
import { releaseDeadHandles } from "./dead-handles.ts";
import { handleOf, tensorOf } from "./handles.ts";

/** The one element, as Python should see it: floats as numbers, integers exact. */
function item(handle: number): number | bigint | boolean {
  const tensor = tensorOf(handle);
  if (tensor.count !== 1) throw runtimeError(`a Tensor with ${tensor.count} elements cannot be converted to Scalar`);
  const index = tensor.pointer / tensor.dtype.itemBytes;
  if (tensor.dtype.isHalf)
    return halfValue(elementsOf(tensor.dtype)[index] as number, tensor.dtype.name === "bfloat16");
  const value = elementsOf(tensor.dtype)[index] as number | bigint;
  return tensor.dtype === bool ? value !== 0 : value;
}

/** The value of 16 bits of half precision. */
function halfValue(bits: number, isBrain: boolean): number {
  const view = new DataView(new ArrayBuffer(4));
  if (isBrain) {
    view.setUint32(0, bits << 16);
    return view.getFloat32(0);
  }
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** `x.data = y`: the tensor shows other elements from here on; its history and gradient stay. */
function setData(handle: number, other: number): void {
  const tensor = tensorOf(handle);
  const source = tensorOf(other);
  if (tensor.dtype.isFloating !== source.dtype.isFloating) {
    throw new TorchError(
      "RuntimeError",
      "Attempted to call `variable.set_data(tensor)`, but `variable` and `tensor` have incompatible tensor type.",
    );
  }
  source.storage.retain();
  tensor.storage.release();
  tensor.storage = source.storage;
  tensor.dtype = source.dtype;
  tensor.reshapeInPlace(source.shape, source.strides, source.offset);
}

/** `x.data`: the same elements, without history, and with a version counter of its own. */
function detachedData(handle: number): Tensor {
  const alias = detachedAlias(tensorOf(handle));
  alias.version = { value: 0 };
  return alias;
}

/** What Python's class `Tensor` asks for and no function of torch gives. */
export const tensorStateBridge = {
  /** The tensor of which this one is a differentiable view; 0 where it is none. */
  base_of: returnsValue((handle: number) => {
    const base = tensorOf(handle).view?.base;
    return base === undefined ? 0 : handleOf(base);
  }),
  /** One more hold of a tensor, for another Python object over it. */
  hold: returnsTensor((handle: number) => tensorOf(handle)),
  release_dead: (): void => releaseDeadHandles(),
  number: returnsTensor((value: number | bigint, kind: 0 | 1 | 2) => wrapNumber(value, kind)),
  item: returnsValue(item),
  detached_data: returnsTensor(detachedData),
  set_data: returnsNothing(setData),
  storage_offset: returnsValue((handle: number) => tensorOf(handle).offset),
  storage_id: returnsValue((handle: number) => tensorOf(handle).storage.id),
  storage_bytes: returnsValue((handle: number) => tensorOf(handle).storage.byteLength),
  data_ptr: returnsValue((handle: number) => tensorOf(handle).pointer),
  is_contiguous: returnsValue((handle: number) => tensorOf(handle).isContiguous),

  live_bytes: (): number => memory.liveBytes,
};
