import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  bytes: number;
  text: string;
  cookies: string[];
}

/** A browser's worth of HTTP: connections are kept, answers come compressed, bodies are read to their end. */
export class Client {
  readonly #agent: Agent;
  readonly #site: URL;

  constructor(site: string, connections: number) {
    this.#site = new URL(site);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(
    method: "GET" | "POST",
    path: string,
    options: { cookie?: string; type?: string; body?: string } = {},
  ): Promise<Answer> {
    const headers: Record<string, string> = {
      "accept-encoding": "gzip",
      "accept-language": "ja",
      host: this.#site.host,
    };
    if (options.cookie) headers.cookie = options.cookie;
    if (options.type) headers["content-type"] = options.type;
    const body = options.body ?? "";
    if (body) headers["content-length"] = String(Buffer.byteLength(body));
    return new Promise((resolve, reject) => {
      const target = { hostname: "127.0.0.1", port: this.#site.port, path, method, headers, agent: this.#agent };
      const outgoing = request(target, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const cookies = (response.headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? "");
          // Compressed text is only counted; what is parsed here is too small to be compressed.
          resolve({ status: response.statusCode ?? 0, bytes: bytes.length, text: bytes.toString("utf8"), cookies });
        });
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** @throws when the answer is not a success: a figure of refusals would mean nothing. */
export function succeed(answer: Answer, what: string): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(`${what} answers ${answer.status}: ${answer.text.slice(0, 300)}`);
}
