import { createHash } from "node:crypto";
import { messageOf } from "../errors.ts";
import { hashInName, OFFICIAL_ADDRESS, type OfficialWeights } from "./official-weights.ts";
import { StoreProblem } from "./store-problem.ts";

/** Five times the largest of the files; an answer that goes on beyond it is none of them. */
const MAX_BYTES = 250_000_000;

export interface DownloadOptions {
  /** PyTorch's official one unless told. */
  readonly address?: string;
  readonly onProgress?: (done: number, total: number | null) => void;
}

/**
 * Fetches weights from where PyTorch publishes them.
 * @throws StoreProblem with the address, and how to bring the file where there is no network.
 */
export async function downloadWeights(
  weights: OfficialWeights,
  { address = OFFICIAL_ADDRESS, onProgress }: DownloadOptions = {},
): Promise<Uint8Array> {
  const url = `${address}${weights.file}`;
  const bring = `Fetch it on a machine that reaches it, and bring it here:\n  npm run backbone -- add ${weights.architecture} --file ${weights.file}`;
  let bytes: Uint8Array;
  try {
    bytes = await fetchWhole(url, onProgress);
  } catch (cause) {
    throw new StoreProblem(`${url} can't be reached from here (${reasonOf(cause)}). ${bring}`, { cause });
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const expected = hashInName(weights.file) ?? "";
  if (!sha256.startsWith(expected)) {
    throw new StoreProblem(
      `What ${url} sent is not that file: its sha256 begins with ${sha256.slice(0, 8)}, not ${expected}. Nothing was kept. Something between here and there may have changed it. ${bring}`,
    );
  }
  return bytes;
}

async function fetchWhole(url: string, onProgress: DownloadOptions["onProgress"]): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`it answered ${response.status}`);
  const length = response.headers.get("content-length");
  const total = length === null ? null : Number(length);
  const parts: Uint8Array[] = [];
  let done = 0;
  for await (const part of response.body) {
    parts.push(part);
    done += part.byteLength;
    if (done > MAX_BYTES) throw new Error("it sent more than any of these files holds");
    onProgress?.(done, total);
  }
  if (total !== null && done !== total) throw new Error("the connection ended too early");
  return Buffer.concat(parts);
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.code ?? messageOf(error);
}
