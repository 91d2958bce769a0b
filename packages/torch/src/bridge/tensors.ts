import { dtypeOfCode } from "../ops/elementwise/promotion.ts";
import { setDefaultFloat } from "../storage/dtype.ts";
import { returnsNothing, returnsNumbers, returnsValue, takeError } from "./call.ts";
import { countHandles, releaseHandle, tensorOf } from "./handles.ts";

/** What Python asks of a tensor itself. */
export const tensorBridge = {
  take_error: takeError,
  release: (handle: number): void => releaseHandle(handle),
  count_handles: countHandles,
  /** Leaves the shape in the mailbox. */
  shape: returnsNumbers((handle: number) => tensorOf(handle).shape),
  strides: returnsNumbers((handle: number) => tensorOf(handle).strides),
  dtype: returnsValue((handle: number) => tensorOf(handle).dtype.code),
  requires_grad: returnsValue((handle: number) => tensorOf(handle).requiresGrad),
  set_default_dtype: returnsNothing((code: number) => setDefaultFloat(dtypeOfCode(code))),
};
