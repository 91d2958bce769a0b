import type { Role } from "@thaw/contracts/ids";
import type { RootDatabase } from "@thaw/db/client";
import { type SessionUserRow, selectOptionalSessionUser } from "@thaw/db/tables/session-user";
import { getToken } from "next-auth/jwt";
import { env } from "./env.ts";

/** Who asks, as the database knows them now. */
export interface SessionViewer {
  id: string;
  email: string;
  name: string;
  role: Role;
  locale: SessionUserRow["locale"];
}

/** Whether the site is reached over TLS; it decides the cookies' names and their Secure attribute. */
export const isSecureSite = (): boolean => (env().PUBLIC_URL ?? "").startsWith("https://");
export const sessionCookieName = (): string =>
  isSecureSite() ? "__Secure-next-auth.session-token" : "next-auth.session-token";

/**
 * Reads the session cookie and compares its `sessionVersion` with the user's row, so that signing out everywhere, a new
 * password or a closed account holds from the next request, and the role is the one that the row has now.
 * @returns null when there is no session or it no longer holds.
 */
export async function readViewer(
  db: RootDatabase,
  source: { headers: Headers } | { cookies: { get(name: string): { value: string } | undefined } },
): Promise<SessionViewer | null> {
  const cookies = "headers" in source ? parseCookies(source.headers.get("cookie")) : undefined;
  const names = sessionCookieName();
  const value = cookies ? cookies[names] : "cookies" in source ? source.cookies.get(names)?.value : undefined;
  if (!value) return null;
  const token = await decodeToken(names, value);
  if (!token?.sub) return null;
  const user = await selectOptionalSessionUser(db, token.sub);
  if (!user || user.disabled || user.sessionVersion !== token.sessionVersion) return null;
  return { id: user.id, email: user.email, name: user.name, role: user.role, locale: user.locale };
}

interface SessionToken {
  sub?: string;
  sessionVersion?: number;
  /** Seconds since 1970. */
  exp?: number;
}

const decoded = new Map<string, SessionToken>();
const maxDecoded = 2_000;

/**
 * What the cookie says. A cookie never changes its meaning, so it is decrypted once and its expiry looked at every time;
 * whether the session still holds is asked of the user's row, never of this memory.
 */
async function decodeToken(cookieName: string, value: string): Promise<SessionToken | null> {
  let token = decoded.get(value);
  if (!token) {
    const request = { cookies: { [cookieName]: value }, headers: {} } as unknown as Parameters<
      typeof getToken
    >[0]["req"];
    const fresh = await getToken({
      req: request,
      secret: env().NEXTAUTH_SECRET,
      cookieName,
      secureCookie: isSecureSite(),
    });
    if (!fresh) return null;
    token = fresh as SessionToken;
    if (decoded.size >= maxDecoded) decoded.clear();
    decoded.set(value, token);
  }
  return token.exp !== undefined && token.exp * 1000 <= Date.now() ? null : token;
}

function parseCookies(header: string | null): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0) cookies[part.slice(0, at).trim()] = decode(part.slice(at + 1).trim());
  }
  return cookies;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
