/**
 * An interval of shares as whole per cents, without the sign: “67–90”, in Japanese “67〜90”.
 * @param low,high shares from 0 to 1; what lies outside is cut off, as an accuracy cannot go there.
 * @returns a dash when either end is no number.
 */
export function formatInterval(low: number, high: number, locale: string): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "–";
  const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const figure = (share: number) => percent.format(Math.min(1, Math.max(0, share)) * 100);
  return `${figure(low)}${locale.startsWith("ja") ? "〜" : "–"}${figure(high)}`;
}

/** A share as per cent with a fixed number of decimals and no sign, so that figures in a column line up: “81.0”. */
export function formatShare(share: number, locale: string, decimals = 1): string {
  if (!Number.isFinite(share)) return "–";
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale, digits).format(share * 100);
}
