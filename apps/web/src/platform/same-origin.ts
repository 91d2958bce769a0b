import { DomainError } from "./domain-error.ts";
import { env } from "./env.ts";

/**
 * Refuses a write that another site's page could have sent. Browsers set `Sec-Fetch-Site` (and `Origin` on writes)
 * themselves; a client that is no browser sends neither and carries no ambient cookie to abuse.
 * @throws DomainError `foreign-origin`.
 */
export function assertSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") {
    throw new DomainError("foreign-origin", { message: `sec-fetch-site ${site}` });
  }
  const origin = headers.get("origin");
  if (origin === null) return;
  const allowed = [env().PUBLIC_URL && new URL(env().PUBLIC_URL as string).host, headers.get("host")];
  let host: string | undefined;
  try {
    host = new URL(origin).host;
  } catch {
    host = undefined;
  }
  if (!host || !allowed.includes(host)) throw new DomainError("foreign-origin", { message: `origin ${origin}` });
}
