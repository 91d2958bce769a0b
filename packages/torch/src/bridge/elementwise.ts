import { wrapNumber } from "../ops/creation/wrapped-number.ts";
import { add, div, mul, neg, sub } from "../ops/elementwise/arithmetic.ts";
import type { Tensor } from "../views/tensor.ts";
import { returnsTensor } from "./call.ts";
import { tensorOf } from "./handles.ts";

/** The ops of two operands, by the name that Python calls. */
const BINARY_OPS: Record<string, (a: Tensor, b: Tensor) => Tensor> = { add, sub, mul, div };

/** The ops of one operand. */
const UNARY_OPS: Record<string, (input: Tensor) => Tensor> = { neg };

type NumberKind = 0 | 1 | 2;

function binaryFunctions(): Record<string, (...input: never[]) => number> {
  const functions: Record<string, (...input: never[]) => number> = {};
  for (const [name, op] of Object.entries(BINARY_OPS)) {
    functions[name] = returnsTensor((a: number, b: number) => op(tensorOf(a), tensorOf(b)));
    functions[`${name}_number`] = returnsTensor((a: number, value: number | bigint, kind: NumberKind) =>
      op(tensorOf(a), wrapNumber(value, kind)),
    );
    functions[`number_${name}`] = returnsTensor((value: number | bigint, kind: NumberKind, b: number) =>
      op(wrapNumber(value, kind), tensorOf(b)),
    );
  }
  return functions;
}

function unaryFunctions(): Record<string, (...input: never[]) => number> {
  return Object.fromEntries(
    Object.entries(UNARY_OPS).map(([name, op]) => [name, returnsTensor((a: number) => op(tensorOf(a)))]),
  );
}

/**
 * Element-wise ops. For each binary op `f`: `f(a, b)`, `f_number(a, value, kind)` and `number_f(value, kind, b)`, where
 * kind is 0 for a bool, 1 for an int, 2 for a float.
 */
export const elementwiseBridge = { ...binaryFunctions(), ...unaryFunctions() };
