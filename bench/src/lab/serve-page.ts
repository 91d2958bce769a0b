import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".jpg": "image/jpeg",
  ".wasm": "application/wasm",
};

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the files of the two peers lie; neither page nor worker is isolated, so that each has one thread. */
function peerFolders(): Record<string, string> {
  const require = createRequire(import.meta.url);
  return {
    "/tfjs-wasm/": dirname(require.resolve("@tensorflow/tfjs-backend-wasm")),
    "/onnxruntime/": dirname(require.resolve("onnxruntime-web/wasm")),
  };
}

/** Bundles the page with the engine and its peers, and serves it beside their files and the course's photos. */
export async function servePage(): Promise<PageServer> {
  const outDir = await mkdtemp(join(tmpdir(), "thaw-bench-lab-"));
  await build({
    root: here("page"),
    configFile: false,
    logLevel: "warn",
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, modulePreload: false, target: "esnext", chunkSizeWarningLimit: 4096 },
  });
  const folders: Record<string, string> = {
    ...peerFolders(),
    "/generated/kernels/": here("../../../packages/kernels/assets/generated"),
    "/generated/": here("../../../packages/tl-engine/assets/generated"),
    "/photos/": here("../../../courses/foodvision/images"),
    "/": outDir,
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const prefix = Object.keys(folders).find((key) => path.startsWith(key)) ?? "/";
    const file = join(folders[prefix] ?? outDir, path.slice(prefix.length) || "index.html");
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
