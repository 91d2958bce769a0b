import { preprocessingVersion } from "@thaw/tl-engine/preprocess/preprocessing-version";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What features depend on beside the photo: all of it is part of their key. */
export interface FeatureSpace {
  /** Who may be told that they are here: `courseScope`, or one account's `ownScope`. */
  scope: string;
  /** sha256 of the weights. */
  backboneSha256: string;
  /** Where in the backbone they were taken. */
  cut: string;
  /** Of the photo itself, or one of the views made of it. */
  view: string;
}

/** The scope of photos that everybody may see. */
export const courseScope = "course";
/** The scope of one account's own photos. */
export const ownScope = (owner: string): string => `own ${owner}`;
/** Where the backbone ends: pooled features, which a head stands on. */
export const pooledCut = "pooled";
/** The photo as it is. */
export const plainView = "plain";

interface Row {
  /** The space, then the photo's hash. */
  key: string;
  features: Float32Array<ArrayBuffer>;
  bytes: number;
  /** Milliseconds since 1970; when it was last of use. */
  usedAt: number;
}

interface FeaturesSchema extends DBSchema {
  rows: { key: string; value: Row; indexes: { "by-use": number } };
  totals: { key: "bytes"; value: number };
}

/** All that is kept at most. 2,000 photos of a backbone with 1,280 features and four views each are 51 MB. */
const mostBytes = 256 * 2 ** 20;
/** What a row costs beside its values: its key, its index. */
const overhead = 256;
const hour = 3_600_000;
/** Rows that are asked for in one go: a few milliseconds of the page's thread. */
const rowsAtOnce = 64;

const keyOf = ({ scope, backboneSha256, cut, view }: FeatureSpace, sha256: string): string =>
  [scope, backboneSha256, cut, `v${preprocessingVersion}`, view, sha256].join("|");

export interface FeatureStoreOptions {
  name?: string;
  limit?: number;
  now?: () => number;
}

/**
 * Features kept on this device, over closed tabs and reloads. Nothing here is the only copy of anything: what can't be
 * read or has no room is computed anew, so that no call but `clear` rejects. What was longest of no use goes first.
 */
export class FeatureStore {
  readonly #name: string;
  readonly #limit: number;
  readonly #now: () => number;
  #opened: Promise<IDBPDatabase<FeaturesSchema> | null> | null = null;
  /** Writes follow one another: two that make room at once would both make it. */
  #writes: Promise<unknown> = Promise.resolve();

  constructor({ name = "thaw-features", limit = mostBytes, now = Date.now }: FeatureStoreOptions = {}) {
    this.#name = name;
    this.#limit = limit;
    this.#now = now;
  }

  #database(): Promise<IDBPDatabase<FeaturesSchema> | null> {
    this.#opened ??= openDB<FeaturesSchema>(this.#name, 1, {
      upgrade(db) {
        db.createObjectStore("rows", { keyPath: "key" }).createIndex("by-use", "usedAt");
        db.createObjectStore("totals");
      },
      terminated: () => {
        this.#opened = null;
      },
    }).catch(() => null);
    return this.#opened;
  }

  /** @returns the features of those photos that are here, by hash. */
  async read(space: FeatureSpace, sha256s: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = new Map<string, Float32Array>();
    try {
      const db = await this.#database();
      if (!db || sha256s.length === 0) return found;
      const stale: string[] = [];
      for (let from = 0; from < sha256s.length; from += rowsAtOnce) {
        const part = sha256s.slice(from, from + rowsAtOnce);
        const { store } = db.transaction("rows");
        const rows = await Promise.all(part.map((sha256) => store.get(keyOf(space, sha256))));
        for (const [at, row] of rows.entries()) {
          const sha256 = part[at];
          if (!row || sha256 === undefined) continue;
          found.set(sha256, row.features);
          if (this.#now() - row.usedAt > hour) stale.push(row.key);
        }
        // Between them the page answers.
        if (from + rowsAtOnce < sha256s.length) await new Promise((resolve) => setTimeout(resolve, 0));
      }
      if (stale.length > 0) this.#writes = this.#writes.then(() => this.#touch(stale));
    } catch {
      // A storage that fails is one without features.
    }
    return found;
  }

  /** Keeps what was computed. @returns whether it is here now. */
  write(space: FeatureSpace, rows: ReadonlyMap<string, Float32Array>): Promise<boolean> {
    const kept = [...rows].map(([sha256, features]) => ({
      key: keyOf(space, sha256),
      // A part of a larger array would be kept with the whole of it.
      features: new Float32Array(features),
      bytes: features.byteLength + overhead,
      usedAt: this.#now(),
    }));
    const written = this.#writes.then(() => this.#put(kept));
    this.#writes = written;
    return written;
  }

  /** Bytes that are kept, about; null where that can't be said. */
  async bytes(): Promise<number | null> {
    try {
      await this.#writes;
      return (await (await this.#database())?.get("totals", "bytes")) ?? 0;
    } catch {
      return null;
    }
  }

  /** Removes all, of every account. */
  clear(): Promise<void> {
    const cleared = this.#writes.then(async () => {
      const db = await this.#database();
      const tx = db?.transaction(["rows", "totals"], "readwrite");
      await tx?.objectStore("rows").clear();
      await tx?.objectStore("totals").clear();
      await tx?.done;
    });
    this.#writes = cleared.catch(() => undefined);
    return cleared;
  }

  async #touch(keys: readonly string[]): Promise<void> {
    try {
      const tx = (await this.#database())?.transaction("rows", "readwrite", { durability: "relaxed" });
      for (const key of keys) {
        const row = await tx?.store.get(key);
        if (row) await tx?.store.put({ ...row, usedAt: this.#now() });
      }
      await tx?.done;
    } catch {
      // Then it counts as older than it is.
    }
  }

  async #put(rows: readonly Row[]): Promise<boolean> {
    try {
      const wanted = rows.reduce((sum, { bytes }) => sum + bytes, 0);
      if (wanted > this.#limit) return false;
      const db = await this.#database();
      if (!db) return false;
      const total = (await db.get("totals", "bytes")) ?? 0;
      if (total + wanted > this.#limit) await this.#makeRoom(db, total + wanted - this.#limit * 0.9);
      try {
        await putAll(db, rows);
      } catch (error) {
        if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
        // The device has less room than we allow ourselves: once more, in the room of what is oldest.
        await this.#makeRoom(db, Math.max(wanted, total / 2));
        await putAll(db, rows);
      }
      return true;
    } catch {
      return false;
    }
  }

  async #makeRoom(db: IDBPDatabase<FeaturesSchema>, bytes: number): Promise<void> {
    const tx = db.transaction(["rows", "totals"], "readwrite");
    const totals = tx.objectStore("totals");
    let freed = 0;
    let cursor = await tx.objectStore("rows").index("by-use").openCursor();
    while (cursor && freed < bytes) {
      freed += cursor.value.bytes;
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await totals.put(Math.max(0, ((await totals.get("bytes")) ?? 0) - freed), "bytes");
    await tx.done;
  }
}

async function putAll(db: IDBPDatabase<FeaturesSchema>, rows: readonly Row[]): Promise<void> {
  const tx = db.transaction(["rows", "totals"], "readwrite", { durability: "relaxed" });
  // Its rejection is reported by what fails first; without this it would be reported twice.
  tx.done.catch(() => undefined);
  const store = tx.objectStore("rows");
  const totals = tx.objectStore("totals");
  let added = 0;
  for (const row of rows) {
    const before = await store.get(row.key);
    added += row.bytes - (before?.bytes ?? 0);
    await store.put(row);
  }
  await totals.put(((await totals.get("bytes")) ?? 0) + added, "bytes");
  await tx.done;
}
