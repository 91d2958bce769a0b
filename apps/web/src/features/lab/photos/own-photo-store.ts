import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";
import { newUuid } from "../run/new-uuid.ts";
import { cleanName, type OwnClass, type OwnPhoto, type OwnSet, ownLimits, sameName } from "./own-photo-types.ts";

interface OwnPhotosSchema extends DBSchema {
  classes: { key: string; value: OwnClass; indexes: { "by-owner": string } };
  photos: {
    key: string;
    value: OwnPhoto;
    indexes: { "by-owner": string; "by-class": string; "by-place": [string, number] };
  };
}

/** A set is full: of classes or of photos. */
export class FullSetError extends Error {
  override name = "FullSetError";
  readonly limit: "classes" | "photos";
  constructor(limit: "classes" | "photos") {
    super(`at most ${ownLimits[limit]} ${limit}`);
    this.limit = limit;
  }
}

let opened: Promise<IDBPDatabase<OwnPhotosSchema>> | undefined;

function database(): Promise<IDBPDatabase<OwnPhotosSchema>> {
  opened ??= openDB<OwnPhotosSchema>("thaw-own-photos", 2, {
    upgrade(db, before, _after, tx) {
      if (before < 1) {
        db.createObjectStore("classes", { keyPath: "id" }).createIndex("by-owner", "owner");
        const photos = db.createObjectStore("photos", { keyPath: "id" });
        photos.createIndex("by-owner", "owner");
        photos.createIndex("by-class", "classId");
      }
      tx.objectStore("photos").createIndex("by-place", ["classId", "order"]);
    },
    blocking(_before, _after, event) {
      // A newer page waits to change the database; this one opens it anew when it needs it.
      opened = undefined;
      (event.target as IDBDatabase | null)?.close();
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

const channelName = "thaw-own-photos";

/** Tells the other tabs, and this one's listeners, that a set changed. */
function announce(owner: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(owner);
  channel.close();
}

/** @returns a function that ends the listening. */
export function onOwnPhotosChange(owner: string, changed: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    if (data === owner) changed();
  };
  return () => channel.close();
}

const photosAtOnce = 100;

/** One account's classes and photos, in their order. */
export async function readOwnSet(owner: string): Promise<OwnSet> {
  const tx = (await database()).transaction(["classes", "photos"]);
  const classes = await tx.objectStore("classes").index("by-owner").getAll(owner);
  const photos: OwnPhoto[] = [];
  // A photo's id begins with its owner. Thousands at once would hold the page up.
  for (let after = `${owner} `; ; ) {
    const part = await tx.objectStore("photos").getAll(IDBKeyRange.bound(after, `${owner} \uffff`, true), photosAtOnce);
    photos.push(...part);
    const last = part.at(-1);
    if (!last || part.length < photosAtOnce) break;
    after = last.id;
  }
  await tx.done;
  return {
    classes: classes.sort((a, b) => a.position - b.position),
    photos: photos.sort((a, b) => a.order - b.order),
  };
}

/**
 * The class of that name, made where there is none: two tabs that make it at once get the same one.
 * @throws FullSetError.
 */
export async function ensureOwnClass(owner: string, name: string): Promise<OwnClass> {
  const tx = (await database()).transaction("classes", "readwrite");
  const classes = await tx.store.index("by-owner").getAll(owner);
  const known = classes.find((entry) => sameName(entry.name, name));
  if (known) return known;
  if (classes.length >= ownLimits.classes) throw new FullSetError("classes");
  const position = Math.max(-1, ...classes.map((entry) => entry.position)) + 1;
  const made: OwnClass = { id: newUuid(), owner, name: cleanName(name), position };
  await tx.store.put(made);
  await tx.done;
  announce(owner);
  return made;
}

/** @returns false where another class has that name already. */
export async function renameOwnClass(owner: string, id: string, name: string): Promise<boolean> {
  const tx = (await database()).transaction("classes", "readwrite");
  const classes = await tx.store.index("by-owner").getAll(owner);
  const entry = classes.find((candidate) => candidate.id === id);
  const next = cleanName(name);
  if (!entry || !next || classes.some((other) => other.id !== id && sameName(other.name, next))) return false;
  await tx.store.put({ ...entry, name: next });
  await tx.done;
  announce(owner);
  return true;
}

/** Moves a class one place earlier (-1) or later (1). */
export async function moveOwnClass(owner: string, id: string, by: -1 | 1): Promise<void> {
  const tx = (await database()).transaction("classes", "readwrite");
  const classes = (await tx.store.index("by-owner").getAll(owner)).sort((a, b) => a.position - b.position);
  const from = classes.findIndex((entry) => entry.id === id);
  const entry = classes[from];
  const neighbour = classes[from + by];
  if (entry && neighbour) {
    await tx.store.put({ ...entry, position: neighbour.position });
    await tx.store.put({ ...neighbour, position: entry.position });
  }
  await tx.done;
  announce(owner);
}

/** Removes a class; its photos go to `into`, or with it where that is null. */
export async function removeOwnClass(owner: string, id: string, into: string | null): Promise<void> {
  const tx = (await database()).transaction(["classes", "photos"], "readwrite");
  const classes = tx.objectStore("classes");
  const photos = tx.objectStore("photos");
  const target = into === null ? null : await classes.get(into);
  const entry = await classes.get(id);
  if (entry?.owner === owner && (into === null || (target?.owner === owner && into !== id))) {
    for (const photo of await photos.index("by-class").getAll(id)) {
      if (into === null) await photos.delete(photo.id);
      else await photos.put({ ...photo, classId: into });
    }
    await classes.delete(id);
  }
  await tx.done;
  announce(owner);
}

/** The place of a class's last photo, found without reading the others; -1 where there are none. */
async function lastOrder(
  photos: Pick<IDBPObjectStore<OwnPhotosSchema, ArrayLike<"classes" | "photos">, "photos", "readwrite">, "index">,
  classId: string,
): Promise<number> {
  const ofClass = IDBKeyRange.bound([classId], [classId, Number.POSITIVE_INFINITY]);
  return (await photos.index("by-place").openKeyCursor(ofClass, "prev"))?.key[1] ?? -1;
}

export type NewOwnPhoto = Omit<OwnPhoto, "id" | "owner" | "order">;

/**
 * Keeps a photo.
 * @returns null, or the class that has this very photo already: then nothing is kept.
 * @throws FullSetError; DOMException `QuotaExceededError` where the device has no room: what is there stays.
 */
export async function addOwnPhoto(owner: string, photo: NewOwnPhoto): Promise<OwnClass | null> {
  const tx = (await database()).transaction(["classes", "photos"], "readwrite");
  // Its rejection is reported by the requests that fail; without this it would be reported twice.
  tx.done.catch(() => undefined);
  const photos = tx.objectStore("photos");
  const id = `${owner} ${photo.sha256}`;
  const known = await photos.get(id);
  if (known) return (await tx.objectStore("classes").get(known.classId)) ?? null;
  const count = await photos.index("by-owner").count(owner);
  if (count >= ownLimits.photos) throw new FullSetError("photos");
  const order = (await lastOrder(photos, photo.classId)) + 1;
  await photos.add({ ...photo, id, owner, order });
  // A full device refuses when the transaction closes, not before.
  await tx.done;
  announce(owner);
  return null;
}

/** Puts photos into another class, at its end. */
export async function moveOwnPhotos(owner: string, ids: readonly string[], classId: string): Promise<void> {
  const tx = (await database()).transaction("photos", "readwrite");
  let order = await lastOrder(tx.store, classId);
  for (const id of ids) {
    const photo = await tx.store.get(id);
    if (photo?.owner === owner && photo.classId !== classId) {
      order += 1;
      await tx.store.put({ ...photo, classId, order });
    }
  }
  await tx.done;
  announce(owner);
}

export async function removeOwnPhotos(owner: string, ids: readonly string[]): Promise<void> {
  const tx = (await database()).transaction("photos", "readwrite");
  for (const id of ids) {
    if ((await tx.store.get(id))?.owner === owner) await tx.store.delete(id);
  }
  await tx.done;
  announce(owner);
}

/** Removes all photos and classes of one account from this device. */
export async function clearOwnSet(owner: string): Promise<void> {
  const tx = (await database()).transaction(["classes", "photos"], "readwrite");
  for (const name of ["classes", "photos"] as const) {
    const store = tx.objectStore(name);
    for (const key of await store.index("by-owner").getAllKeys(owner)) await store.delete(key);
  }
  await tx.done;
  announce(owner);
}
