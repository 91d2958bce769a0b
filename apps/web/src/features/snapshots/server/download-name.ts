/**
 * A Content-Disposition that saves a file under a name in any script (RFC 6266): an ASCII form for old clients, the
 * whole name percent-encoded for the rest.
 */
function attachmentNamed(name: string, extension: string): string {
  const clean =
    name
      .normalize("NFC")
      .replaceAll(/[\p{Cc}\p{Cs}"\\/:*?<>|%]+/gu, " ")
      .trim()
      .slice(0, 80) || "snapshot";
  const ascii = clean.replaceAll(/[^\x20-\x7e]+/g, "_");
  const encoded = encodeURIComponent(clean).replaceAll(
    /['()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encoded}.${extension}`;
}

export const fileResponse = (bytes: Uint8Array<ArrayBuffer>, name: string, extension: string): Response =>
  new Response(bytes, {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(bytes.byteLength),
      "content-disposition": attachmentNamed(name, extension),
    },
  });
