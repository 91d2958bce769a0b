/** An empty line ends a block, as at Python's own prompt; before one, a block comes back for its next line. */
export function asTyped(value: string): string {
  return /\n[ \t]*$/.test(value) ? `${value.trimEnd()}\n` : value;
}

/** Half a statement with a line of its own to go on in, indented as Python's readers do it. */
export function withNextLine(unfinished: string): string {
  const last = unfinished.split("\n").at(-1) ?? "";
  const indent = /^[ \t]*/.exec(last)?.[0] ?? "";
  return `${unfinished}\n${indent}${/:\s*(#.*)?$/.test(last) ? "    " : ""}`;
}
