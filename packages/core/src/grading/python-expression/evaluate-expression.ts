import type { SyntaxNode } from "@lezer/common";
import { clip } from "../clip.ts";
import { applyBinary, applyUnary } from "./evaluate-arithmetic.ts";
import { nearestName } from "./nearest-name.ts";
import { childrenOf, placeOf, syntaxError } from "./parse-python.ts";
import type { Argument, PythonValue } from "./python-value.ts";
import { mostBits } from "./python-value.ts";
import { RemarkError } from "./remark-error.ts";

export interface Scope {
  source: string;
  names: Map<string, PythonValue>;
}

const integer = /^(?:0(?:_?0)*|[1-9](?:_?\d)*|0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)$/i;
const float = /^(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?$/i;

const textOf = (scope: Scope, node: SyntaxNode): string => scope.source.slice(node.from, node.to);
export const unsupported = (scope: Scope, node: SyntaxNode): RemarkError =>
  new RemarkError("unreadable", { code: "code-unsupported", params: { written: clip(textOf(scope, node)) } });

/** A name that looks like another one because of a letter from another script, or is just not known. */
export function unknownName(scope: Scope, name: string): RemarkError {
  const letter = /[^\x20-\x7e]/.exec(name)?.[0];
  if (letter) return new RemarkError("wrong", { code: "code-lookalike", params: { written: clip(name), letter } });
  const suggestion = nearestName(name, [...scope.names.keys()]);
  return new RemarkError("wrong", {
    code: "code-unknown-name",
    params: { written: clip(name), ...(suggestion ? { suggestion } : {}) },
  });
}

/**
 * Reads an expression of the allowed part of Python: literals, arithmetic, known names, dotted paths, and calls of
 * constructors of torch. Nothing is run; a call becomes a description of itself.
 * @throws RemarkError for anything else.
 */
export function evaluateExpression(scope: Scope, node: SyntaxNode): PythonValue {
  switch (node.name) {
    case "Number":
      return readNumber(scope, node);
    case "Boolean":
      return { kind: "bool", value: textOf(scope, node) === "True" };
    case "None":
      return { kind: "none" };
    case "String":
      return readString(scope, node);
    case "VariableName": {
      const name = textOf(scope, node);
      const value = scope.names.get(name);
      if (!value) throw unknownName(scope, name);
      return value;
    }
    case "ParenthesizedExpression": {
      const [, inner, close, ...rest] = childrenOf(node);
      if (!inner || close?.name !== ")" || rest.length > 0) throw unsupported(scope, node);
      return evaluateExpression(scope, inner);
    }
    case "NamedExpression": {
      const [target, operator, value] = childrenOf(node);
      if (target?.name !== "VariableName" || operator?.name !== "AssignOp" || !value) throw unsupported(scope, node);
      const result = evaluateExpression(scope, value);
      scope.names.set(textOf(scope, target), result);
      return result;
    }
    case "UnaryExpression": {
      const [operator, operand] = childrenOf(node);
      if (!operator || !operand || operator.name !== "ArithOp") throw unsupported(scope, node);
      return applyUnary(textOf(scope, operator), evaluateExpression(scope, operand), clip(textOf(scope, node)));
    }
    case "BinaryExpression": {
      const [left, operator, right] = childrenOf(node);
      if (!left || !right || operator?.name !== "ArithOp") throw unsupported(scope, node);
      const a = evaluateExpression(scope, left);
      const b = evaluateExpression(scope, right);
      return applyBinary(textOf(scope, operator), a, b, clip(textOf(scope, node)));
    }
    case "MemberExpression":
      return readMember(scope, node);
    case "CallExpression":
      return readCall(scope, node);
    default:
      throw unsupported(scope, node);
  }
}

function readNumber(scope: Scope, node: SyntaxNode): PythonValue {
  const written = textOf(scope, node);
  const tooLarge = () =>
    new RemarkError("unreadable", { code: "code-number-too-large", params: { written: clip(written) } });
  const digits = written.replaceAll("_", "");
  if (integer.test(written)) {
    // Judged by its length first: reading a number of thousands of digits is work in itself.
    if (digits.length > mostBits + 2) throw tooLarge();
    const value = BigInt(digits);
    if (value.toString(2).length > mostBits) throw tooLarge();
    return { kind: "int", value };
  }
  if (/j$/i.test(written)) throw unsupported(scope, node);
  if (!float.test(written) || !/[.e]/i.test(written)) throw syntaxError(scope.source, node.from);
  const value = Number(digits);
  if (!Number.isFinite(value)) throw tooLarge();
  return { kind: "float", value };
}

function readString(scope: Scope, node: SyntaxNode): PythonValue {
  const written = textOf(scope, node);
  const match = /^(?:"""([^\\]*)"""|'''([^\\]*)'''|"([^"\\]*)"|'([^'\\]*)')$/.exec(written);
  if (!match) throw unsupported(scope, node);
  return { kind: "str", value: match[1] ?? match[2] ?? match[3] ?? match[4] ?? "" };
}

function readMember(scope: Scope, node: SyntaxNode): PythonValue {
  const [object, dot, property] = childrenOf(node);
  if (!object || dot?.name !== "." || property?.name !== "PropertyName") throw unsupported(scope, node);
  const value = evaluateExpression(scope, object);
  if (value.kind !== "path") throw unsupported(scope, node);
  return { kind: "path", path: `${value.path}.${textOf(scope, property)}` };
}

function readCall(scope: Scope, node: SyntaxNode): PythonValue {
  const [calleeNode, list] = childrenOf(node);
  if (!calleeNode || list?.name !== "ArgList") throw unsupported(scope, node);
  const written = clip(textOf(scope, calleeNode));
  const notAllowed = () => new RemarkError("unreadable", { code: "code-call-not-allowed", params: { written } });
  // A bare name that nothing defined: one of Python's own functions, or a misspelt class.
  if (calleeNode.name === "VariableName" && !scope.names.has(written)) {
    if (/^[a-z_]+$/.test(written) && !nearestName(written, [...scope.names.keys()])) throw notAllowed();
    throw unknownName(scope, written);
  }
  const callee = evaluateExpression(scope, calleeNode);
  if (callee.kind !== "path" || !/^torch\./.test(callee.path)) throw notAllowed();
  return { kind: "call", callee: callee.path, written, ...readArguments(scope, list) };
}

function readArguments(scope: Scope, list: SyntaxNode): { positional: Argument[]; keywords: Map<string, Argument> } {
  const positional: Argument[] = [];
  const keywords = new Map<string, Argument>();
  const parts = childrenOf(list).filter((part) => part.name !== "(" && part.name !== ")");
  let group: SyntaxNode[] = [];
  const take = () => {
    const [first, second, third, ...rest] = group;
    group = [];
    if (!first) return;
    if (first.name === "*" || first.name === "**") {
      throw new RemarkError("wrong", { code: "code-star-arguments", params: {} });
    }
    if (!second) {
      if (keywords.size > 0) {
        const place = placeOf(scope.source, first.from);
        throw new RemarkError("unreadable", { code: "code-positional-after-keyword", params: place });
      }
      positional.push({ value: evaluateExpression(scope, first), written: clip(textOf(scope, first)) });
      return;
    }
    if (first.name !== "VariableName" || second.name !== "AssignOp" || !third || rest.length > 0) {
      throw unsupported(scope, list);
    }
    const name = textOf(scope, first);
    if (keywords.has(name))
      throw new RemarkError("wrong", { code: "code-argument-twice", params: { name: clip(name) } });
    keywords.set(name, { value: evaluateExpression(scope, third), written: clip(textOf(scope, third)) });
  };
  for (const part of parts) {
    if (part.name === ",") take();
    else group.push(part);
  }
  take();
  return { positional, keywords };
}
