import { selectOptionalUser } from "@thaw/db/tables/user";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { verifyCredentials } from "#features/account/server/verify-credentials.ts";
import { database } from "./database.ts";
import { DomainError } from "./domain-error.ts";
import { env } from "./env.ts";
import { describeError, log } from "./log.ts";
import { isSecureSite, sessionCookieName } from "./session.ts";

const sessionSeconds = 14 * 24 * 60 * 60;

/** next-auth's own set-up: credentials, and JWT sessions that carry the `sessionVersion` they were made under. */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: sessionSeconds },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  useSecureCookies: isSecureSite(),
  cookies: {
    sessionToken: {
      name: sessionCookieName(),
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() },
    },
  },
  providers: [
    Credentials({
      credentials: { email: { label: "Email", type: "email" }, password: { label: "Password", type: "password" } },
      async authorize(credentials, request) {
        if (!credentials?.email || !credentials.password || credentials.password.length > 200) return null;
        const address = request.headers?.["x-thaw-client-address"];
        try {
          return await verifyCredentials(
            { email: credentials.email, password: credentials.password, clientAddress: address ?? "unknown" },
            { db: database(), now: new Date() },
          );
        } catch (error) {
          // The text travels to the browser as `error=…`; only our own codes may.
          if (error instanceof DomainError) throw new Error(error.code);
          log("error", "sign-in-failed", describeError(error));
          throw new Error("unavailable");
        }
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (user) return { sub: user.id, sessionVersion: (user as unknown as { sessionVersion: number }).sessionVersion };
      const row = token.sub ? await selectOptionalUser(database(), token.sub) : null;
      // An empty token makes an empty session: the version no longer holds.
      return row && !row.disabledAt && row.sessionVersion === token.sessionVersion ? token : {};
    },
    async session({ session, token }) {
      const row = token.sub ? await selectOptionalUser(database(), token.sub) : null;
      if (!row) return { expires: session.expires };
      return { expires: session.expires, user: { name: row.name, email: row.email, role: row.role } } as typeof session;
    },
    redirect: ({ url, baseUrl }) => {
      if (url.startsWith("/") && !url.startsWith("//")) return `${baseUrl}${url}`;
      return URL.canParse(url) && new URL(url).origin === baseUrl ? url : baseUrl;
    },
  },
  logger: {
    error: (code, metadata) =>
      log("error", "next-auth", {
        code,
        ...describeError("error" in Object(metadata) ? (metadata as { error: unknown }).error : metadata),
      }),
    warn: () => undefined,
    debug: () => undefined,
  },
});
