import { expect, test } from "vitest";
import { FAILED } from "../bridge/call.ts";
import { createBridge } from "../bridge/create-bridge.ts";
import { handleOf, releaseHandle, tensorOf } from "../bridge/handles.ts";
import { readMailbox, writeMailbox } from "../bridge/mailbox.ts";
import { beginScope, endScope } from "../views/scope.ts";
import type { Tensor } from "../views/tensor.ts";
import { checkGradient } from "./check-gradient.ts";
import { makeTensor } from "./make-tensor.ts";
import { parseScalar, type RecordedArgument, type RecordedCase, readRecorded } from "./recorded-case.ts";
import { prepareEngine } from "./use-kernels.ts";

await prepareEngine();
const bridge = createBridge() as unknown as Record<string, (...input: unknown[]) => unknown>;

/** Cases whose float inputs are all float64, and so exact enough for differences. */
function isExact(recorded: RecordedCase): boolean {
  if (recorded.gradients === undefined || recorded.transposed === true) return false;
  return recorded.arguments.every((each) => {
    const tensors = "tensor" in each ? [each] : "mail" in each ? each.mail.filter((part) => part !== null) : [];
    return tensors.every(({ tensor }) => tensor.dtype !== 0 && tensor.dtype !== 8 && tensor.dtype !== 9);
  });
}

/** The tensors of a case, and the call over them. */
function prepare(
  recorded: RecordedCase,
): [inputs: Tensor[], op: (inputs: readonly Tensor[]) => Tensor[], held: number[]] {
  const inputs: Tensor[] = [];
  const held: number[] = [];
  for (const each of recorded.arguments) {
    if ("tensor" in each) inputs.push(makeTensor(each.tensor).keep());
    if ("mail" in each) for (const part of each.mail) if (part !== null) inputs.push(makeTensor(part.tensor).keep());
  }
  const hold = (handle: number): number => {
    held.push(handle);
    return handle;
  };
  const op = (given: readonly Tensor[]): Tensor[] => {
    let next = 0;
    const take = (): number => hold(handleOf(given[next++] as Tensor));
    const argument = (each: RecordedArgument): unknown => {
      if ("tensor" in each) return take();
      if ("number" in each) return hold(bridge.number?.(parseScalar(each.number), each.kind) as number);
      if ("mail" in each) return writeMailbox(each.mail.map((part) => (part === null ? 0 : take())));
      if ("text" in each) return each.text;
      return each.plain === null ? undefined : typeof each.plain === "string" ? parseScalar(each.plain) : each.plain;
    };
    const call = recorded.arguments.map(argument);
    const isInPlace = recorded.call.endsWith("_");
    if (isInPlace) call[0] = hold(bridge.clone?.(call[0]) as number);
    const answer = bridge[recorded.call]?.(...call) as number;
    expect(answer).not.toBe(FAILED);
    if (isInPlace) return [tensorOf(call[0] as number)];
    const isList = (recorded.results?.length ?? 0) > 1 || recorded.call === "split" || recorded.call === "unbind";
    return (isList ? readMailbox(answer) : [answer]).map((handle) => tensorOf(hold(handle)));
  };
  return [inputs, op, held];
}

for (const family of ["elementwise", "views", "reduction", "indexing", "sorting"]) {
  const byCall = Map.groupBy(readRecorded<RecordedCase>(family).filter(isExact), ({ call }) => call);
  for (const [call, cases] of byCall) {
    test(`the gradient of ${call} is its slope`, () => {
      const faults = cases.flatMap((recorded, i) => {
        const mark = beginScope();
        const [inputs, op, held] = prepare(recorded);
        const found = checkGradient(op, inputs);
        for (const handle of held) releaseHandle(handle);
        for (const input of inputs) input.drop();
        endScope(mark);
        return found.map((fault) => `case ${i}: ${fault}`);
      });
      expect(faults).toEqual([]);
    });
  }
}
