import { existsSync, readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { publishRuntime } from "../../src/build/publish-runtime.ts";
import { RUNTIME_FOLDER } from "../../src/build/runtime-folder.ts";
import { serveRuntime } from "../../src/server/serve-runtime.ts";

/** As strict as the web app's. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

export interface Site {
  readonly url: string;
  /** Paths that were asked for, and whether a cookie came along. */
  readonly requests: { readonly path: string; readonly hasCookie: boolean }[];
  close(): Promise<void>;
}

/** Serves a page with a terminal, the runtime, and an API that a cell must never reach. */
export async function serveSite({ isolated = true } = {}): Promise<Site> {
  await publishRuntime();
  const outDir = await mkdtemp(join(tmpdir(), "thaw-cell-"));
  await build({
    root: fileURLToPath(new URL(".", import.meta.url)),
    configFile: false,
    logLevel: "warn",
    build: { outDir, emptyOutDir: true, modulePreload: false },
  });
  const requests: Site["requests"] = [];
  const server = createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    requests.push({ path, hasCookie: "cookie" in request.headers });
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Frame-Options", "DENY");
    if (isolated) {
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
    serveRuntime(RUNTIME_FOLDER, request, response).then((isServed) => {
      if (isServed) return;
      if (path.startsWith("/api/")) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        return void response.end("secret");
      }
      const file = join(outDir, path === "/" ? "index.html" : path);
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
      response.setHeader("Content-Security-Policy", POLICY);
      if (path === "/") response.setHeader("Set-Cookie", "session=learner; HttpOnly; SameSite=Lax");
      response.end(readFileSync(file));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
