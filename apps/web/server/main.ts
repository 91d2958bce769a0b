import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { fileURLToPath } from "node:url";
import { RUNTIME_FOLDER } from "@thaw/terminal/build/runtime-folder";
import { serveRuntime } from "@thaw/terminal/server/serve-runtime";
import next from "next";
import { resumeHandIns } from "../src/features/lab/server/grading/run-hand-ins.ts";
import { database } from "../src/platform/database.ts";
import { env } from "../src/platform/env.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { finishResponse } from "./finish-response.ts";
import { sendKeptPage } from "./page-cache.ts";
import { setSecurityHeaders } from "./security-headers.ts";

/**
 * The web process: Next's request handler with a thin shell around it that adds what Next can't do for cached pages (a
 * strict policy, see finish-response.ts) and tells the application who the client is.
 */
const { PORT, HOST, NODE_ENV, PUBLIC_URL, THAW_TRUST_PROXY } = env();
const development = NODE_ENV === "development";
const secure = (PUBLIC_URL ?? "").startsWith("https://");
// next-auth reads these two from the environment itself.
if (PUBLIC_URL) process.env.NEXTAUTH_URL = PUBLIC_URL;
else process.env.AUTH_TRUST_HOST = "1";

const app = next({ dev: development, dir: fileURLToPath(new URL("..", import.meta.url)), hostname: HOST, port: PORT });

function clientAddress(request: IncomingMessage): string {
  const forwarded = THAW_TRUST_PROXY === "on" ? request.headers["x-forwarded-for"] : undefined;
  const first = String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return first || request.socket.remoteAddress || "unknown";
}

await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  // Never taken from the client: limits and logs rest on them.
  request.headers["x-thaw-client-address"] = clientAddress(request);
  request.headers["x-thaw-request-id"] = randomUUID();
  // next-auth derives the site's address from these when PUBLIC_URL is not set.
  request.headers["x-forwarded-host"] = request.headers.host ?? "localhost";
  request.headers["x-forwarded-proto"] = secure ? "https" : "http";
  setSecurityHeaders(response, { secure, isStaticFile: (request.url ?? "").startsWith("/_next/static/") });
  const answer = async (): Promise<void> => {
    if (await serveRuntime(RUNTIME_FOLDER, request, response)) return;
    if (development) response.setHeader("Content-Security-Policy", contentSecurityPolicy([], true));
    else if (await sendKeptPage(request, response)) return;
    else finishResponse(request, response);
    await handle(request, response);
  };
  answer().catch((error: unknown) => {
    console.error(JSON.stringify({ level: "error", event: "unhandled", error: String(error) }));
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
if (development) server.on("upgrade", app.getUpgradeHandler());
server.requestTimeout = 60_000;
server.headersTimeout = 15_000;
server.keepAliveTimeout = 10_000;

server.on("error", (error: NodeJS.ErrnoException) => {
  const busy = error.code === "EADDRINUSE";
  console.error(busy ? `Port ${PORT} on ${HOST} is in use. Choose another: PORT=3001 npm start` : String(error));
  process.exit(1);
});
server.listen(PORT, HOST, () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : PORT;
  console.log(JSON.stringify({ level: "info", event: "listening", host: HOST, port }));
  // What learners handed in before a restart is measured now, and what another process left behind when its time is up.
  resumeHandIns(database());
  setInterval(() => resumeHandIns(database()), 60_000).unref();
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    // Answers under way are finished; idle connections are closed at once.
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3_000).unref();
  });
}
