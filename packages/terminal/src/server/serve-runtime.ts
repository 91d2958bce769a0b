import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress, createGzip } from "node:zlib";

const PREFIX = "/runtime/";
const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  zip: "application/zip",
  bin: "application/octet-stream",
};

/**
 * The policy of the cell's document, which its worker inherits: one script, told by its hash, a worker made of what the page sent,
 * WebAssembly, and nothing else: no address can be loaded, not even one of this site.
 */
export function cellPolicy(document: string, workers = "blob:"): string {
  const script = /<script>([\s\S]*)<\/script>/.exec(document)?.[1] ?? "";
  const hash = createHash("sha256").update(script).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    `worker-src ${workers}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ].join("; ");
}

/**
 * Answers requests for the runtime's files out of a folder that the build filled, compressed already.
 * @param folder holds `index.json` and `<name>.br`.
 * @returns whether the request was one of them.
 */
export async function serveRuntime(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [path = ""] = (request.url ?? "").split("?");
  if (!path.startsWith(PREFIX)) return false;
  const name = path.slice(PREFIX.length);
  const extension = /^[a-z-]+(?:\.[0-9a-f]{16})?\.([a-z]+)$/.exec(name)?.[1] ?? "";
  const type = types[extension];
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!type || !isRead) return refuse(response, isRead ? 404 : 405);
  try {
    if (name === "index.json") await sendIndex(join(folder, name), request, response);
    else await sendFile(join(folder, `${name}.br`), type, request, response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return refuse(response, 404);
    // A reader that left is no fault.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
  return true;
}

function refuse(response: ServerResponse, status: number): true {
  response.statusCode = status;
  response.setHeader("Cache-Control", "no-store");
  response.end();
  return true;
}

async function sendIndex(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readFile(file);
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  response.setHeader("ETag", etag);
  response.setHeader("Cache-Control", "no-cache");
  if (request.headers["if-none-match"] === etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.setHeader("Content-Type", types.json ?? "");
  response.end(request.method === "HEAD" ? undefined : body);
}

/** The policy of a document never changes, since its name says what is in it. */
const policies = new Map<string, string>();

async function sendFile(file: string, type: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size } = await stat(file);
  response.setHeader("Content-Type", type);
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  if (type.startsWith("text/html")) {
    // WebKit starts no worker from a blob in an isolated frame, and must take it from an address that holds the text itself.
    const agent = request.headers["user-agent"] ?? "";
    const workers = /AppleWebKit/.test(agent) && !/Chrom/.test(agent) ? "blob: data:" : "blob:";
    const key = `${workers} ${file}`;
    const policy = policies.get(key) ?? cellPolicy(brotliDecompressSync(readFileSync(file)).toString("utf8"), workers);
    policies.set(key, policy);
    response.setHeader("Vary", "Accept-Encoding, User-Agent");
    response.setHeader("Content-Security-Policy", policy);
    // Firefox and WebKit take a sandboxed document, whose origin is opaque, for another site's.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    // The page frames it; `frame-ancestors` says who else may not.
    response.removeHeader("X-Frame-Options");
  }
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const source = createReadStream(file);
  if (/\bbr\b/.test(accepted)) {
    response.setHeader("Content-Encoding", "br");
    response.setHeader("Content-Length", size);
    if (request.method === "HEAD") return void response.end();
    return pipeline(source, response);
  }
  // Browsers take Brotli over HTTPS and on localhost only; on a plain network they get gzip.
  if (!/\bgzip\b/.test(accepted)) return pipeline(source, createBrotliDecompress(), response);
  response.setHeader("Content-Encoding", "gzip");
  return pipeline(source, createBrotliDecompress(), createGzip({ level: 6 }), response);
}
