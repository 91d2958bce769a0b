import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveRuntime } from "./serve-runtime.ts";

const folder = mkdtempSync(join(tmpdir(), "thaw-runtime-"));
const wasm = "wasm.0123456789abcdef.wasm";
const cell = "cell.0123456789abcdef.html";
let server: Server;

beforeAll(async () => {
  writeFileSync(join(folder, "index.json"), "{}");
  writeFileSync(join(folder, `${wasm}.br`), brotliCompressSync("module"));
  writeFileSync(join(folder, `${cell}.br`), brotliCompressSync("<script>go()</script>"));
  server = createServer((request, response) => {
    response.setHeader("X-Frame-Options", "DENY");
    serveRuntime(folder, request, response).then((isServed) => {
      if (!isServed) response.writeHead(418).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function ask(path: string, encoding = "gzip, br", method = "GET", headers = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const options = { port, host: "127.0.0.1", path, method, headers: { "accept-encoding": encoding, ...headers } };
    get(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on("error", reject);
  });
}

describe("serving the runtime", () => {
  it("sends a file as it lies there, to be kept for ever", async () => {
    const { status, headers, body } = await ask(`/runtime/${wasm}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "application/wasm",
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
      "content-length": String(body.length),
    });
    expect(brotliDecompressSync(body).toString()).toBe("module");
  });

  it("sends gzip, or plain bytes, to who takes no Brotli", async () => {
    const gzip = await ask(`/runtime/${wasm}`, "gzip, deflate");
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(gzip.body).toString()).toBe("module");
    const plain = await ask(`/runtime/${wasm}`, "identity");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.body.toString()).toBe("module");
  });

  it("lets the site frame the cell, under a policy that allows its own script alone", async () => {
    const { headers } = await ask(`/runtime/${cell}`);
    expect(headers["x-frame-options"]).toBeUndefined();
    // sha256 of `go()`.
    expect(headers["content-security-policy"]).toContain(
      "script-src 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=' ",
    );
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'self'");
  });

  it("the index is asked for every time, and answered shortly when it is the same", async () => {
    const { headers, body } = await ask("/runtime/index.json");
    expect(headers["cache-control"]).toBe("no-cache");
    expect(body.toString()).toBe("{}");
    expect((await ask("/runtime/index.json", "br", "GET", { "if-none-match": headers.etag })).status).toBe(304);
  });

  it("knows no other file, and leaves other addresses alone", async () => {
    for (const path of [
      "/runtime/../package.json",
      "/runtime/x",
      "/runtime/wasm.fedcba9876543210.wasm",
      "/runtime/%2e%2e/a.json",
    ])
      expect((await ask(path)).status).toBe(404);
    expect((await ask(`/runtime/${wasm}`, "br", "POST")).status).toBe(405);
    expect((await ask("/other")).status).toBe(418);
  });
});
