/** A stretch of a line of code; the kinds are the design's token classes. */
export interface CodePiece {
  readonly text: string;
  /** Keyword, string, number, comment, a name that is defined or called. */
  readonly kind: "k" | "s" | "n" | "c" | "f" | "";
}

const keywords = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case".split(
    " ",
  ),
);

const piece =
  /(#.*)|((?:[rbfuRBFU]{0,2})(?:"""|'''))|((?:[rbfuRBFU]{0,2})(?:"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?))|(\b(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?j?|\.\d[\d_]*))|([\p{L}_][\p{L}\p{N}_]*)/gu;

/**
 * Python's lines in colours, for code that is shown before an editor is there. It knows words, strings and comments and no
 * grammar; a few hundred bytes do what an editor's parser does in ninety thousand.
 */
export function colorPython(code: string): CodePiece[][] {
  let openQuote = "";
  return code.split("\n").map((line) => {
    const pieces: CodePiece[] = [];
    const add = (text: string, kind: CodePiece["kind"]): void => {
      if (text !== "") pieces.push({ text, kind });
    };
    let at = 0;
    if (openQuote) {
      const end = line.indexOf(openQuote);
      if (end < 0) return line ? [{ text: line, kind: "s" }] : [];
      at = end + 3;
      add(line.slice(0, at), "s");
      openQuote = "";
    }
    while (at < line.length) {
      piece.lastIndex = at;
      const match = piece.exec(line);
      if (!match) break;
      add(line.slice(at, match.index), "");
      const [text, comment, triple, string, number, word] = match;
      at = match.index + text.length;
      if (triple) {
        const quote = triple.slice(-3);
        const end = line.indexOf(quote, at);
        if (end < 0) {
          openQuote = quote;
          add(line.slice(match.index), "s");
          at = line.length;
        } else {
          at = end + 3;
          add(line.slice(match.index, at), "s");
        }
      } else if (comment) add(text, "c");
      else if (string) add(text, "s");
      else if (number) add(text, "n");
      else if (word && keywords.has(word)) add(text, "k");
      else if (word && line[at] === "(") add(text, "f");
      else add(text, "");
    }
    add(line.slice(at), "");
    return pieces;
  });
}

/** Which lines of a text differ from the one it started as: those outside the common beginning and end. 1-based, inclusive. */
export function changedLines(before: string, after: string): { from: number; to: number } | null {
  if (before === after) return null;
  const old = before.split("\n");
  const now = after.split("\n");
  let from = 0;
  while (from < now.length && from < old.length && now[from] === old[from]) from += 1;
  let end = 0;
  while (end < now.length - from && end < old.length - from && now.at(-1 - end) === old.at(-1 - end)) end += 1;
  return { from: from + 1, to: Math.max(from + 1, now.length - end) };
}
