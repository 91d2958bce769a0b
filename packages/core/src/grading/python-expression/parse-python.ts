import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import { clip } from "../clip.ts";
import { RemarkError } from "./remark-error.ts";

/** One more than a response may hold by its schema. */
const mostCharacters = 2000;
const mostDepth = 40;

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "Comment") children.push(child);
  }
  return children;
};

export function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Parses with a real Python grammar. The grammar recovers from errors; the first one it meets is reported.
 * @throws RemarkError for a syntax error, or code too long or too deep to be an answer.
 */
export function parsePython(source: string): SyntaxNode {
  if (source.length > mostCharacters) {
    throw new RemarkError("unreadable", { code: "code-too-long", params: { most: mostCharacters } });
  }
  const tree = parser.parse(source);
  let depth = 0;
  let error: number | undefined;
  let tooDeep = false;
  tree.iterate({
    enter: (node) => {
      depth++;
      if (depth > mostDepth) tooDeep = true;
      if (node.type.isError) error ??= node.from;
      return !tooDeep;
    },
    leave: () => {
      depth--;
    },
  });
  if (tooDeep) throw new RemarkError("unreadable", { code: "code-too-deep", params: {} });
  if (error !== undefined) throw syntaxError(source, error);
  return tree.topNode;
}

export function syntaxError(source: string, offset: number): RemarkError {
  // White space before the place where the grammar gave up says nothing to a reader.
  const at = offset + (/^[ \t]+/.exec(source.slice(offset))?.[0].length ?? 0);
  const near = clip(source.slice(at, at + 20).split("\n")[0] ?? "");
  return new RemarkError("unreadable", { code: "code-syntax", params: { ...placeOf(source, at), near } });
}
