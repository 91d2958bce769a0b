import { bool } from "../../storage/dtype.ts";
import { emptyTensor, type Tensor } from "../../views/tensor.ts";
import { elements, numbers, readable } from "../elements.ts";
import { convert } from "../elementwise/cast.ts";
import { resultTypeOf } from "../elementwise/promotion.ts";

/** `torch.isin(elements, tests)`: for each element whether it is among the tests. */
export function isin(input: Tensor, tests: Tensor, invert: boolean): Tensor {
  const dtype = resultTypeOf(input, tests);
  const source = readable(convert(input, dtype));
  const wanted = readable(convert(tests, dtype));
  const output = emptyTensor(input.shape, bool);
  const found = new Set<number | bigint>();
  const values = elements(wanted);
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) found.add(values[i] as number);
  const from = elements(source);
  const to = numbers(output);
  for (let i = 0; i < from.length; i++) to[i] = found.has(from[i] as number) !== invert ? 1 : 0;
  return output;
}
