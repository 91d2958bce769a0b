import type { IncomingMessage, ServerResponse } from "node:http";
import { processRegistry } from "../src/platform/process-registry.ts";
import { CompressedCache, chooseEncoding } from "./compressed-cache.ts";

/** A finished lesson page: what was sent the last time, byte for byte. */
export interface FinishedPage {
  size: number;
  bytes: Buffer;
  encoding: string;
  etag: string;
  headers: Record<string, string>;
}

const pages = new CompressedCache<FinishedPage>(32 * 1024 * 1024);
let generation = 0;
processRegistry.thawForgetPages = () => {
  generation += 1;
};

const lessonPage = /^\/(?:ja|en)\/courses\/[a-z0-9-]+\/([a-z0-9-]+)$/;
const keptHeaders = ["content-type", "content-security-policy", "vary", "cache-control"];

/** The key of a plain request for a lesson's page; undefined for anything else (Next's own data requests too). */
function keyOf(request: IncomingMessage): { key: string; slug: string } | undefined {
  const match = request.method === "GET" && !request.headers.rsc ? lessonPage.exec(request.url ?? "") : null;
  if (!match?.[1]) return undefined;
  return { key: `${generation} ${request.url} ${chooseEncoding(request.headers["accept-encoding"])}`, slug: match[1] };
}

/** Keeps a page that Next served from its own cache. */
export function keepPage(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const found = keyOf(request);
  const etag = response.getHeader("etag");
  const isCached = response.hasHeader("x-nextjs-cache") && response.statusCode === 200;
  if (!found || typeof etag !== "string" || !isCached) return;
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = response.getHeader(name);
    if (value !== undefined) headers[name] = String(value);
  }
  const encoding = String(response.getHeader("content-encoding") ?? "identity");
  pages.set(found.key, { size: bytes.length + 1024, bytes, encoding, etag, headers });
}

/**
 * Answers with a kept page, if there is one and this reader may have it: a lesson then costs about what a file costs.
 * Who may have it is asked every time; where the answer is not "open", Next shows what stands in its place.
 */
export async function sendKeptPage(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const found = keyOf(request);
  const page = found && pages.get(found.key);
  const gate = processRegistry.thawLessonGate;
  if (!found || !page || !gate) return false;
  const headers = new Headers(request.headers.cookie ? { cookie: request.headers.cookie } : {});
  if ((await gate({ headers }, found.slug)) !== "open") return false;
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  response.setHeader("ETag", page.etag);
  if (request.headers["if-none-match"] === page.etag) {
    response.statusCode = 304;
    response.end();
    return true;
  }
  if (page.encoding !== "identity") response.setHeader("Content-Encoding", page.encoding);
  response.setHeader("Content-Length", page.bytes.length);
  response.end(page.bytes);
  return true;
}
