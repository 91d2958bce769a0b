import { createHash } from "node:crypto";

const inlineScript = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

/** sha256 sources of every inline script of a page, each once. */
export function hashInlineScripts(html: string): string[] {
  const sources = new Set<string>();
  for (const [, attributes = "", body = ""] of html.matchAll(inlineScript)) {
    if (/\bsrc\s*=/i.test(attributes) || body === "") continue;
    sources.add(`'sha256-${createHash("sha256").update(body).digest("base64")}'`);
  }
  return [...sources];
}

/**
 * The policy of a page: scripts of this site and the page's own inline ones by their hash, no other. WebAssembly may
 * compile (the lab's engine); style attributes are allowed, since they run nothing.
 * @param development Next's dev server evaluates and opens a socket.
 */
export function contentSecurityPolicy(scriptHashes: readonly string[], development = false): string {
  const script = development ? ["'unsafe-inline'", "'unsafe-eval'"] : scriptHashes;
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${script.join(" ")}`.trimEnd(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
