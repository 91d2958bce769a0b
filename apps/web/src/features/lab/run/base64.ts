/** What newer browsers bring along: many times faster, which thawed weights, megabytes of them, make worth asking for. */
interface WithBase64 {
  toBase64?: () => string;
}
interface FromBase64 {
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** A multiple of three, so that pieces join without padding, and no more than a call takes arguments. */
const pieceBytes = 24_576;

export function toBase64(bytes: Uint8Array): string {
  const native = (bytes as WithBase64).toBase64;
  if (native) return native.call(bytes);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + pieceBytes))));
  }
  return pieces.join("");
}

/** @throws DOMException or SyntaxError when the text is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as FromBase64).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
