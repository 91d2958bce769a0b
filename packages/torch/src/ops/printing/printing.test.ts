import { expect, test } from "vitest";
import { makeTensor } from "../../testing/make-tensor.ts";
import { type RecordedTensor, readRecorded } from "../../testing/recorded-case.ts";
import { prepareEngine } from "../../testing/use-kernels.ts";
import { beginScope, endScope } from "../../views/scope.ts";
import { formatTensor } from "./format-tensor.ts";

interface PrintedTensor {
  readonly tensor: RecordedTensor;
  readonly options: readonly [number, number, number, number, boolean | null];
  readonly text: string;
}

await prepareEngine();

test.each(readRecorded<PrintedTensor>("printing"))("prints as PyTorch does: $text", ({ tensor, options, text }) => {
  const [precision, threshold, edgeItems, lineWidth, exponents] = options;
  const mark = beginScope();
  const written = formatTensor(makeTensor(tensor), {
    indent: 7,
    precision,
    threshold,
    edgeItems,
    lineWidth,
    exponents: exponents ?? undefined,
  });
  endScope(mark);
  expect(written).toBe(text);
});
