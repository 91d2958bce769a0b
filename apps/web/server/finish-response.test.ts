import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { finishResponse } from "./finish-response.ts";

let server: Server | undefined;
afterEach(() => server?.close());

/** Serves one answer through the shell, and fetches it without decoding. */
async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  init: { path?: string; method?: string; encoding?: string } = {},
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  server = createServer((request, response) => {
    finishResponse(request, response);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: "127.0.0.1",
        path: init.path ?? "/",
        method: init.method ?? "GET",
        headers: { "accept-encoding": init.encoding ?? "gzip" },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: new Headers(incoming.headers as Record<string, string>),
            bytes: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end();
  });
}

const page = `<html><script>self.x=1</script>${"<p>text</p>".repeat(200)}</html>`;

describe("finishing a response", () => {
  it("sends a page once, compressed, with the hashes of its scripts, and lets no shared cache keep it", async () => {
    const { status, headers, bytes } = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "s-maxage=31536000" });
      response.write(page.slice(0, 40));
      response.end(page.slice(40));
    });
    expect(status).toBe(200);
    expect(headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(bytes).toString()).toBe(page);
    expect(headers.get("content-security-policy")).toContain("'sha256-");
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(Number(headers.get("content-length"))).toBe(bytes.length);
  });

  it("keeps a cached page's policy with its bytes", async () => {
    const answer = (_request: IncomingMessage, response: ServerResponse) => {
      response.setHeader("content-type", "text/html");
      response.setHeader("etag", '"same"');
      response.end(page);
    };
    const first = await serve(answer);
    server?.close();
    const second = await serve(answer);
    expect(second.headers.get("content-security-policy")).toBe(first.headers.get("content-security-policy"));
    expect(second.bytes.equals(first.bytes)).toBe(true);
  });

  it("streams what it can't compress untouched", async () => {
    const photo = Buffer.from([0xff, 0xd8, 0x00, 0x80, 0xff]);
    const { headers, bytes } = await serve((_request, response) => {
      response.writeHead(206, { "content-type": "image/jpeg", "content-range": "bytes 0-4/9" });
      response.end(photo);
    });
    expect(bytes.equals(photo)).toBe(true);
    expect(headers.get("content-encoding")).toBeNull();
  });

  it("adds no body where there is none", async () => {
    const notModified = await serve((_request, response) => {
      response.statusCode = 304;
      response.end();
    });
    expect(notModified).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
    const head = await serve(
      (_request, response) => {
        response.setHeader("content-type", "text/html");
        response.end();
      },
      { method: "HEAD" },
    );
    expect(head.bytes.length).toBe(0);
  });

  it("sends plain bytes to who takes no compression", async () => {
    const { headers, bytes } = await serve(
      (_request, response) => {
        response.setHeader("content-type", "text/html");
        response.end(page);
      },
      { encoding: "identity" },
    );
    expect(headers.get("content-encoding")).toBeNull();
    expect(bytes.toString()).toBe(page);
  });
});
