/** A lesson's source as this device keeps it until the server has it. */
export interface LocalCopy {
  source: string;
  baseRevision: number;
  /** The server's draft version that it was written over. */
  version: number;
}

export interface CopyPlace {
  userId: string;
  lessonSlug: string;
  locale: string;
}

type Storage = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;

/** The account is part of the name: on a shared computer a draft is never shown to the next one. */
const nameOf = ({ userId, lessonSlug, locale }: CopyPlace): string => `thaw-lesson:${userId}:${lessonSlug}:${locale}`;

/** Keeps the copy. A full or forbidden storage keeps nothing, and the page goes on. */
export function writeLocalCopy(storage: Storage, place: CopyPlace, copy: LocalCopy): boolean {
  try {
    storage.setItem(nameOf(place), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function readLocalCopy(storage: Storage, place: CopyPlace): LocalCopy | null {
  try {
    const copy = JSON.parse(storage.getItem(nameOf(place)) ?? "null") as LocalCopy | null;
    return copy && typeof copy.source === "string" && Number.isInteger(copy.version) ? copy : null;
  } catch {
    return null;
  }
}

export function removeLocalCopy(storage: Storage, place: CopyPlace): void {
  try {
    storage.removeItem(nameOf(place));
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}
