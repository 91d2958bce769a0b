import type { Locale } from "@thaw/contracts/ids";

/** Where to go after signing in: a path of this site that was asked for, else home. Never another site's address. */
export function safeNext(next: string | null | undefined, locale: Locale): string {
  // A browser drops tabs and line breaks and reads a backslash as a slash: "/\t/evil.example" must not pass.
  if (!next?.startsWith("/") || next.startsWith("//") || /[\\\s]/.test(next)) return `/${locale}`;
  return next;
}
