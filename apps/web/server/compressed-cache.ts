import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

const compressible = /^(text\/|application\/(javascript|json|problem\+json|manifest\+json|wasm)|image\/svg\+xml)/i;
export const isCompressible = (type: string | undefined): boolean => compressible.test(type ?? "");

/** The best encoding that the client takes. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = (acceptEncoding ?? "").toLowerCase();
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : "identity";
}

const asyncGzip = promisify(gzip);
const asyncBrotli = promisify(brotliCompress);

/** Compresses off the main thread. `thorough` is for bytes that are kept and sent many times. */
export function compress(bytes: Buffer, encoding: Encoding, thorough: boolean): Promise<Buffer> | Buffer {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return asyncGzip(bytes, { level: thorough ? 9 : 6 });
  return asyncBrotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: thorough ? 9 : 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/** A bounded store of finished bytes, oldest out first. */
export class CompressedCache<T extends { size: number }> {
  #entries = new Map<string, T>();
  #bytes = 0;
  #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    return entry;
  }

  set(key: string, entry: T): void {
    this.#bytes += entry.size - (this.#entries.get(key)?.size ?? 0);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const [oldest, { size }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#entries.delete(oldest);
      this.#bytes -= size;
    }
  }
}
