import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { CompressedCache, chooseEncoding, compress, type Encoding, isCompressible } from "./compressed-cache.ts";
import { contentSecurityPolicy, hashInlineScripts } from "./content-security-policy.ts";
import { keepPage } from "./page-cache.ts";

interface Finished {
  size: number;
  bytes: Buffer;
  policy: string | undefined;
}

/** Compressed pages and scripts, by ETag (or immutable address) and encoding. */
const finished = new CompressedCache<Finished>(64 * 1024 * 1024);

type Chunk = string | Uint8Array;
const toBuffer = (chunk: Chunk, encoding?: BufferEncoding): Buffer =>
  typeof chunk === "string"
    ? Buffer.from(chunk, encoding)
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

/**
 * Holds back what Next writes until it ends, then sends it once: a page with the hashes of its inline scripts in its
 * policy, and anything compressible compressed. A page that Next serves from its cache has an ETag; its policy and its
 * compressed bytes are kept under it, so serving it again costs neither hashing nor compressing.
 * What is not compressible (photos, weights) streams through untouched.
 */
export function finishResponse(request: IncomingMessage, response: ServerResponse): void {
  const original = {
    write: response.write.bind(response),
    end: response.end.bind(response),
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  const chunks: Buffer[] = [];
  let held: boolean | undefined;
  // Node writes the head by calling `writeHead` itself; from the first byte on it must find its own again.
  const release = (): void => {
    response.writeHead = original.writeHead;
  };

  const isHeld = (): boolean => {
    held ??=
      request.method !== "HEAD" &&
      !response.headersSent &&
      isCompressible(String(response.getHeader("content-type") ?? "")) &&
      !response.hasHeader("content-encoding") &&
      !response.hasHeader("content-range") &&
      response.statusCode !== 304 &&
      response.statusCode !== 204;
    return held;
  };

  response.writeHead = ((
    status: number,
    ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)[]
  ) => {
    response.statusCode = status;
    for (const part of rest) {
      if (part && typeof part === "object" && !Array.isArray(part)) {
        for (const [name, value] of Object.entries(part)) if (value !== undefined) response.setHeader(name, value);
      }
    }
    return response;
  }) as ServerResponse["writeHead"];
  response.flushHeaders = () => {
    if (isHeld()) return;
    release();
    original.flushHeaders();
  };
  response.write = ((chunk: Chunk, encodingOrDone?: BufferEncoding | (() => void), done?: () => void) => {
    const encoding = typeof encodingOrDone === "string" ? encodingOrDone : undefined;
    const callback = typeof encodingOrDone === "function" ? encodingOrDone : done;
    if (!isHeld()) {
      release();
      return original.write(toBuffer(chunk, encoding), callback as () => void);
    }
    chunks.push(toBuffer(chunk, encoding));
    callback?.();
    return true;
  }) as ServerResponse["write"];
  response.end = ((chunk?: Chunk | (() => void), encodingOrDone?: BufferEncoding | (() => void), done?: () => void) => {
    const callback = [chunk, encodingOrDone, done].find((value) => typeof value === "function") as
      | (() => void)
      | undefined;
    const last = typeof chunk === "function" || chunk === undefined || chunk === null ? undefined : chunk;
    const encoding = typeof encodingOrDone === "string" ? encodingOrDone : undefined;
    if (!isHeld()) {
      release();
      if (last !== undefined) original.end(toBuffer(last, encoding), callback);
      else original.end(callback);
      return response;
    }
    if (last !== undefined) chunks.push(toBuffer(last, encoding));
    void sendHeld(request, response, Buffer.concat(chunks)).then(
      (body) => {
        keepPage(request, response, body);
        release();
        original.end(body, callback);
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return response;
  }) as ServerResponse["end"];
}

async function sendHeld(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<Buffer> {
  const isPage = /^text\/html/i.test(String(response.getHeader("content-type") ?? ""));
  const etag = response.getHeader("etag");
  const isImmutable = (request.url ?? "").startsWith("/_next/static/") && response.statusCode === 200;
  // What is made anew each time is worth compressing from two kilobytes on; a file is compressed once.
  const worthwhile = body.length >= (isImmutable ? 512 : 2048);
  const encoding: Encoding = worthwhile ? chooseEncoding(request.headers["accept-encoding"]) : "identity";
  const key = isImmutable
    ? `${request.url} ${encoding}`
    : etag && response.statusCode === 200
      ? `${etag} ${encoding}`
      : undefined;
  let entry = key ? finished.get(key) : undefined;
  if (!entry) {
    const bytes = await compress(body, encoding, key !== undefined);
    const policy = isPage ? contentSecurityPolicy(hashInlineScripts(body.toString("utf8"))) : undefined;
    entry = { bytes, policy, size: bytes.length + 512 };
    if (key) finished.set(key, entry);
  }
  if (entry.policy) {
    response.setHeader("Content-Security-Policy", entry.policy);
    // Next means its own cache; a shared one in between must ask every time, for a lesson may be for the enrolled only.
    response.setHeader("Cache-Control", "private, no-cache");
  }
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  const vary = response.getHeader("vary");
  response.setHeader("Vary", vary ? `${String(vary)}, Accept-Encoding` : "Accept-Encoding");
  response.setHeader("Content-Length", entry.bytes.length);
  response.removeHeader("Transfer-Encoding");
  return entry.bytes;
}
