import type { TerminalCheck } from "@thaw/contracts/lesson-document";

/** Whether a line of the output is the one that is looked for, white space at both ends left out. */
export function isPrinted(text: string, output: string): boolean {
  const wanted = text.trim();
  return output.split("\n").some((line) => line.trim() === wanted);
}

const metWord = "thaw-check-met";

/** Python's spelling of a value of the lesson's. JSON's strings are Python's, once `\/` and lone halves are out of the way. */
function literal(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return JSON.stringify(value);
}

/** One line of Python that prints a word of ours when the check is met; null where the output alone decides. */
export function programOfCheck(check: TerminalCheck): string | null {
  switch (check.kind) {
    case "prints":
      return null;
    case "shape":
      return `print("${metWord}" if tuple((${check.expression}).shape) == (${check.shape.map((size) => `${size},`).join(" ")}) else "")`;
    case "equals": {
      const { expression, value, tolerance } = check;
      const test =
        typeof value === "string"
          ? `str(${expression}) == ${literal(value)}`
          : typeof value === "number" && tolerance > 0
            ? `abs((${expression}) - ${value}) <= ${tolerance}`
            : `(${expression}) == ${literal(value)}`;
      return `print("${metWord}" if ${test} else "")`;
    }
  }
}

export const saysMet = (output: string): boolean => output.trim() === metWord;
