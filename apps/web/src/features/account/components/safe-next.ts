import type { Locale } from "@thaw/contracts/ids";

/** Where to go after signing in: a path of this site that was asked for, else home. Never another site's address. */
export function safeNext(next: string | null | undefined, locale: Locale): string {
  if (!next || !next.startsWith("/") || next.startsWith("//") || next.includes("\\") || /[\u0000-\u001f]/.test(next)) return `/${locale}`;
  return next;
}
