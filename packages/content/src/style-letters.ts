/** Code points of A, a and 0 in the mathematical alphabets of Unicode; 0 where an alphabet has no such row. */
const alphabets: Record<string, [upper: number, lower: number, digit: number]> = {
  bold: [0x1d400, 0x1d41a, 0x1d7ce],
  italic: [0x1d434, 0x1d44e, 0],
  "bold-italic": [0x1d468, 0x1d482, 0],
  script: [0x1d49c, 0x1d4b6, 0],
  fraktur: [0x1d504, 0x1d51e, 0],
  "double-struck": [0x1d538, 0x1d552, 0x1d7d8],
  "sans-serif": [0x1d5a0, 0x1d5ba, 0x1d7e2],
  monospace: [0x1d670, 0x1d68a, 0x1d7f6],
};

/** Letters that Unicode had before those alphabets, and left where they were. */
const elder: Record<string, Record<string, string>> = {
  italic: { h: "ℎ" },
  script: { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ", e: "ℯ", g: "ℊ", o: "ℴ" },
  fraktur: { C: "ℭ", H: "ℌ", I: "ℑ", R: "ℜ", Z: "ℨ" },
  "double-struck": { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
};

/**
 * Writes letters in a mathematical alphabet. MathML Core, which is what browsers have, knows no `mathvariant` but
 * `normal`: the letters themselves must carry their style.
 * Source: Unicode Standard, block Mathematical Alphanumeric Symbols.
 */
export function styleLetters(text: string, variant: string): string {
  const alphabet = alphabets[variant];
  if (!alphabet) return text;
  const [upper, lower, digit] = alphabet;
  const style = (letter: string): string => {
    const old = elder[variant]?.[letter];
    if (old) return old;
    const code = letter.charCodeAt(0);
    if (code >= 65 && code <= 90) return String.fromCodePoint(upper + code - 65);
    if (code >= 97 && code <= 122) return String.fromCodePoint(lower + code - 97);
    return code >= 48 && code <= 57 && digit > 0 ? String.fromCodePoint(digit + code - 48) : letter;
  };
  return Array.from(text, style).join("");
}
