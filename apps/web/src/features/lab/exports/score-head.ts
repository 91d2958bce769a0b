import type { ExperimentBackbone, HeldOut } from "@thaw/contracts/experiment";
import type { Head, LabClient } from "@thaw/tl-engine/client/lab-types";
import { thawedBackbone } from "../thaw/thawed-backbone.ts";

export interface HeadScore {
  correct: number;
  total: number;
}

/**
 * Scores a head on those of a run's held-out photos that are still there.
 * @param sources the photos by path: an address, or what is on this device.
 * @returns null where none is there.
 */
export async function scoreHead(
  client: LabClient,
  {
    head,
    file,
    backbone,
    photos,
    sources,
  }: {
    head: Head;
    /** The file that it is from: thawed weights may lie beside it. */
    file: Uint8Array;
    backbone: ExperimentBackbone;
    photos: HeldOut["photos"];
    sources: Readonly<Record<string, string | Blob>>;
  },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<HeadScore | null> {
  const there = photos.flatMap(({ path, truth }) => {
    const source = sources[path];
    return source === undefined ? [] : [{ source, truth }];
  });
  if (there.length === 0) return null;
  const { features } = await client.extractFeatures({
    backbone: await thawedBackbone(client, backbone, file),
    images: there.map(({ source }) => source),
    signal,
    onProgress: ({ done, total }) => onProgress(done, total),
  });
  const labels = Int32Array.from(there, ({ truth }) => truth);
  const { confusion } = await client.evaluate({ head, features, labels });
  return { correct: confusion.reduce((sum, row, truth) => sum + (row[truth] ?? 0), 0), total: there.length };
}
