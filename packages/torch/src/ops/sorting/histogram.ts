import { bool, float64, int64 } from "../../storage/dtype.ts";
import { runtimeError } from "../../storage/torch-error.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { bigints, elements, numbers, readable } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { zeroTensor } from "../region.ts";

/** `torch.bincount(x, weights, minlength)`: how often each integer from 0 occurs, or the sum of its weights. */
export function bincount(input: Tensor, weights: Tensor | undefined, minLength: number): Tensor {
  if (input.dtype.isFloating || input.dtype === bool) {
    throw runtimeError(`"bincount_cpu" not implemented for '${input.dtype.scalarName}'`);
  }
  if (input.shape.length !== 1) throw runtimeError("bincount only supports 1-d non-negative integral inputs.");
  const places = readable(convert(input, float64));
  const isFloating = weights?.dtype.isFloating === true;
  const added = weights === undefined ? undefined : readable(isFloating ? weights : convert(weights, float64));
  if (added !== undefined && added.count !== input.count) {
    throw runtimeError("weights should be 1-d and have the same length as input");
  }
  let length = minLength;
  const seen = numbers(places);
  for (let i = 0; i < seen.length; i++) {
    const value = seen[i] as number;
    if (value < 0) throw runtimeError("bincount only supports 1-d non-negative integral inputs.");
    if (value >= length) length = value + 1;
  }
  const output = zeroTensor([length], added?.dtype ?? float64);
  const to = numbers(output);
  const from = numbers(places);
  const amounts = added === undefined ? undefined : numbers(added);
  for (let i = 0; i < from.length; i++) {
    const place = from[i] as number;
    to[place] = (to[place] as number) + (amounts === undefined ? 1 : (amounts[i] as number));
  }
  return convert(output, weights === undefined ? int64 : isFloating ? weights.dtype : float64);
}

/** `torch.histc(x, bins, min, max)`: counts in equal bins; min = max takes the data's own; the last bin has both its ends. */
export function histc(input: Tensor, bins: number, low: number, high: number): Tensor {
  if (!input.dtype.isFloating) throw runtimeError(`"histogram_cpu" not implemented for '${input.dtype.scalarName}'`);
  if (bins <= 0) throw runtimeError("bins must be > 0");
  const source = readable(input);
  const output = zeroTensor([bins], source.dtype);
  const values = numbers(source);
  const to = numbers(output);
  let from = low;
  let until = high;
  if (from === until && values.length > 0) {
    from = Number.POSITIVE_INFINITY;
    until = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < values.length; i++) {
      from = Math.min(from, values[i] as number);
      until = Math.max(until, values[i] as number);
    }
  }
  if (from === until) {
    from -= 1;
    until += 1;
  }
  if (!Number.isFinite(from) || !Number.isFinite(until)) {
    throw runtimeError(`torch.histc: range of [${from}, ${until}] is not finite`);
  }
  if (from > until) throw runtimeError("torch.histc: max must be larger than min");
  const width = (until - from) / bins;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= from && value <= until)) continue;
    const bin = Math.min(Math.floor((value - from) / width), bins - 1);
    to[bin] = (to[bin] as number) + 1;
  }
  return convert(output, input.dtype);
}

/**
 * `torch.searchsorted(sorted, values, right)`: where each value would be put in, so that the order stays.
 * @param sorted one axis for all values, or as many leading axes as the values have.
 */
export function searchsorted(sorted: Tensor, values: Tensor, right: boolean): Tensor {
  const axis = sorted.shape.length - 1;
  if (axis < 0) throw runtimeError("input value can be a scalar only when boundaries tensor dimension is 1");
  const isShared = axis === 0;
  if (!isShared && sorted.shape.slice(0, -1).join() !== values.shape.slice(0, -1).join()) {
    throw runtimeError(
      `torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor [${sorted.shape.join(", ")}] and input value tensor [${values.shape.join(", ")}]`,
    );
  }
  const order = readable(sorted);
  const wanted = readable(values);
  const output = emptyTensor(values.shape, int64);
  const edges = elements(order);
  const from = elements(wanted);
  const to = bigints(output);
  const length = sorted.shape[axis] as number;
  const perLane = isShared ? from.length : (values.shape[values.shape.length - 1] as number);
  for (let i = 0; i < from.length; i++) {
    const start = isShared ? 0 : Math.floor(i / perLane) * length;
    const value = from[i] as number;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const edge = edges[start + middle] as number;
      const isAfter = right ? edge > value : edge >= value;
      if (isAfter) high = middle;
      else low = middle + 1;
    }
    to[i] = BigInt(low);
  }
  return output;
}
