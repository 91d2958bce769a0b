import { existsSync, readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { GENERATED_FOLDER } from "../../src/build/asset-folder.ts";
import { convertBackbone } from "../../src/build/convert-backbone.ts";
import { picturePath } from "../read-golden.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** As strict as the web app's: no eval, no blob: workers, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self'";

export interface EngineServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles the engine for a browser and serves it with its assets and goldens under a strict content security policy. */
export async function serveEngine(): Promise<EngineServer> {
  const root = fileURLToPath(new URL(".", import.meta.url));
  const outDir = await mkdtemp(join(tmpdir(), "thaw-engine-"));
  if (!existsSync(join(GENERATED_FOLDER, "index.json"))) convertBackbone();
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, modulePreload: false },
  });
  const folders: Record<string, string> = {
    "/generated/kernels/": fileURLToPath(new URL("../../../kernels/assets/generated", import.meta.url)),
    "/generated/": GENERATED_FOLDER,
    "/golden/pictures/": dirname(picturePath("rgb.png")),
    "/golden/": fileURLToPath(new URL("../golden", import.meta.url)),
    "/": outDir,
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const prefix = Object.keys(folders).find((key) => path.startsWith(key)) ?? "/";
    const file = join(folders[prefix] ?? outDir, path.slice(prefix.length) || "index.html");
    if (!existsSync(file)) {
      // A browser asks for an icon of its own accord; its absence is no error of the engine's.
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
