import type { ServerResponse } from "node:http";

/**
 * Headers that every answer has. Those that speak of documents are left off script and style files, which are many and
 * small.
 */
export function setSecurityHeaders(
  response: ServerResponse,
  { secure, isStaticFile }: { secure: boolean; isStaticFile: boolean },
): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  // A worker's script decides its own isolation, so this one is for files too.
  response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  if (secure) response.setHeader("Strict-Transport-Security", "max-age=31536000");
  if (isStaticFile) return;
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader(
    "Permissions-Policy",
    "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  );
  // Together these isolate the page, which gives the engine shared memory and keeps other sites' windows out.
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
}
