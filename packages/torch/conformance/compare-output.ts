/** One line that differs: `line` counts from 1; a side is undefined where its output has ended. */
export type LineDifference = { line: number; expected: string | undefined; actual: string | undefined };

/** The lines in which two outputs differ, in order. */
export function compareOutput(expected: string, actual: string): LineDifference[] {
  const left = expected.split("\n");
  const right = actual.split("\n");
  const differences: LineDifference[] = [];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    if (left[index] !== right[index]) {
      differences.push({ line: index + 1, expected: left[index], actual: right[index] });
    }
  }
  return differences;
}

/** The first differing lines, written for a person: `-` is what PyTorch printed, `+` what was printed here. */
export function describeDifferences(differences: readonly LineDifference[], limit = 12): string {
  const shown = differences.slice(0, limit).map(({ line, expected, actual }) => {
    const left = expected === undefined ? "(no more output)" : expected;
    const right = actual === undefined ? "(no more output)" : actual;
    return `line ${line}\n  - ${left}\n  + ${right}`;
  });
  const rest = differences.length - shown.length;
  return rest > 0 ? `${shown.join("\n")}\n… and ${rest} more lines` : shown.join("\n");
}

const NUMBER = /[-+]?\d+\.\d*(?:e[-+]?\d+)?/g;

/**
 * Whether all differences are numbers one unit apart in their last printed digit: sums taken in another order,
 * not another behaviour. Such a program still fails; the pass table tells the two apart.
 */
export function isLastDigitOnly(differences: readonly LineDifference[]): boolean {
  return differences.every(({ expected, actual }) => {
    if (expected === undefined || actual === undefined) return false;
    if (expected.replace(NUMBER, "#") !== actual.replace(NUMBER, "#")) return false;
    const left = expected.match(NUMBER) ?? [];
    const right = actual.match(NUMBER) ?? [];
    return left.every((number, index) => isOneUnitApart(number, right[index] ?? ""));
  });
}

function isOneUnitApart(left: string, right: string): boolean {
  if (left === right) return true;
  const [mantissaLeft = "", exponentLeft = "0"] = left.split("e");
  const [mantissaRight = "", exponentRight = "0"] = right.split("e");
  const digits = mantissaLeft.length - mantissaLeft.indexOf(".") - 1;
  if (exponentLeft !== exponentRight || mantissaRight.length - mantissaRight.indexOf(".") - 1 !== digits) return false;
  return Math.abs(Number(mantissaLeft) - Number(mantissaRight)) < 1.5 * 10 ** -digits;
}
