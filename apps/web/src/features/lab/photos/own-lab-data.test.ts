import type { LabView } from "@thaw/contracts/lab";
import { describe, expect, it } from "vitest";
import { selectPhotos } from "../run/select-photos.ts";
import { gapOf, hashOwnData, heldOutCount, largestTrainPart, ownLabView } from "./own-lab-data.ts";
import type { OwnSet } from "./own-photo-types.ts";

const owner = "a";
const sha = (n: number) => (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0").padEnd(64, "0");
const idOf = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
const setOf = (...counts: number[]): OwnSet => ({
  classes: counts.map((_, at) => ({ id: idOf(at), owner, name: `class ${at}`, position: at })),
  photos: counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, n) => ({
      id: `${owner} ${sha(at * 100 + n)}`,
      owner,
      classId: idOf(at),
      name: `${n}.jpg`,
      sha256: sha(at * 100 + n),
      type: "image/jpeg",
      blob: new Blob([String(n)]),
      thumbnail: null,
      order: n,
    })),
  ),
});
const lab = { id: "foodvision-head", classes: [], photos: [], dataSha256: "d".repeat(64) } as unknown as LabView;
const viewOf = (set: OwnSet, seed = 7) => ownLabView(lab, set, seed, ({ sha256 }) => `blob:${sha256}`);
const heldOf = (set: OwnSet, seed?: number) =>
  viewOf(set, seed)
    .photos.filter(({ split }) => split === "test")
    .map(({ sha256 }) => sha256)
    .sort();

describe("the learner's own photos as a lab's", () => {
  it("hold a fifth of each class out, at least one, and never more than a record takes", () => {
    const { photos, own } = viewOf(setOf(20, 2));
    const count = (at: number, split: string) =>
      photos.filter((photo) => photo.class === `own_00000000000${at}` && photo.split === split).length;
    expect([count(0, "test"), count(0, "train"), count(1, "test"), count(1, "train")]).toEqual([4, 16, 1, 1]);
    expect(own).toEqual([
      { name: "class 0", photos: 20 },
      { name: "class 1", photos: 2 },
    ]);
    expect(heldOutCount(1900, 2)).toBe(200);
    expect(largestTrainPart(photos)).toBe(16);
  });

  it("split by the seed: alike for the same one, whatever the order they came in, else for another", () => {
    const set = setOf(20, 20);
    expect(heldOf({ ...set, photos: set.photos.toReversed() })).toEqual(heldOf(set));
    expect(heldOf(set, 8)).not.toEqual(heldOf(set));
  });

  it("have one identity for the same photos, another when one moves", async () => {
    const set = setOf(6, 6);
    const hash = (of: OwnSet) => hashOwnData(viewOf(of).photos);
    const moved = set.photos.map((photo, at) => (at === 0 ? { ...photo, classId: idOf(1) } : photo));
    expect(await hash({ ...set, photos: set.photos.toReversed() })).toBe(await hash(set));
    expect(await hash({ ...set, photos: moved })).not.toBe(await hash(set));
  });

  it("give every photo to one part of a run", () => {
    const view = viewOf(setOf(12, 7));
    const { train, validation, heldOut } = selectPhotos(view, largestTrainPart(view.photos), 7);
    const all = [...train, ...validation, ...heldOut].map(({ photo }) => photo.sha256);
    expect(new Set(all).size).toBe(19);
    expect(all).toHaveLength(19);
  });

  it("leave a class without photos out, and say what is missing to train", () => {
    expect(viewOf(setOf(3, 0, 3)).classes).toHaveLength(2);
    expect(gapOf(setOf())).toEqual({ kind: "classes" });
    expect(gapOf(setOf(5, 0))).toEqual({ kind: "classes" });
    expect(gapOf(setOf(5, 1))).toEqual({ kind: "photos", names: ["class 1"] });
    expect(gapOf(setOf(2, 2))).toBeNull();
  });
});
