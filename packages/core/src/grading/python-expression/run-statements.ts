import type { SyntaxNode } from "@lezer/common";
import { clip } from "../clip.ts";
import { evaluateExpression, type Scope, unsupported } from "./evaluate-expression.ts";
import { childrenOf } from "./parse-python.ts";
import type { PythonValue } from "./python-value.ts";

export interface Outcome {
  /** Every value that was bound to the asked name, in order. */
  bound: PythonValue[];
  /** The value of the last statement that is an expression alone. */
  bare: PythonValue | undefined;
  /** The last other target that got a value, as written. */
  otherTarget: { written: string; value: PythonValue } | undefined;
}

/** Follows the statements of a response in order: imports, assignments, expressions; nothing else is allowed. */
export function runStatements(scope: Scope, top: SyntaxNode, binding: string): Outcome {
  const outcome: Outcome = { bound: [], bare: undefined, otherTarget: undefined };
  for (const statement of flatten(top)) {
    switch (statement.name) {
      case "ImportStatement":
        runImport(scope, statement);
        break;
      case "AssignStatement":
        runAssignment(scope, statement, binding, outcome);
        break;
      case "ExpressionStatement": {
        const [expression, ...more] = childrenOf(statement);
        if (!expression || more.length > 0) throw unsupported(scope, statement);
        const before = scope.names.get(binding);
        const value = evaluateExpression(scope, expression);
        const after = scope.names.get(binding);
        // `(new_layer := …)` binds the name inside an expression.
        if (after && after !== before) outcome.bound.push(after);
        else outcome.bare = value;
        break;
      }
      case "PassStatement":
        break;
      default:
        throw unsupported(scope, statement);
    }
  }
  return outcome;
}

function flatten(top: SyntaxNode): SyntaxNode[] {
  return childrenOf(top)
    .flatMap((node) => (node.name === "StatementGroup" ? childrenOf(node) : [node]))
    .filter((node) => node.name !== ";");
}

function runAssignment(scope: Scope, statement: SyntaxNode, binding: string, outcome: Outcome): void {
  const groups: SyntaxNode[][] = [[]];
  for (const part of childrenOf(statement)) {
    if (part.name === "AssignOp") groups.push([]);
    // What an annotation says about the type changes nothing.
    else if (part.name !== "TypeDef") groups.at(-1)?.push(part);
  }
  const [expression, ...moreValues] = groups.at(-1) ?? [];
  if (groups.length === 1) return;
  if (!expression || moreValues.length > 0) throw unsupported(scope, statement);
  const value = evaluateExpression(scope, expression);
  for (const [target, ...moreTargets] of groups.slice(0, -1)) {
    if (!target || moreTargets.length > 0) throw unsupported(scope, statement);
    const written = scope.source.slice(target.from, target.to);
    if (target.name !== "VariableName" && target.name !== "MemberExpression") throw unsupported(scope, statement);
    if (target.name === "VariableName") scope.names.set(written, value);
    if (written === binding) outcome.bound.push(value);
    else outcome.otherTarget = { written: clip(written), value };
  }
}

/** Binds names to the paths that an import gives them. What the module is does not matter until it is called. */
function runImport(scope: Scope, statement: SyntaxNode): void {
  const text = (node: SyntaxNode) => scope.source.slice(node.from, node.to);
  const parts = childrenOf(statement).filter((part) => part.name !== "(" && part.name !== ")");
  let module = "";
  let index = 1;
  if (parts[0]?.name === "from") {
    for (; parts[index] && parts[index]?.name !== "import"; index++) module += text(parts[index] as SyntaxNode);
    index++;
    if (module === "" || module.startsWith(".")) throw unsupported(scope, statement);
  }
  while (index < parts.length) {
    let name = "";
    for (; parts[index] && !["as", ","].includes(parts[index]?.name ?? ""); index++)
      name += text(parts[index] as SyntaxNode);
    let alias: string | undefined;
    if (parts[index]?.name === "as") {
      alias = parts[index + 1] ? text(parts[index + 1] as SyntaxNode) : undefined;
      index += 2;
    }
    index++;
    // A star import brings the names that are known already.
    if (name === "*") continue;
    const path = module === "" ? name : `${module}.${name}`;
    if (alias) scope.names.set(alias, { kind: "path", path });
    else if (module !== "") scope.names.set(name, { kind: "path", path });
    else {
      // `import torch.nn` binds `torch`.
      const root = name.split(".")[0] ?? name;
      scope.names.set(root, { kind: "path", path: root });
    }
  }
}
