import { formatTensor } from "../ops/printing/format-tensor.ts";
import { returnsValue } from "./call.ts";
import { tensorOf } from "./handles.ts";

/**
 * Text.
 *
 * - `format(h, indent, precision, threshold, edgeItems, lineWidth, sciMode|None)` → the numbers of a tensor with elements, laid out as PyTorch does
 */
export const printingBridge = {
  format: returnsValue(
    (
      h: number,
      indent: number,
      precision: number,
      threshold: number,
      edgeItems: number,
      lineWidth: number,
      exponents: boolean | undefined,
    ) => {
      const options = { indent, precision, threshold, edgeItems, lineWidth, exponents: exponents ?? undefined };
      return formatTensor(tensorOf(h), options);
    },
  ),
};
