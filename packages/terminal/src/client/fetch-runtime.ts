import { pickKernelVariant } from "@thaw/kernels/kernel-variant";
import type { RuntimeFile } from "../protocol/messages.ts";
import type { RuntimeIndex, RuntimePart } from "../protocol/runtime-index.ts";

/** Bytes as they travel. */
export interface Progress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

export interface RuntimeFetch {
  readonly cellUrl: string;
  /** Each part on its own, so that what comes first can start first. The snapshot is null where the browser has none yet. */
  readonly parts: Readonly<Record<Exclude<RuntimeFile, "snapshot"> | "script", Promise<ArrayBuffer>>>;
  readonly snapshot: Promise<ArrayBuffer | null>;
}

interface FetchOptions {
  readonly runtimeUrl: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

const isIndex = (value: unknown): value is RuntimeIndex =>
  typeof value === "object" && value !== null && typeof (value as RuntimeIndex).files === "object";

/**
 * Starts fetching what a cell needs. The page fetches, since a frame of opaque origin has neither a network nor a cache; the
 * files are immutable, so a browser that has them asks for none again.
 */
export async function fetchRuntime({ runtimeUrl, signal, onProgress }: FetchOptions): Promise<RuntimeFetch> {
  const index = await readIndex(runtimeUrl, signal);
  const urlOf = (part: RuntimePart): string | null => {
    const entry = index.files[part];
    return entry ? `${runtimeUrl}/${entry.path}` : null;
  };
  const snapshot = urlOf("snapshot");
  const kernels = `kernels-${pickKernelVariant()}` as const;
  const wanted: readonly RuntimePart[] = ["script", "wasm", "stdlib", "packages", "jpeg", "webp", kernels];
  const totalBytes = wanted.reduce((sum, part) => sum + (index.files[part]?.compressedBytes ?? 0), 0);
  let receivedBytes = 0;
  // Who has the snapshot has the rest, too; a few large pieces then come faster than many small ones.
  const isKept = snapshot !== null && snapshot === readMark();
  const fetchPart = (part: RuntimePart): Promise<ArrayBuffer> => {
    const { bytes, compressedBytes } = index.files[part] ?? { bytes: 0, compressedBytes: 0 };
    const scale = compressedBytes / Math.max(bytes, 1);
    const body = fetchWhole({ url: urlOf(part) ?? "", bytes, isKept, signal }, (added) => {
      receivedBytes += added * scale;
      onProgress({ receivedBytes: Math.min(Math.round(receivedBytes), totalBytes), totalBytes });
    });
    // Whoever waits hears of it; nobody else has to.
    body.catch(() => {});
    return body;
  };
  return {
    cellUrl: urlOf("cell") ?? "",
    snapshot: isKept ? readKept(snapshot, signal) : Promise.resolve(null),
    parts: {
      script: fetchPart("script"),
      wasm: fetchPart("wasm"),
      kernels: fetchPart(kernels),
      packages: fetchPart("packages"),
      stdlib: fetchPart("stdlib"),
      jpeg: fetchPart("jpeg"),
      webp: fetchPart("webp"),
    },
  };
}

/** Brings the snapshot into the browser's cache, for the next start. */
export async function fetchSnapshotAhead(runtimeUrl: string, signal: AbortSignal): Promise<void> {
  const index = await readIndex(runtimeUrl, signal);
  const entry = index.files.snapshot;
  if (!entry) return;
  if (readMark() === REFUSED) return;
  const response = await fetch(`${runtimeUrl}/${entry.path}`, { signal, priority: "low" });
  const reader = response.body?.getReader();
  while (reader && !(await reader.read()).done);
  if (response.ok) writeMark(`${runtimeUrl}/${entry.path}`);
}

/** The snapshot that this browser has fetched: asking its cache for one that it never had would be logged as an error. */
const MARK = "thaw.terminal.snapshot";
/** Its engine lays out Python's functions in another way than the one that the snapshot was made with. */
const REFUSED = "refused";

/** This browser could not start from the snapshot: it starts without one from now on. */
export const refuseSnapshot = (): void => writeMark(REFUSED);

function readMark(): string | null {
  try {
    return localStorage.getItem(MARK);
  } catch {
    return null;
  }
}

function writeMark(url: string): void {
  try {
    localStorage.setItem(MARK, url);
  } catch {
    // A browser that keeps nothing starts without a snapshot.
  }
}

async function readIndex(runtimeUrl: string, signal: AbortSignal): Promise<RuntimeIndex> {
  const url = `${runtimeUrl}/index.json`;
  // Without a network, the index of the last visit: its files are in the browser's cache like itself.
  const response = await fetch(url, { signal }).catch(() => fetch(url, { signal, cache: "force-cache" }));
  const index: unknown = response.ok ? await response.json() : null;
  if (!isIndex(index)) throw new Error(`the runtime's index could not be read (${response.status})`);
  return index;
}

/** The snapshot, if the browser has it already. */
async function readKept(url: string, signal: AbortSignal): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(url, { cache: "only-if-cached", mode: "same-origin", signal });
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}

interface FetchedFile {
  readonly url: string;
  readonly bytes: number;
  readonly isKept: boolean;
  readonly signal: AbortSignal;
}

async function fetchWhole(
  { url, bytes, isKept, signal }: FetchedFile,
  onBytes: (added: number) => void,
): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  const whole = isKept ? await response.arrayBuffer() : await readInPieces(response.body, bytes, onBytes);
  if (whole?.byteLength !== bytes) throw new Error(`${url} broke off`);
  if (isKept) onBytes(bytes);
  return whole;
}

/** @returns null when there are fewer bytes or more than were told. */
async function readInPieces(
  body: ReadableStream<Uint8Array>,
  bytes: number,
  onBytes: (added: number) => void,
): Promise<ArrayBuffer | null> {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return at === bytes ? whole.buffer : null;
    if (at + value.length > bytes) return null;
    whole.set(value, at);
    at += value.length;
    onBytes(value.length);
  }
}
