import type { RawBody, RawBodyRule } from "./define-route.ts";
import { DomainError } from "./domain-error.ts";

/**
 * Lets a body through that is read where it is used. Its bytes are counted there.
 * @throws DomainError `unsupported-media-type`, `body-too-large` for a length that is declared so.
 */
export function openRawBody(request: Request, { mediaTypes, maxBytes }: RawBodyRule): RawBody {
  const [type = ""] = (request.headers.get("content-type") ?? "").toLowerCase().split(";");
  if (!mediaTypes.includes(type.trim())) {
    throw new DomainError("unsupported-media-type", { message: `content-type ${type}`, extra: { mediaTypes } });
  }
  const written = request.headers.get("content-length");
  const declaredBytes = written !== null && /^\d{1,15}$/.test(written) ? Number(written) : null;
  if (declaredBytes !== null && declaredBytes > maxBytes) {
    throw new DomainError("body-too-large", { message: `${declaredBytes} > ${maxBytes} bytes`, extra: { maxBytes } });
  }
  return { stream: request.body, declaredBytes };
}

/**
 * Names that a body may have: an experiment has some 4,000. Megabytes of nothing but names would hold every other request
 * up while they are read.
 */
const mostNames = 50_000;
const colon = 0x3a;

/** At most as many names as the JSON has colons. */
function countNames(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(colon); at !== -1 && count <= mostNames; at = bytes.indexOf(colon, at + 1)) count += 1;
  return count;
}

/**
 * Reads a JSON body, refusing it as soon as it grows past `maxBytes`: nothing that large is ever held or parsed.
 * @throws DomainError `body-too-large`, `unsupported-media-type`, `invalid-request`.
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type))
    throw new DomainError("unsupported-media-type", { message: `content-type ${type}` });
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > maxBytes) throw new DomainError("body-too-large", { message: `${declared} > ${maxBytes} bytes` });
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new DomainError("body-too-large", { message: `more than ${maxBytes} bytes` });
    }
    chunks.push(value);
  }
  const bytes = Buffer.concat(chunks);
  if (countNames(bytes) > mostNames)
    throw new DomainError("body-too-large", { message: `more than ${mostNames} names` });
  const text = bytes.toString("utf8");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError("invalid-request", {
      cause,
      fields: [{ path: "body", message: "JSON" }],
      message: "The body is not JSON",
    });
  }
}
