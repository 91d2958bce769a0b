import type { LabPhoto, LabView } from "@thaw/contracts/lab";
import { ownScope } from "../run/feature-store.ts";
import { hashPhoto } from "./hash-photo.ts";
import type { LabData } from "./lab-data.ts";
import { type OwnPhoto, type OwnSet, ownLimits } from "./own-photo-types.ts";

/** What keeps a set from being trained on; null when nothing does. */
export type OwnSetGap = { kind: "classes" } | { kind: "photos"; names: string[] };

/** Classes without a photo wait: they are no part of a run. */
const filledClasses = (set: OwnSet) => set.classes.filter(({ id }) => set.photos.some((photo) => photo.classId === id));

export function gapOf(set: OwnSet): OwnSetGap | null {
  const filled = filledClasses(set);
  const few = filled.filter(
    ({ id }) => set.photos.filter((photo) => photo.classId === id).length < ownLimits.photosPerClass,
  );
  if (few.length > 0) return { kind: "photos", names: few.map(({ name }) => name) };
  return filled.length < 2 ? { kind: "classes" } : null;
}

/** A photo's place in the split: from the seed and its hash alone, so that adding one moves no other. */
function placeOf(sha256: string, seed: number): number {
  let mixed = (Number.parseInt(sha256.slice(0, 8), 16) ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const heldOutShare = 0.2;
/** Held-out photos that a record holds at most. */
const maxHeldOut = 400;

/** How many of a class's photos are held out: a fifth, at least one. */
export const heldOutCount = (photos: number, classes: number): number =>
  Math.min(Math.max(1, Math.round(photos * heldOutShare)), Math.floor(maxHeldOut / classes));

/** The class's id as records and paths have it: it stays when the class is renamed or moved. */
const recordIdOf = (classId: string): string => `own_${classId.replaceAll("-", "").slice(-12)}`;

/**
 * The learner's own photos in the shape of the course's: each class's photos in an order drawn from the seed, the first
 * of them held out. The same photos and seed give the same split, in whatever order they were added.
 * @param lab the lab that they stand in for.
 * @param urlOf an address of a photo that the page can show.
 */
export function ownLabView(lab: LabView, set: OwnSet, seed: number, urlOf: (photo: OwnPhoto) => string): LabData {
  const classes = filledClasses(set);
  const blobs = new Map(set.photos.map(({ sha256, blob }) => [sha256, blob]));
  const photos: LabPhoto[] = [];
  const own: NonNullable<LabData["own"]> = [];
  for (const { id, name } of classes) {
    const ofClass = set.photos
      .filter(({ classId }) => classId === id)
      .map((photo) => ({ photo, place: placeOf(photo.sha256, seed) }))
      .sort((a, b) => a.place - b.place || (a.photo.sha256 < b.photo.sha256 ? -1 : 1));
    const held = heldOutCount(ofClass.length, classes.length);
    own.push({ name, photos: ofClass.length });
    for (const [at, { photo }] of ofClass.entries()) {
      const split = at < held ? "test" : "train";
      const recordId = recordIdOf(id);
      const path = `${split}/${recordId}/${photo.sha256}`;
      photos.push({ path, url: urlOf(photo), class: recordId, split, sha256: photo.sha256 });
    }
  }
  return {
    ...lab,
    classes: classes.map(({ id, name }) => ({ id: recordIdOf(id), name: { ja: name, en: name } })),
    photos,
    own,
    featureScope: ownScope(set.classes[0]?.owner ?? ""),
    blobOf: ({ sha256 }) => blobs.get(sha256),
  };
}

/** sha256 over the sorted lines `path sha256`, as of the course's photos: the identity of the data, split and all. */
export function hashOwnData(photos: readonly LabPhoto[]): Promise<string> {
  const lines = photos.map(({ path, sha256 }) => `${path} ${sha256}\n`).sort();
  return hashPhoto(new TextEncoder().encode(lines.join("")));
}

/** The largest number of a class's photos that a run may train on: all of them. */
export function largestTrainPart(photos: readonly LabPhoto[]): number {
  const counts = new Map<string, number>();
  for (const photo of photos) {
    if (photo.split === "train") counts.set(photo.class, (counts.get(photo.class) ?? 0) + 1);
  }
  return Math.min(1000, Math.max(1, ...counts.values()));
}
