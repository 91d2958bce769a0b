const ALPHABET = new TextEncoder().encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const PADDING = 0x3d;

/** RFC 4648, with padding; in workers, in pages and in Node alike. */
export function base64Of(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const [a = 0, b, c] = bytes.subarray(from, from + 3);
    out[to] = ALPHABET[a >> 2] as number;
    out[to + 1] = ALPHABET[((a & 3) << 4) | ((b ?? 0) >> 4)] as number;
    if (b !== undefined) out[to + 2] = ALPHABET[((b & 15) << 2) | ((c ?? 0) >> 6)] as number;
    if (c !== undefined) out[to + 3] = ALPHABET[c & 63] as number;
  }
  return new TextDecoder().decode(out);
}
