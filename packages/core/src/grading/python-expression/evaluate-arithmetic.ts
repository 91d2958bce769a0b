import { mostBits, type PythonValue } from "./python-value.ts";
import { RemarkError } from "./remark-error.ts";

type Numeric = { kind: "int"; value: bigint } | { kind: "float"; value: number };

/** A bool is an int in Python: `True + 1` is 2. */
function numeric(value: PythonValue, written: string): Numeric {
  if (value.kind === "int" || value.kind === "float") return value;
  if (value.kind === "bool") return { kind: "int", value: value.value ? 1n : 0n };
  throw new RemarkError("wrong", { code: "code-arithmetic-type", params: { written } });
}

const tooLarge = (written: string) =>
  new RemarkError("unreadable", { code: "code-number-too-large", params: { written } });
const byZero = () => new RemarkError("wrong", { code: "code-division-by-zero", params: {} });

const magnitudeBits = (value: bigint): number => (value < 0n ? -value : value).toString(2).length;

function boundedInt(value: bigint, written: string): PythonValue {
  if (magnitudeBits(value) > mostBits) throw tooLarge(written);
  return { kind: "int", value };
}

function boundedFloat(value: number, written: string): PythonValue {
  if (!Number.isFinite(value)) throw tooLarge(written);
  return { kind: "float", value };
}

/** Python rounds quotients down and gives remainders the sign of the divisor; JavaScript rounds towards zero. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function intPower(base: bigint, exponent: bigint, written: string): PythonValue {
  if (exponent < 0n) {
    if (base === 0n) throw byZero();
    return boundedFloat(Number(base) ** Number(exponent), written);
  }
  // Judged before it is computed: 9 ** 9 ** 9 must not be.
  const bits = magnitudeBits(base);
  if (bits > 1 && (exponent > BigInt(mostBits) || BigInt(bits - 1) * exponent > BigInt(mostBits)))
    throw tooLarge(written);
  return boundedInt(
    base ** (bits > 1 ? exponent : exponent % 2n === 0n && exponent > 0n ? 2n : exponent > 0n ? 1n : 0n),
    written,
  );
}

export function applyUnary(operator: string, operand: PythonValue, written: string): PythonValue {
  const value = numeric(operand, written);
  if (operator === "+") return value;
  if (operator !== "-") throw new RemarkError("unreadable", { code: "code-unsupported", params: { written } });
  return value.kind === "int" ? { kind: "int", value: -value.value } : { kind: "float", value: -value.value };
}

/** `+ - * / // % **` with Python's meaning, bounded in size. */
export function applyBinary(operator: string, left: PythonValue, right: PythonValue, written: string): PythonValue {
  const a = numeric(left, written);
  const b = numeric(right, written);
  if (a.kind === "int" && b.kind === "int") {
    switch (operator) {
      case "+":
        return boundedInt(a.value + b.value, written);
      case "-":
        return boundedInt(a.value - b.value, written);
      case "*":
        return boundedInt(a.value * b.value, written);
      case "**":
        return intPower(a.value, b.value, written);
      case "//":
        if (b.value === 0n) throw byZero();
        return boundedInt(floorDivide(a.value, b.value), written);
      case "%":
        if (b.value === 0n) throw byZero();
        return boundedInt(a.value - floorDivide(a.value, b.value) * b.value, written);
    }
  }
  const x = Number(a.value);
  const y = Number(b.value);
  switch (operator) {
    case "+":
      return boundedFloat(x + y, written);
    case "-":
      return boundedFloat(x - y, written);
    case "*":
      return boundedFloat(x * y, written);
    case "**":
      return boundedFloat(x ** y, written);
    case "/":
      if (y === 0) throw byZero();
      return boundedFloat(x / y, written);
    case "//":
      if (y === 0) throw byZero();
      return boundedFloat(Math.floor(x / y), written);
    case "%":
      if (y === 0) throw byZero();
      return boundedFloat(x - Math.floor(x / y) * y, written);
    default:
      throw new RemarkError("unreadable", { code: "code-unsupported", params: { written } });
  }
}
