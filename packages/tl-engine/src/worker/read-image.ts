import type { ImageSource } from "../client/lab-types.ts";
import { ImageDecodeError, messageOf } from "../errors.ts";

/** No photo has more bytes; a video dropped by mistake is refused before it is read. */
const MAX_BYTES = 256 * 2 ** 20;

/**
 * The encoded bytes of a picture.
 * @throws ImageDecodeError: `image-fetch` when a URL or a file can't be read, `image-too-large` beyond 256 MiB.
 */
export async function readImage(source: ImageSource): Promise<Uint8Array> {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (typeof source === "string") return new Uint8Array(await fetchImage(source));
  if (source.size > MAX_BYTES) {
    throw new ImageDecodeError(`a file of ${source.size} bytes is larger than a photo`, { code: "image-too-large" });
  }
  try {
    return new Uint8Array(await source.arrayBuffer());
  } catch (cause) {
    throw new ImageDecodeError(`the file can't be read: ${messageOf(cause)}`, { code: "image-fetch", cause });
  }
}

async function fetchImage(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    throw new ImageDecodeError(`${url}: ${messageOf(cause)}`, { code: "image-fetch", cause });
  }
}
