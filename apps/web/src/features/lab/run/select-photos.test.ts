import type { LabPhoto } from "@thaw/contracts/lab";
import { describe, expect, it } from "vitest";
import { selectPhotos } from "./select-photos.ts";

const name = { ja: "", en: "" };
const photo = (split: "train" | "test", id: string, n: number): LabPhoto => ({
  path: `${split}/${id}/${String(n).padStart(3, "0")}.jpg`,
  url: "",
  class: id,
  split,
  sha256: "0".repeat(64),
});
const lab = {
  classes: [
    { id: "burger", name },
    { id: "donut", name },
  ],
  photos: ["burger", "donut"].flatMap((id) => [
    ...Array.from({ length: 40 }, (_, n) => photo("train", id, n + 1)),
    ...Array.from({ length: 20 }, (_, n) => photo("test", id, n + 1)),
  ]),
};

describe("the photos of a run", () => {
  it.each([
    [10, 8, 2],
    [25, 20, 5],
    [40, 32, 8],
  ])("of %i a class are %i to train on and %i to check with", (perClass, train, validation) => {
    const selection = selectPhotos(lab, perClass, 7);
    expect(selection.train).toHaveLength(2 * train);
    expect(selection.validation).toHaveLength(2 * validation);
    expect(selection.heldOut).toHaveLength(40);
  });

  it("never share a photo, and never train or check on a held-out one", () => {
    const { train, validation, heldOut } = selectPhotos(lab, 40, 7);
    const paths = [...train, ...validation, ...heldOut].map(({ photo: { path } }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect([...train, ...validation].every(({ photo: { split } }) => split === "train")).toBe(true);
    expect(heldOut.every(({ photo: { split } }) => split === "test")).toBe(true);
  });

  it("carry the number of their class, and are the same ones every time", () => {
    const selection = selectPhotos(lab, 10, 7);
    expect(selection.train.map(({ label, photo: { class: id } }) => [label, id])).toContainEqual([1, "donut"]);
    expect(selection.train.every(({ label, photo: { class: id } }) => lab.classes[label]?.id === id)).toBe(true);
    expect(selectPhotos(lab, 10, 7)).toEqual(selection);
  });

  it("check by others when the seed is another, of every class alike", () => {
    const checking = (seed: number) => selectPhotos(lab, 25, seed).validation.map(({ photo: { path } }) => path);
    expect(checking(8)).not.toEqual(checking(7));
    expect(checking(8).filter((path) => path.includes("donut"))).toHaveLength(5);
  });

  it("spare none for checking where a class has fewer than five", () => {
    const few = {
      ...lab,
      photos: lab.photos.filter((photo) => photo.class === "burger" || photo.path < "train/donut/005"),
    };
    const { train, validation } = selectPhotos(few, 10, 7);
    expect(train.filter(({ label }) => label === 1)).toHaveLength(4);
    expect(validation.map(({ label }) => label)).toEqual([0, 0]);
  });
});
