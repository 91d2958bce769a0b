/**
 * One cell (RFC 4180). A spreadsheet takes text that begins with one of these signs for a formula, so such text gets an
 * apostrophe before it; figures are ours and stay figures. Source: OWASP, CSV Injection.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
