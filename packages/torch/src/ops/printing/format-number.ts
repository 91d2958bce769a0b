/** As Python's `f"{value:.{digits}f}"`: exact halves go to the even digit, where JavaScript rounds them up. */
export function formatFixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return formatNonFinite(value);
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (size >= 1e21) return sign + BigInt(size) + (digits > 0 ? `.${"0".repeat(digits)}` : "");
  const text = size.toFixed(digits);
  const doubled = size * 10 ** digits * 2;
  if (doubled % 2 !== 1 || !isTie(size.toFixed(100), digits)) return sign + text;
  return sign + (isOdd(text) ? truncateFixed(size.toFixed(100), digits) : text);
}

/** As Python's `f"{value:.{digits}e}"`: at least two digits in the exponent. */
export function formatExponent(value: number, digits: number): string {
  if (!Number.isFinite(value)) return formatNonFinite(value);
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa, exponent] = splitExponent(size.toExponential(digits));
  const [exact, exactExponent] = splitExponent(size.toExponential(100));
  const rounded =
    isTie(exact, digits) && isOdd(mantissa)
      ? withExponent(truncateFixed(exact, digits), exactExponent)
      : withExponent(mantissa, exponent);
  return sign + rounded;
}

function splitExponent(text: string): [mantissa: string, exponent: string] {
  const [mantissa = "", exponent = "+0"] = text.split("e");
  return [mantissa, exponent];
}

function withExponent(mantissa: string, exponent: string): string {
  return `${mantissa}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, "0")}`;
}

function formatNonFinite(value: number): string {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

/** Whether what follows the last kept digit is exactly one half. @param exact a hundred digits behind the point. */
function isTie(exact: string, digits: number): boolean {
  const rest = exact.slice(exact.indexOf(".") + 1 + digits);
  return rest.startsWith("5") && /^50*$/.test(rest);
}

function isOdd(text: string): boolean {
  return Number(text.charAt(text.length - 1)) % 2 === 1;
}

function truncateFixed(exact: string, digits: number): string {
  const point = exact.indexOf(".");
  return digits === 0 ? exact.slice(0, point) : exact.slice(0, point + 1 + digits);
}
