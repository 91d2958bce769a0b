const pieceBytes = 256 * 1024;

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * sha256 of an encoded photo, lower-case hexadecimal. Over plain HTTP the browser withholds its own digest: it is then
 * computed in pieces, between which the page answers.
 */
export async function hashPhoto(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (globalThis.crypto.subtle) return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  return hashInPieces(bytes);
}

export async function hashInPieces(bytes: Uint8Array): Promise<string> {
  const { sha256 } = await import("@noble/hashes/sha2.js");
  const hash = sha256.create();
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    hash.update(bytes.subarray(at, at + pieceBytes));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return hexOf(hash.digest());
}
