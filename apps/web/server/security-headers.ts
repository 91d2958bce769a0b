import type { ServerResponse } from "node:http";

/** Headers that every answer has, whatever it is. */
export function setSecurityHeaders(response: ServerResponse, { secure }: { secure: boolean }): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader(
    "Permissions-Policy",
    "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  );
  // Together these isolate the page, which gives the engine shared memory and keeps other sites' windows out.
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  if (secure) response.setHeader("Strict-Transport-Security", "max-age=31536000");
}
