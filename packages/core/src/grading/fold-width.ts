/**
 * Full-width forms, as a Japanese input method writes them, to their ASCII twins, one code unit for one: columns stay.
 * Minus signs and dashes become a hyphen, the ideographic space a space, the Japanese comma a comma.
 */
export function foldWidth(text: string): { text: string; folded: boolean } {
  const folded = text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ")
    .replace(/、/g, ",")
    .replace(/[−‐‑‒–—―]/g, "-");
  return { text: folded, folded: folded !== text };
}
