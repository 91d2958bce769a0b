import type { CodeExpectation } from "@thaw/contracts/answer-key";
import type { GradingRemark } from "@thaw/contracts/grading-remark";
import { nearestName } from "./nearest-name.ts";
import type { Argument, PythonValue } from "./python-value.ts";

type Expected = CodeExpectation["args"][number];
type Call = Extract<PythonValue, { kind: "call" }>;

/** What PyTorch takes when these are left out, written out. */
const sameAsLeftOut: Record<string, readonly string[]> = {
  dtype: ["torch.float32", "torch.float"],
  device: ["cpu"],
};

const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);
/** `torch.nn.modules.linear.Linear` is the same class under the name of its file. */
const canonical = (path: string): string => path.replace(/^torch\.nn\.modules\.(?:[a-z_]+\.)?(?=[A-Z])/, "torch.nn.");

/** How Python would write an expected value. */
export const pythonLiteral = (value: Expected["value"]): string =>
  value === null ? "None" : typeof value === "boolean" ? (value ? "True" : "False") : String(value);

type Match = "same" | "value" | "type" | "float";

function matches(expected: Expected["value"], given: PythonValue, name: string): Match {
  if (expected === null) {
    if (given.kind === "none") return "same";
    const written = given.kind === "path" ? given.path : given.kind === "str" ? given.value : "";
    return sameAsLeftOut[name]?.includes(written) ? "same" : "value";
  }
  if (typeof expected === "boolean") {
    if (given.kind === "bool") return given.value === expected ? "same" : "value";
    if (given.kind === "int") return (given.value !== 0n) === expected ? "same" : "value";
    return "type";
  }
  if (typeof expected === "string")
    return given.kind === "str" ? (given.value === expected ? "same" : "value") : "type";
  if (given.kind === "int")
    return given.value === (Number.isInteger(expected) ? BigInt(expected) : undefined) ? "same" : "value";
  // `in_features=512.0` is a TypeError in PyTorch, however round the number.
  if (given.kind === "float") return Number.isInteger(expected) ? "float" : given.value === expected ? "same" : "value";
  return "type";
}

/** Remarks on everything in which a call differs from the one that is meant; none when they mean the same. */
export function compareCall(call: Call, expects: CodeExpectation): GradingRemark[] {
  const callee = canonical(call.callee);
  if (callee !== expects.callee) return [remarkOnCallee(call.written, callee, expects.callee)];

  const parameters = [...expects.args, ...expects.optional];
  const most = parameters.length;
  if (call.positional.length > most) {
    return [{ code: "code-too-many-arguments", params: { given: call.positional.length, most } }];
  }
  const given = new Map<string, Argument>();
  call.positional.forEach((argument, index) => {
    const name = parameters[index]?.name;
    if (name) given.set(name, argument);
  });
  const remarks: GradingRemark[] = [];
  for (const [name, argument] of call.keywords) {
    if (!parameters.some((parameter) => parameter.name === name)) {
      const suggestion = nearestName(
        name,
        parameters.map((parameter) => parameter.name),
      );
      remarks.push({
        code: "code-argument-unknown",
        params: { name: name.slice(0, 60), ...(suggestion ? { suggestion } : {}) },
      });
    } else if (given.has(name)) remarks.push({ code: "code-argument-twice", params: { name } });
    else given.set(name, argument);
  }
  if (areSwapped(expects.args, given)) {
    const [first, second] = expects.args;
    remarks.push({ code: "code-arguments-swapped", params: { first: first?.name ?? "", second: second?.name ?? "" } });
  } else {
    for (const { name, value } of expects.args) {
      const argument = given.get(name);
      if (argument) remarks.push(...remarkOnArgument(name, value, argument));
      else if (remarks.length === 0) remarks.push({ code: "code-argument-missing", params: { name } });
    }
  }
  for (const { name, value } of expects.optional) {
    const argument = given.get(name);
    if (!argument || matches(value, argument.value, name) === "same") continue;
    remarks.push({
      code: "code-option-value",
      params: { name, written: argument.written, usual: pythonLiteral(value) },
    });
  }
  return remarks;
}

function remarkOnCallee(written: string, callee: string, expected: string): GradingRemark {
  const letter = /[^\x20-\x7e]/.exec(callee)?.[0];
  if (letter) return { code: "code-lookalike", params: { written, letter } };
  if (callee.toLowerCase() === expected.toLowerCase()) return { code: "code-name-case", params: { written } };
  if (lastOf(callee).toLowerCase() === lastOf(expected).toLowerCase()) {
    const module = expected.slice(0, expected.lastIndexOf("."));
    return { code: "code-other-module", params: { written, module } };
  }
  return { code: "code-other-callee", params: { written } };
}

function remarkOnArgument(name: string, expected: Expected["value"], argument: Argument): GradingRemark[] {
  const { written } = argument;
  switch (matches(expected, argument.value, name)) {
    case "same":
      return [];
    case "value":
      return [{ code: "code-argument-value", params: { name, written } }];
    case "type":
      return [{ code: "code-argument-type", params: { name, written } }];
    case "float":
      return [{ code: "code-argument-float", params: { name, written } }];
  }
}

/** The right two values in each other's places: the commonest mistake deserves its own sentence. */
function areSwapped(args: readonly Expected[], given: ReadonlyMap<string, Argument>): boolean {
  const [first, second, ...more] = args;
  if (!first || !second || more.length > 0 || first.value === second.value) return false;
  const a = given.get(first.name)?.value;
  const b = given.get(second.name)?.value;
  return (
    a !== undefined &&
    b !== undefined &&
    matches(second.value, a, second.name) === "same" &&
    matches(first.value, b, first.name) === "same"
  );
}
