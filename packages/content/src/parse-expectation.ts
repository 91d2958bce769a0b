import { parser } from "@lezer/python";
import type { CodeExpectation } from "@thaw/contracts/answer-key";
import { nearestName } from "./nearest-name.ts";
import { torchSignatures } from "./torch-signatures.ts";

type Value = CodeExpectation["args"][number]["value"];
export type ExpectationResult =
  | { expectation: CodeExpectation }
  | {
      code: "expects-syntax" | "expects-callee" | "expects-arguments";
      detail: string;
      suggestion?: string | undefined;
    };

type SyntaxNode = ReturnType<typeof parser.parse>["topNode"];
const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

function readValue(source: string, node: SyntaxNode): Value | undefined {
  const written = source.slice(node.from, node.to);
  if (node.name === "Number") return Number.isFinite(Number(written)) ? Number(written) : undefined;
  if (node.name === "Boolean") return written === "True";
  if (node.name === "None") return null;
  if (node.name === "String") return /^(["'])([^"'\\]*)\1$/.exec(written)?.[2];
  const [sign, operand, ...rest] = childrenOf(node);
  if (node.name !== "UnaryExpression" || !sign || !operand || rest.length > 0) return undefined;
  if (source.slice(sign.from, sign.to) !== "-" || operand.name !== "Number") return undefined;
  const value = Number(source.slice(operand.from, operand.to));
  return Number.isFinite(value) ? -value : undefined;
}

/** Reads `torch.nn.Linear(512, 7)` as an author writes it in `expects`, against the constructor's signature. */
export function parseExpectation(source: string): ExpectationResult {
  const tree = parser.parse(source);
  const statements = childrenOf(tree.topNode);
  const call = statements[0]?.name === "ExpressionStatement" ? statements[0].firstChild : null;
  const list = call?.getChild("ArgList");
  let broken = statements.length !== 1 || call?.name !== "CallExpression" || !list;
  tree.iterate({
    enter: (node) => {
      broken ||= node.type.isError;
    },
  });
  if (broken || !call || !list) return { code: "expects-syntax", detail: source };

  const callee = source.slice(call.from, list.from).trim();
  const signature = Object.hasOwn(torchSignatures, callee) ? torchSignatures[callee] : undefined;
  const known = Object.keys(torchSignatures);
  if (!signature) return { code: "expects-callee", detail: callee, suggestion: nearestName(callee, known) };

  const given = new Map<string, Value>();
  const parts = childrenOf(list).filter((part) => !["(", ")", ",", "Comment"].includes(part.name));
  for (let index = 0, position = 0; index < parts.length; index++) {
    const part = parts[index];
    if (!part) break;
    const keyword = parts[index + 1]?.name === "AssignOp";
    const name = keyword ? source.slice(part.from, part.to) : signature[position++]?.name;
    const valueNode = keyword ? parts[index + 2] : part;
    if (keyword) index += 2;
    const value = valueNode ? readValue(source, valueNode) : undefined;
    const written = valueNode ? source.slice(valueNode.from, valueNode.to) : source;
    if (value === undefined) return { code: "expects-arguments", detail: written };
    if (name === undefined || !signature.some((one) => one.name === name) || given.has(name)) {
      return { code: "expects-arguments", detail: name ?? written };
    }
    given.set(name, value);
  }
  const missing = signature.find((one) => one.default === undefined && !given.has(one.name));
  if (missing) return { code: "expects-arguments", detail: missing.name };

  const args: CodeExpectation["args"] = [];
  const optional: CodeExpectation["optional"] = [];
  for (const { name, default: fallback } of signature) {
    const value = given.get(name);
    // An argument that says the default says nothing: a learner may leave it out.
    if (value !== undefined && value !== fallback) args.push({ name, value });
    else if (fallback !== undefined) optional.push({ name, value: fallback });
  }
  return { expectation: { callee, args, optional } };
}
