import type { ExperimentBackbone, HeldOut } from "@thaw/contracts/experiment";
import type { Head, LabClient } from "@thaw/tl-engine/client/lab-types";

export interface HeadScore {
  correct: number;
  total: number;
}

/**
 * Scores a head on those of a run's held-out photos that are still there.
 * @param urls addresses of the photos, by path.
 * @returns null where none is there.
 */
export async function scoreHead(
  client: Pick<LabClient, "extractFeatures" | "evaluate">,
  {
    head,
    backbone,
    photos,
    urls,
  }: {
    head: Head;
    backbone: ExperimentBackbone;
    photos: HeldOut["photos"];
    urls: Readonly<Record<string, string>>;
  },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<HeadScore | null> {
  const there = photos.flatMap(({ path, truth }) => {
    const url = urls[path];
    return url === undefined ? [] : [{ url, truth }];
  });
  if (there.length === 0) return null;
  const { features } = await client.extractFeatures({
    backbone,
    images: there.map(({ url }) => url),
    signal,
    onProgress: ({ done, total }) => onProgress(done, total),
  });
  const labels = Int32Array.from(there, ({ truth }) => truth);
  const { confusion } = await client.evaluate({ head, features, labels });
  return { correct: confusion.reduce((sum, row, truth) => sum + (row[truth] ?? 0), 0), total: there.length };
}
