import type { GradingRemark } from "@thaw/contracts/grading-remark";
import { clip } from "./clip.ts";
import { foldWidth } from "./fold-width.ts";

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,4})?$/i;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const spaced = /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?$/;

export type NumberReading = { value: number; remarks: GradingRemark[] } | { unreadable: GradingRemark };

/**
 * A number as people write it: ASCII or full-width digits, any minus sign, an exponent, thousands set apart by
 * commas or spaces. `NaN`, `Infinity`, fractions, units and decimal commas are not guessed at, but named.
 */
export function readNumber(written: string): NumberReading {
  const { text, folded } = foldWidth(written.trim());
  const compact = text
    .trim()
    .replace(/^([+-])\s+/, "$1")
    .replace(/ー/g, "-");
  let digits = compact;
  if (grouped.test(compact)) digits = compact.replaceAll(",", "");
  else if (spaced.test(compact)) digits = compact.replace(/[ \u00a0\u2009\u202f]/g, "");
  if (plain.test(digits)) {
    const value = Number(digits);
    if (!Number.isFinite(value))
      return { unreadable: { code: "number-too-large", params: { written: clip(written) } } };
    return { value, remarks: folded ? [{ code: "full-width", params: {} }] : [] };
  }
  if (/^[+-]?\d+,\d+$/.test(compact))
    return { unreadable: { code: "number-decimal-comma", params: { written: clip(written) } } };
  if (/^[+-]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)\s*[^\d\s.,+\-*/^()e][^\d+*/^()=]*$/i.test(compact)) {
    return { unreadable: { code: "number-with-unit", params: { written: clip(written) } } };
  }
  return { unreadable: { code: "number-unreadable", params: { written: clip(written) } } };
}
