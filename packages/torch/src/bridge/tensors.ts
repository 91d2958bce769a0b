import { cast } from "../ops/elementwise/cast.ts";
import { dtypeOfCode, promoteTypes, resultType } from "../ops/elementwise/promotion.ts";
import { wrapDim } from "../ops/views/wrap-dim.ts";
import { defaultFloat, setDefaultFloat } from "../storage/dtype.ts";
import { returnsNothing, returnsNumbers, returnsTensor, returnsValue, takeError } from "./call.ts";
import { countHandles, releaseHandle, tensorOf } from "./handles.ts";

/**
 * What Python asks of a tensor itself.
 *
 * - `take_error()` → "Type\nmessage" · `release(h)` · `count_handles()`
 * - `shape(h)`, `strides(h)` → count, numbers in the mailbox · `dtype(h)` code · `dim(h)` · `numel(h)` · `size(h, dim)` · `element_size(h)` · `requires_grad(h)`
 * - `cast(h, dtype)` (the tensor itself where nothing changes) · `promote_types(a, b)` · `result_type(...h)`
 * - `set_default_dtype(code)` · `get_default_dtype()`
 */
export const tensorBridge = {
  take_error: takeError,
  release: (handle: number): void => releaseHandle(handle),
  count_handles: countHandles,
  shape: returnsNumbers((handle: number) => tensorOf(handle).shape),
  strides: returnsNumbers((handle: number) => tensorOf(handle).strides),
  dtype: returnsValue((handle: number) => tensorOf(handle).dtype.code),
  dim: returnsValue((handle: number) => tensorOf(handle).shape.length),
  numel: returnsValue((handle: number) => tensorOf(handle).count),
  size: returnsValue((handle: number, dim: number) => {
    const { shape } = tensorOf(handle);
    return shape[wrapDim(dim, shape.length)] ?? 1;
  }),
  element_size: returnsValue((handle: number) => tensorOf(handle).dtype.itemBytes),
  requires_grad: returnsValue((handle: number) => tensorOf(handle).requiresGrad),
  cast: returnsTensor((handle: number, dtype: number) => cast(tensorOf(handle), dtypeOfCode(dtype))),
  promote_types: returnsValue((a: number, b: number) => promoteTypes(dtypeOfCode(a), dtypeOfCode(b)).code),
  result_type: returnsValue((...handles: number[]) => resultType(handles.map(tensorOf)).code),
  set_default_dtype: returnsNothing((code: number) => setDefaultFloat(dtypeOfCode(code))),
  get_default_dtype: (): number => defaultFloat().code,
};
