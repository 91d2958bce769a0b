import type { SnapshotTensor } from "@thaw/contracts/snapshot";
import { maxSnapshotHeaderBytes, maxSnapshotTensors } from "@thaw/contracts/snapshot";
import { EngineError } from "@thaw/tl-engine/errors";
import { parseSafetensorsHeader, type SafetensorsHeader } from "@thaw/tl-engine/safetensors/parse-safetensors-header";
import { invalidField } from "#features/lab/server/check-head.ts";
import type { RawBody } from "#platform/define-route.ts";
import { DomainError } from "#platform/domain-error.ts";
import { createValueScanner } from "./scan-values.ts";

export interface ReceivedTensors {
  /** The whole file. */
  data: Uint8Array<ArrayBuffer>;
  tensors: SnapshotTensor[];
}

const field = "body";

/**
 * Takes in a safetensors file as it comes, and gives up at the first byte that is wrong: the header's length, its JSON,
 * types, shapes against offsets, values that are NaN, a file that ends early or goes on. Memory is taken once the header
 * is known to be sound, for exactly the bytes that it names.
 * @param admit called with the file's length before any value is read; it throws where there is no room.
 * @throws DomainError `invalid-request` with what is wrong, `body-too-large`, and whatever `admit` throws.
 */
export async function receiveSafetensors(
  { stream, declaredBytes }: RawBody,
  { maxBytes, admit }: { maxBytes: number; admit: (byteLength: number) => Promise<void> },
): Promise<ReceivedTensors> {
  if (!stream) throw invalidField(field, "no body");
  const reader = stream.getReader();
  let done = false;
  const next = async (): Promise<Uint8Array | null> => {
    const read = await reader.read().catch((cause: unknown) => {
      throw new DomainError("invalid-request", { cause, fields: [{ path: field, message: "cut short" }] });
    });
    done = read.done;
    return read.value ?? null;
  };
  try {
    const { header, byteLength, beginning } = await readBeginning(next, declaredBytes);
    if (byteLength > maxBytes) {
      throw new DomainError("body-too-large", { message: `${byteLength} > ${maxBytes} bytes`, extra: { maxBytes } });
    }
    if (declaredBytes !== null && declaredBytes !== byteLength) {
      throw invalidField(field, `Content-Length says ${declaredBytes} bytes, the header ${byteLength}`);
    }
    await admit(byteLength);
    const data = new Uint8Array(byteLength);
    const scanner = createValueScanner(data, header.tensors, (tensor, index) => {
      throw invalidField(field, `${tensor}: NaN at value ${index}`);
    });
    let received = 0;
    for (let chunk: Uint8Array | null = beginning; chunk; chunk = await next()) {
      if (received + chunk.byteLength > byteLength) throw invalidField(field, `goes on after its ${byteLength} bytes`);
      data.set(chunk, received);
      received += chunk.byteLength;
      scanner.scanTo(received);
    }
    if (received < byteLength) throw invalidField(field, `ends after ${received} of ${byteLength} bytes`);
    const tensors = header.tensors.map(({ name, dtype, shape }, index): SnapshotTensor => {
      const infinite = scanner.infinite[index] ?? 0;
      return { name, dtype, shape: [...shape], ...(infinite > 0 ? { infinite } : {}) };
    });
    return { data, tensors };
  } finally {
    if (!done) await reader.cancel().catch(() => undefined);
  }
}

interface Beginning {
  header: SafetensorsHeader;
  /** Of the whole file, as the header has it. */
  byteLength: number;
  /** All that has come so far. */
  beginning: Uint8Array;
}

/** Reads as far as the header reaches, and checks it. */
async function readBeginning(next: () => Promise<Uint8Array | null>, declaredBytes: number | null): Promise<Beginning> {
  let beginning: Uint8Array = new Uint8Array(0);
  const readTo = async (bytes: number): Promise<void> => {
    const parts = [beginning];
    let have = beginning.byteLength;
    while (have < bytes) {
      const chunk = await next();
      if (!chunk) throw invalidField(field, `safetensors: ends after ${have} bytes, within its header`);
      parts.push(chunk);
      have += chunk.byteLength;
    }
    beginning = parts.length === 1 ? beginning : new Uint8Array(Buffer.concat(parts));
  };
  await readTo(8);
  const headerBytes = new DataView(beginning.buffer, beginning.byteOffset, 8).getBigUint64(0, true);
  const most = declaredBytes === null ? maxSnapshotHeaderBytes : Math.min(maxSnapshotHeaderBytes, declaredBytes - 8);
  if (headerBytes > BigInt(most)) throw invalidField(field, `safetensors: a header of ${headerBytes} bytes`);
  await readTo(8 + Number(headerBytes));
  const header = parseHeader(beginning);
  const { tensors } = header;
  if (tensors.length === 0) throw invalidField(field, "no tensors");
  for (const { name } of tensors) {
    // PostgreSQL's text takes neither.
    if (!/^[^\p{Cc}]{1,200}$/u.test(name) || !name.isWellFormed()) {
      throw invalidField(field, "a tensor's name is empty, too long, or has control or half characters");
    }
  }
  return { header, byteLength: tensors.at(-1)?.end ?? header.dataStart, beginning };
}

function parseHeader(beginning: Uint8Array): SafetensorsHeader {
  try {
    return parseSafetensorsHeader(
      beginning,
      { maxHeaderBytes: maxSnapshotHeaderBytes, maxTensors: maxSnapshotTensors },
      null,
    );
  } catch (error) {
    if (error instanceof EngineError) throw invalidField(field, `safetensors: ${error.message}`);
    throw error;
  }
}
