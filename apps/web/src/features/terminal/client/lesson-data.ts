import type { LessonFiles } from "@thaw/contracts/lesson-files";
import type { CellRequest, LessonFile } from "@thaw/terminal/protocol/messages";
import { findWeights } from "#features/backbones/client/terminal-weights.ts";
import { api } from "#platform/client/api.ts";

interface Source {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** What a cell may read: the lesson's photos and the site's weights. Found on the first call, kept for the page. */
export interface LessonData {
  list(): Promise<readonly LessonFile[]>;
  answer(request: CellRequest, signal: AbortSignal): Promise<Uint8Array>;
}

const mostSnapshotBytes = 17_000_000;

async function findPhotos(set: string): Promise<[string, Source][]> {
  const { archives, files } = await api<LessonFiles>(`/api/v1/lesson-files/${set}`);
  return files.map(({ path, archive, start, end }) => [
    `/data/${set}/${path}`,
    { url: archives[archive]?.url ?? "", start, end },
  ]);
}

/**
 * Reads what a lesson's terminal may read.
 * @param set the course whose photos it may; null for none.
 */
export function openLessonData(set: string | null): LessonData {
  let sources: Promise<Map<string, Source>> | null = null;
  const archives = new Map<string, Promise<Uint8Array>>();

  /** What was listed last, for a start without a connection: the bytes themselves are in the browser's cache. */
  const name = `thaw.terminal-files.${set ?? ""}`;
  function keep(found: Map<string, Source>): Map<string, Source> {
    try {
      localStorage.setItem(name, JSON.stringify([...found]));
    } catch {
      // A browser that keeps nothing needs a connection.
    }
    return found;
  }
  function readKept(): Map<string, Source> | null {
    try {
      const kept = localStorage.getItem(name);
      return kept === null ? null : new Map(JSON.parse(kept) as [string, Source][]);
    } catch {
      return null;
    }
  }

  function find(): Promise<Map<string, Source>> {
    sources ??= Promise.all([findWeights(), set ? findPhotos(set) : []]).then(
      (lists) => keep(new Map(lists.flat())),
      (error: unknown) => {
        const kept = readKept();
        if (!kept) throw error;
        return kept;
      },
    );
    sources.catch(() => {
      sources = null;
    });
    return sources;
  }

  /** A whole archive is one request, which the browser keeps for good; its photos are cut out of it. */
  function readWhole(url: string): Promise<Uint8Array> {
    let whole = archives.get(url);
    if (!whole) {
      whole = fetch(url).then(async (response) => {
        if (!response.ok) throw new Error(`the site answered ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      });
      archives.set(url, whole);
      whole.catch(() => archives.delete(url));
    }
    return whole;
  }

  return {
    async list() {
      return Array.from(await find(), ([path, { start, end }]) => ({ path, bytes: end - start }));
    },
    async answer(request, signal) {
      if (request.kind === "snapshot") {
        const response = await fetch(`/api/v1/snapshots/by-name/${encodeURIComponent(request.name)}/content`, {
          signal,
        });
        if (response.status === 401) throw new Error("sign in to load your snapshots");
        if (!response.ok) throw new Error(`you have no snapshot named ${JSON.stringify(request.name)}`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (bytes.length > mostSnapshotBytes) throw new Error("the snapshot is too large");
        return bytes;
      }
      const source = (await find()).get(request.path);
      if (!source) throw new Error("this lesson has no such file");
      const whole = await readWhole(source.url);
      return whole.slice(source.start, source.end);
    },
  };
}
