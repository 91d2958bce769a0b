import { edgeOf } from "../autograd/history.ts";
import { runBackward } from "../autograd/run-backward.ts";
import { FAILED, takeError } from "../bridge/call.ts";
import { createBridge } from "../bridge/create-bridge.ts";
import { handleOf, releaseHandle, tensorOf } from "../bridge/handles.ts";
import { readMailbox, writeMailbox } from "../bridge/mailbox.ts";
import { elements, readable } from "../ops/elements.ts";
import { mul } from "../ops/elementwise/arithmetic.ts";
import { convert } from "../ops/elementwise/cast.ts";
import { sum } from "../ops/reduction/sum.ts";
import { float32, float64 } from "../storage/dtype.ts";
import { beginScope, endScope } from "../views/scope.ts";
import { emptyTensor, type Tensor } from "../views/tensor.ts";
import { makeTensor } from "./make-tensor.ts";
import { parseScalar, type RecordedArgument, type RecordedCase, type RecordedTensor } from "./recorded-case.ts";

type Call = (...input: unknown[]) => unknown;

/** What a case gave that PyTorch did not; empty when the two agree. */
export function replay(recorded: RecordedCase): string[] {
  const bridge = createBridge() as unknown as Record<string, Call>;
  const inputs: Tensor[] = [];
  const held: number[] = [];
  const wantsGradients = recorded.gradients !== undefined;
  const mark = beginScope();
  const hold = (tensor: Tensor): number => {
    const handle = handleOf(tensor);
    held.push(handle);
    return handle;
  };
  const make = (argument: { readonly tensor: RecordedTensor }): number => {
    const tensor = makeTensor(argument.tensor, recorded.transposed);
    if (wantsGradients && tensor.dtype.isFloating && !tensor.dtype.isHalf) tensor.requiresGrad = true;
    inputs.push(tensor);
    return hold(tensor);
  };
  const argument = (each: RecordedArgument): unknown => {
    if ("tensor" in each) return make(each);
    if ("number" in each) {
      const handle = bridge.number?.(parseScalar(each.number), each.kind) as number;
      held.push(handle);
      return handle;
    }
    if ("mail" in each) return writeMailbox(each.mail.map((part) => (part === null ? 0 : make(part))));
    if ("text" in each) return each.text;
    return each.plain === null ? undefined : typeof each.plain === "string" ? parseScalar(each.plain) : each.plain;
  };
  const input = recorded.arguments.map(argument);
  const isInPlace = recorded.call.endsWith("_");
  if (isInPlace) {
    const copy = bridge.clone?.(input[0]) as number;
    held.push(copy);
    input[0] = copy;
  }
  try {
    const answer = bridge[recorded.call]?.(...input);
    if (answer === FAILED || (answer === undefined && recorded.value === undefined)) {
      return compareError(recorded, takeError());
    }
    if (recorded.error !== undefined)
      return [`gave ${String(answer)} where PyTorch raises ${recorded.error.join(": ")}`];
    if (recorded.value !== undefined)
      return answer === recorded.value ? [] : [`gave ${String(answer)}, not ${recorded.value}`];
    const several = recorded.results?.length ?? 0;
    const handles = isInPlace
      ? [input[0] as number]
      : several > 1
        ? readMailbox(several)
        : handlesOf(answer as number, recorded);
    if (!isInPlace) held.push(...handles);
    return compareResults(recorded, handles.map(tensorOf), inputs);
  } finally {
    for (const handle of held) releaseHandle(handle);
    endScope(mark);
  }
}

/** One result is a handle, unless the call answers a list of one. */
function handlesOf(answer: number, recorded: RecordedCase): number[] {
  return LISTS.has(recorded.call) ? readMailbox(answer) : [answer];
}

const LISTS = new Set(["split", "unbind"]);

function compareError(recorded: RecordedCase, error: string): string[] {
  const [type = "", first = ""] = error.split("\n");
  if (recorded.error === undefined) return [`raised ${type}: ${first}`];
  const [expectedType, expectedText] = recorded.error;
  return type === expectedType && first === expectedText
    ? []
    : [`raised ${type}: ${first}`, `not ${expectedType}: ${expectedText}`];
}

function compareResults(recorded: RecordedCase, results: readonly Tensor[], inputs: readonly Tensor[]): string[] {
  const faults: string[] = [];
  const expected = recorded.results as readonly RecordedTensor[];
  expected.forEach((each, i) => {
    faults.push(...compareTensor(`result ${i}`, results[i] as Tensor, each));
  });
  if (recorded.recorded !== undefined && recorded.gradients !== undefined) {
    recorded.recorded.forEach((is, i) => {
      if (results[i]?.requiresGrad !== is) faults.push(`result ${i} is${is ? " not" : ""} in the graph`);
    });
  }
  if (recorded.gradients !== undefined && faults.length === 0) {
    const name = results.find((each) => each.requiresGrad)?.gradNode?.name;
    if (recorded.node !== undefined && name !== recorded.node && recorded.transposed !== true)
      faults.push(`node ${name}, not ${recorded.node}`);
    faults.push(...compareGradients(recorded.gradients, results, inputs));
  }
  return faults;
}

/** The gradients of the sum of each float result times weights cos(0.7 i + 0.3). */
function compareGradients(
  expected: readonly (RecordedTensor | null)[],
  results: readonly Tensor[],
  inputs: readonly Tensor[],
): string[] {
  const roots = results
    .filter((result) => result.requiresGrad)
    .map((result) => {
      const total = sum(mul(result, weightsLike(result)), []);
      const gradient = emptyTensor([], total.dtype);
      elements(gradient).fill(1);
      return { edge: edgeOf(total) as NonNullable<ReturnType<typeof edgeOf>>, gradient };
    });
  runBackward(roots, { retainGraph: false, createGraph: false });
  return expected.flatMap((each, i) => {
    const gradient = inputs[i]?.grad;
    if (each === null) return gradient === undefined ? [] : [`input ${i} has a gradient`];
    if (gradient === undefined) return each.values.every((value) => value === 0) ? [] : [`input ${i} has no gradient`];
    const coarsest = inputs.some((input) => input.dtype === float32) ? float32.code : undefined;
    return compareTensor(`gradient ${i}`, gradient, each, coarsest);
  });
}

function weightsLike(tensor: Tensor): Tensor {
  const weights = emptyTensor(tensor.shape, float64);
  const to = elements(weights);
  for (let i = 0; i < to.length; i++) to[i] = Math.cos(i * 0.7 + 0.3);
  return convert(weights, tensor.dtype);
}

/** How far an element may be off, relative to its size, by dtype code. */
const TOLERANCE: Record<number, number> = { 0: 2e-6, 1: 1e-12, 8: 2e-3, 9: 1.6e-2 };

function compareTensor(what: string, actual: Tensor, expected: RecordedTensor, computedIn = expected.dtype): string[] {
  if (actual.dtype.code !== expected.dtype) return [`${what}: dtype ${actual.dtype.name}, not code ${expected.dtype}`];
  if (actual.shape.join() !== expected.shape.join())
    return [`${what}: shape [${actual.shape}], not [${expected.shape}]`];
  const values = elements(readable(actual));
  const tolerance = Math.max(TOLERANCE[expected.dtype] ?? 0, TOLERANCE[computedIn] ?? 0);
  for (let i = 0; i < values.length; i++) {
    const wanted = parseScalar(expected.values[i] as number);
    const value = values[i] as number;
    if (Object.is(Number(wanted), Number(value)) || Number(wanted) === Number(value)) continue;
    const off = Math.abs(Number(value) - Number(wanted));
    if (!(off <= tolerance * Math.max(1, Math.abs(Number(wanted)))))
      return [`${what}: element ${i} is ${value}, not ${wanted}`];
  }
  return [];
}
