import type { Locale, Role } from "@thaw/contracts/ids";
import type { Problem } from "@thaw/contracts/problem";
import type { RootDatabase } from "@thaw/db/client";
import { z } from "zod";
import { database } from "./database.ts";
import { DomainError, statusOfCode } from "./domain-error.ts";
import { preferredLocale } from "./locale.ts";
import { describeError, log } from "./log.ts";
import { problemMessages } from "./problem-messages.ts";
import { enforceRateLimit, type RateLimitRule } from "./rate-limit.ts";
import { openRawBody, readJsonBody } from "./read-body.ts";
import { assertSameOrigin } from "./same-origin.ts";
import { readViewer, type SessionViewer } from "./session.ts";

/**
 * `public`: no session is looked at. `optional`: the viewer may be null. `required`: a session is needed. A list of
 * roles: one of them is needed. What a person may do with one course or lesson is for the use case to decide.
 */
export type RouteAuth = "public" | "optional" | "required" | readonly Role[];

type Empty = Record<string, never>;
type Parsed<S> = S extends z.ZodType ? z.infer<S> : Empty;
type ViewerFor<A> = A extends "public" ? null : A extends "optional" ? SessionViewer | null : SessionViewer;

/** A body that is no JSON: it is handed over as it comes, unread. */
export interface RawBodyRule {
  mediaTypes: readonly string[];
  maxBytes: number;
}

export interface RawBody {
  stream: ReadableStream<Uint8Array> | null;
  /** What Content-Length says; null where it says nothing. */
  declaredBytes: number | null;
}

export interface RouteContext<A extends RouteAuth, P, Q, B> {
  viewer: ViewerFor<A>;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  /** Of a route with `rawBody`; its stream is null for others. */
  raw: RawBody;
  locale: Locale;
  db: RootDatabase;
  now: Date;
  requestId: string;
  /** The client's address, for limits. */
  clientAddress: string;
  headers: Headers;
}

export interface RouteDefinition<A extends RouteAuth, P, Q, B, R extends z.ZodType> {
  /** One line for the API description. */
  summary: string;
  auth: A;
  params?: P;
  query?: Q;
  body?: B;
  /** Instead of `body`. */
  rawBody?: RawBodyRule;
  response: R;
  /** Of a success; 200 unless said. */
  status?: 200 | 201;
  maxBodyBytes?: number;
  rateLimit?: RateLimitRule;
  handler: (context: RouteContext<A, P, Q, B>) => Promise<z.input<R> | Response>;
}

export type RouteHandler = ((
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>) & {
  /** What the API description is generated from. */
  definition: RouteDefinition<
    RouteAuth,
    z.ZodType | undefined,
    z.ZodType | undefined,
    z.ZodType | undefined,
    z.ZodType
  >;
};

const defaultMaxBodyBytes = 64 * 1024;
const writes = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Makes a Next route handler of a definition. Every request goes the same way: origin → session → rate limit → parse →
 * handler → parse the response → one log line. Errors become RFC 9457 problems in the reader's language.
 */
export function defineRoute<
  const A extends RouteAuth,
  R extends z.ZodType,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<A, P, Q, B, R>): RouteHandler {
  const handle = async (
    request: Request,
    context: { params: Promise<Record<string, string | string[] | undefined>> },
  ): Promise<Response> => {
    const started = performance.now();
    const requestId = request.headers.get("x-thaw-request-id") ?? crypto.randomUUID();
    let locale: Locale = preferredLocale(request.headers.get("accept-language"));
    let viewer: SessionViewer | null = null;
    let response: Response;
    try {
      if (writes.has(request.method)) assertSameOrigin(request.headers);
      const db = database();
      if (definition.auth !== "public") viewer = await readViewer(db, request);
      if (viewer && !request.headers.get("accept-language")) locale = viewer.locale;
      requireRole(definition.auth, viewer);
      const clientAddress = request.headers.get("x-thaw-client-address") ?? "unknown";
      if (definition.rateLimit) await enforceRateLimit(db, definition.rateLimit, viewer?.id ?? clientAddress);
      const raw = definition.rawBody ? openRawBody(request, definition.rawBody) : { stream: null, declaredBytes: null };
      const input = await parseInput(definition, request, await context.params, locale);
      const result = await definition.handler({
        ...(input as { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> }),
        raw,
        viewer: viewer as ViewerFor<A>,
        locale,
        db,
        now: new Date(),
        requestId,
        clientAddress,
        headers: request.headers,
      });
      // Parsed on the way out too: a field that the contract does not name cannot leave.
      response =
        result instanceof Response
          ? result
          : Response.json(definition.response.parse(result), { status: definition.status ?? 200 });
    } catch (error) {
      response = problemResponse(error, locale, requestId);
    }
    response.headers.set("x-request-id", requestId);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
    log("info", "request", {
      requestId,
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      ...(viewer ? { userId: viewer.id } : {}),
    });
    return response;
  };
  return Object.assign(handle, { definition: definition as unknown as RouteHandler["definition"] });
}

function requireRole(auth: RouteAuth, viewer: SessionViewer | null): void {
  if (auth === "public" || auth === "optional") return;
  if (!viewer) throw new DomainError("unauthenticated");
  if (auth !== "required" && !auth.includes(viewer.role)) {
    throw new DomainError("forbidden", { message: `role ${viewer.role}` });
  }
}

/** What one request is told at most: who sends ten thousand mistakes learns no more from the last of them. */
const mostFields = 20;
const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

function describe(part: string, issue: z.core.$ZodIssue): { path: string; message: string } {
  return { path: shortened([part, ...issue.path].join(".")), message: shortened(issue.message) };
}

async function parseInput(
  definition: { params?: unknown; query?: unknown; body?: unknown; maxBodyBytes?: number },
  request: Request,
  params: Record<string, unknown>,
  locale: Locale,
): Promise<{ params: unknown; query: unknown; body: unknown }> {
  const parts: [string, unknown, unknown][] = [
    ["params", definition.params, params],
    ["query", definition.query, Object.fromEntries(new URL(request.url).searchParams)],
  ];
  if (definition.body) {
    parts.push(["body", definition.body, await readJsonBody(request, definition.maxBodyBytes ?? defaultMaxBodyBytes)]);
  }
  const parsed: Record<string, unknown> = { params: {}, query: {}, body: {} };
  const fields: { path: string; message: string }[] = [];
  const { localeError } = locale === "ja" ? z.locales.ja() : z.locales.en();
  for (const [name, schema, value] of parts) {
    if (!schema) continue;
    const result = (schema as z.ZodType).safeParse(value, { error: localeError });
    if (result.success) parsed[name] = result.data;
    else fields.push(...result.error.issues.slice(0, mostFields - fields.length).map((issue) => describe(name, issue)));
  }
  if (fields.length > 0) throw new DomainError("invalid-request", { fields });
  return parsed as { params: unknown; query: unknown; body: unknown };
}

/** Any error as a problem document; what is not a DomainError is logged and answers as `internal`. */
export function problemResponse(error: unknown, locale: Locale, requestId: string): Response {
  const known =
    error instanceof DomainError
      ? error
      : new DomainError(isConnectionError(error) ? "unavailable" : "internal", { cause: error });
  const status = statusOfCode[known.code];
  if (status >= 500) log("error", "request-failed", { requestId, code: known.code, ...describeError(error) });
  const { title, detail } = problemMessages[locale][known.code];
  const problem: Problem = {
    type: `/problems/${known.code}`,
    title,
    status,
    detail,
    code: known.code,
    requestId,
    ...(known.fields ? { fields: known.fields } : {}),
    ...(known.retryAfterSeconds ? { retryAfterSeconds: known.retryAfterSeconds } : {}),
    ...(known.extra ? { extra: known.extra } : {}),
  };
  const headers: Record<string, string> = { "content-type": "application/problem+json", "content-language": locale };
  if (known.retryAfterSeconds) headers["retry-after"] = String(known.retryAfterSeconds);
  return new Response(JSON.stringify(problem), { status, headers });
}

/** Prisma's codes for a database that can't be reached, and Node's. */
function isConnectionError(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return [
    "P1001",
    "P1002",
    "P1008",
    "P1017",
    "P2024",
    "P2037",
    "ECONNREFUSED",
    "ECONNRESET",
    "57P01",
    "57P03",
  ].includes(code);
}
