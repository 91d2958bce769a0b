import { parser } from "@lezer/python";

/** Whether the source is one expression and nothing else; it is parsed and never run. */
export function isPythonExpression(source: string): boolean {
  if (/[\n\r]/.test(source)) return false;
  const tree = parser.parse(source);
  const [statement, next] = [tree.topNode.firstChild, tree.topNode.firstChild?.nextSibling];
  if (statement?.name !== "ExpressionStatement" || next) return false;
  const expression = statement.firstChild;
  if (!expression || expression.nextSibling) return false;
  let sound = true;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError || node.name === "Comment") sound = false;
    },
  });
  return sound;
}

/** A program's tokens without comments and with texts left blank: what stays the same when its words are translated. */
export function bareProgram(source: string): string {
  const tokens: string[] = [];
  parser.parse(source).iterate({
    enter: (node) => {
      if (node.name === "Comment") return false;
      if (node.name === "String" || node.name === "FormatString" || node.name === "ContinuedString") {
        tokens.push("''");
        return false;
      }
      if (!node.node.firstChild && node.to > node.from) tokens.push(source.slice(node.from, node.to));
      return undefined;
    },
  });
  return tokens.join(" ");
}
