/** A class of the learner's own photos. */
export interface OwnClass {
  id: string;
  /** The account that it belongs to; empty where nobody is signed in. */
  owner: string;
  name: string;
  /** Classes stand by this, lowest first. */
  position: number;
}

export interface OwnPhoto {
  /** `owner sha256`: a photo is in a set once. */
  id: string;
  owner: string;
  classId: string;
  /** The file's name, to tell the learner which one; it never leaves the device but in an export. */
  name: string;
  sha256: string;
  type: string;
  /** The encoded photo as it came. */
  blob: Blob;
  /** A small JPEG to draw in a list; null where the browser could not make one. */
  thumbnail: Blob | null;
  /** Photos of a class stand by this, lowest first. */
  order: number;
}

export interface OwnSet {
  classes: OwnClass[];
  photos: OwnPhoto[];
}

export const ownLimits = {
  classes: 20,
  photos: 2000,
  /** A file, bytes. */
  fileBytes: 32 * 2 ** 20,
  /** A class's name, characters. */
  name: 40,
  /** Photos of a class with which a run can start: one to train on and one held out. */
  photosPerClass: 2,
} as const;

/** A class's name as it is kept: one line without control characters, at most 40 characters; empty where nothing is left. */
export function cleanName(text: string): string {
  const line = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  return [...line].slice(0, ownLimits.name).join("").trim();
}

/** Names that differ in case or width alone are one. */
export const sameName = (a: string, b: string): boolean =>
  cleanName(a).normalize("NFKC").toLowerCase() === cleanName(b).normalize("NFKC").toLowerCase();
