import { expect, test } from "vitest";
import { elements, readable } from "../ops/elements.ts";
import { makeTensor } from "../testing/make-tensor.ts";
import { parseScalar, type RecordedCase, readRecorded } from "../testing/recorded-case.ts";
import { prepareEngine } from "../testing/use-kernels.ts";
import { beginScope, endScope } from "../views/scope.ts";
import { aliasTensor, type Tensor } from "../views/tensor.ts";
import { FAILED, takeError } from "./call.ts";
import { createBridge } from "./create-bridge.ts";
import { handleOf, releaseHandle, tensorOf } from "./handles.ts";

await prepareEngine();
const bridge = createBridge() as unknown as Record<string, (...input: unknown[]) => unknown>;

/** The first tensor changed by `f_` in three ways: as it is, as a strided view, and with gradients recorded. */
type Target = "contiguous" | "strided" | "recorded";

function inPlaceName(call: string): string | undefined {
  const name = `${call}_`;
  return name in bridge ? name : undefined;
}

/** @returns the elements that `f` gives and those that `f_` leaves; undefined where `f_` is refused. */
function runBoth(
  recorded: RecordedCase,
  name: string,
  how: Target,
): [expected: unknown[], left: unknown[]] | undefined {
  const held: number[] = [];
  const mark = beginScope();
  const hold = (tensor: Tensor): number => {
    held.push(handleOf(tensor));
    return held[held.length - 1] as number;
  };
  const input = recorded.arguments.map((each, i) => {
    if ("tensor" in each) {
      const tensor = makeTensor(each.tensor, how === "strided" && i === 0);
      if (how === "recorded" && tensor.dtype.isFloating && i > 0) tensor.requiresGrad = true;
      return hold(tensor);
    }
    if ("number" in each) return hold(tensorOf(bridge.number?.(parseScalar(each.number), each.kind) as number));
    if (!("plain" in each) || each.plain === null) return undefined;
    return typeof each.plain === "string" ? parseScalar(each.plain) : each.plain;
  });
  try {
    const answer = bridge[recorded.call]?.(...input) as number;
    expect(answer).not.toBe(FAILED);
    held.push(answer);
    const target = tensorOf(input[0] as number);
    const version = target.version.value;
    const other = aliasTensor(target, target.shape, target.strides, target.offset);
    if (bridge[name]?.(...input) === FAILED) {
      expect(takeError()).toMatch(/can't be cast|doesn't match the broadcast/);
      return undefined;
    }
    expect(target.version.value, "a change is counted once").toBe(version + 1);
    return [Array.from(elements(readable(tensorOf(answer)))), Array.from(elements(readable(other)))];
  } finally {
    for (const handle of held) releaseHandle(handle);
    endScope(mark);
  }
}

const cases = readRecorded<RecordedCase>("elementwise").filter(({ error }) => error === undefined);
for (const [call, all] of Map.groupBy(cases, (each) => each.call)) {
  const name = inPlaceName(call);
  if (name === undefined || call.startsWith("number_")) continue;
  test(`${name} leaves what ${call} gives`, () => {
    for (const recorded of all) {
      const [first] = recorded.arguments;
      if (first === undefined || !("tensor" in first) || first.tensor.dtype !== recorded.results?.[0]?.dtype) continue;
      if (recorded.results[0].shape.join() !== first.tensor.shape.join()) continue;
      for (const how of ["contiguous", "strided", "recorded"] as const) {
        const both = runBoth(recorded, name, how);
        if (both !== undefined) expect(both[1], how).toEqual(both[0]);
      }
    }
  });
}
