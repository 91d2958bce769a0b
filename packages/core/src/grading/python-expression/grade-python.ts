import type { CodeExpectation } from "@thaw/contracts/answer-key";
import type { GradingRemark } from "@thaw/contracts/grading-remark";
import type { Verdict } from "@thaw/contracts/response";
import { foldWidth } from "../fold-width.ts";
import { compareCall, pythonLiteral } from "./compare-call.ts";
import type { Scope } from "./evaluate-expression.ts";
import { parsePython } from "./parse-python.ts";
import type { PythonValue } from "./python-value.ts";
import { RemarkError } from "./remark-error.ts";
import { type Outcome, runStatements } from "./run-statements.ts";

export interface PythonGrading {
  verdict: Verdict;
  remarks: GradingRemark[];
}

/** The names that the lesson has imported before the learner's line. */
function startingNames(expects: CodeExpectation): Map<string, PythonValue> {
  const name = expects.callee.slice(expects.callee.lastIndexOf(".") + 1);
  return new Map<string, PythonValue>([
    ["torch", { kind: "path", path: "torch" }],
    ["nn", { kind: "path", path: "torch.nn" }],
    [name, { kind: "path", path: expects.callee }],
  ]);
}

/**
 * Whether Python code means the expected call bound to `binding`. The code is parsed by a Python grammar and read by
 * a whitelist; it is never run. Since the field shows `binding =` before it, the expression alone counts as well.
 */
export function gradePython({
  code,
  binding,
  expects,
}: {
  code: string;
  binding: string;
  expects: CodeExpectation;
}): PythonGrading {
  const { text, folded } = foldWidth(code.replace(/\r\n?/g, "\n"));
  const hints: GradingRemark[] = folded ? [{ code: "full-width", params: {} }] : [];
  try {
    const scope: Scope = { source: text, names: startingNames(expects) };
    const outcome = runStatements(scope, parsePython(text), binding);
    const remarks = judge(outcome, binding, expects);
    return { verdict: remarks.length === 0 ? "right" : "wrong", remarks: [...remarks, ...hints] };
  } catch (error) {
    if (!(error instanceof RemarkError)) throw error;
    return { verdict: error.verdict, remarks: [error.remark, ...hints] };
  }
}

function judge(outcome: Outcome, binding: string, expects: CodeExpectation): GradingRemark[] {
  const last = outcome.bound.at(-1);
  if (last) {
    const remarks = judgeValue(last, expects);
    const rightBefore = outcome.bound.slice(0, -1).some((value) => judgeValue(value, expects).length === 0);
    return remarks.length > 0 && rightBefore
      ? [{ code: "code-last-counts", params: { binding } }, ...remarks]
      : remarks;
  }
  if (outcome.bare) return judgeValue(outcome.bare, expects);
  if (outcome.otherTarget) {
    const { written, value } = outcome.otherTarget;
    return [{ code: "code-other-name", params: { written, binding } }, ...judgeValue(value, expects)];
  }
  throw new RemarkError("unreadable", { code: "code-empty", params: { binding } });
}

function judgeValue(value: PythonValue, expects: CodeExpectation): GradingRemark[] {
  if (value.kind === "call") return compareCall(value, expects);
  if (value.kind === "path") return [{ code: "code-not-called", params: { written: value.path.slice(0, 60) } }];
  const written =
    value.kind === "none" ? "None" : value.kind === "str" ? `"${value.value.slice(0, 50)}"` : show(value.value);
  return [{ code: "code-not-a-layer", params: { written } }];
}

const show = (value: bigint | number | boolean): string =>
  typeof value === "boolean" ? pythonLiteral(value) : String(value);
