import NextAuth from "next-auth";
import { authOptions } from "#platform/auth-options.ts";
import { problemResponse } from "#platform/define-route.ts";
import { preferredLocale } from "#platform/locale.ts";
import { assertSameOrigin } from "#platform/same-origin.ts";

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

export const GET: Handler = (request, context) => (NextAuth(authOptions()) as Handler)(request, context);

/** The same door, with the same origin check that every write of the API has. */
export const POST: Handler = async (request, context) => {
  try {
    assertSameOrigin(request.headers);
  } catch (error) {
    const requestId = request.headers.get("x-thaw-request-id") ?? crypto.randomUUID();
    return problemResponse(error, preferredLocale(request.headers.get("accept-language")), requestId);
  }
  return (NextAuth(authOptions()) as Handler)(request, context);
};
