import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readGoldenJson, readPicture } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { adjustBrightness, adjustContrast, adjustSaturation, augment } from "./augment.ts";
import { createPreprocessor } from "./create-preprocessor.ts";
import { drawView, type View, viewSeed } from "./draw-view.ts";

interface Said {
  sha256: string;
  /** The first bytes, to see by how much one is off. */
  start: string;
}
interface AugmentGolden {
  size: number;
  cases: {
    picture: string;
    hflip: Said;
    crops: ({ box: NonNullable<View["box"]>; filter: "bilinear" | "bicubic" } & Said)[];
    adjusted: { factor: number; brightness: Said; contrast: Said; saturation: Said }[];
    whole: { box: NonNullable<View["box"]>; colour: NonNullable<View["colour"]> } & Said;
  }[];
}

const golden = readGoldenJson<AugmentGolden>("augment.json");
const how = { resize: 28, crop: golden.size };
const { decode } = createPreprocessor(await openNodeAssets());
const plain: View = { flip: false, box: null, colour: null };

function expectSame(made: Uint8Array, { sha256, start }: Said): void {
  expect([...made.subarray(0, 96)]).toEqual([...Buffer.from(start, "base64")]);
  expect(createHash("sha256").update(made).digest("hex")).toBe(sha256);
}

describe.each(golden.cases.map((of) => [of.picture, of] as const))("views of %s, against torchvision", (name, of) => {
  it("mirrored", async () => {
    expectSame(augment(await decode(readPicture(name)), { ...plain, flip: true }, how), of.hflip);
  });
  it.each(of.crops)("cut to $box with the $filter filter", async ({ box, filter, ...said }) => {
    expectSame(augment(await decode(readPicture(name)), { ...plain, box }, { ...how, filter }), said);
  });
  it.each(of.adjusted)("in other colours, by $factor", async ({ factor, brightness, contrast, saturation }) => {
    const rgb = augment(await decode(readPicture(name)), plain, how);
    expectSame(adjustBrightness(rgb, factor), brightness);
    expectSame(adjustContrast(rgb, factor), contrast);
    expectSame(adjustSaturation(rgb, factor), saturation);
  });
  it("all of it, one after the other", async () => {
    const { box, colour, ...said } = of.whole;
    expectSame(augment(await decode(readPicture(name)), { flip: true, box, colour }, how), said);
  });
});

describe("a view that is drawn", () => {
  const all = { flip: true, crop: true, colour: true };
  const seeds = Array.from({ length: 400 }, (_, at) => viewSeed(7, at % 4, at.toString(16).padStart(8, "0")));

  it("is the same for the same seed, and another for another", () => {
    expect(new Set(seeds).size).toBe(400);
    expect(drawView(seeds[0] ?? 0, all, 640, 480)).toEqual(drawView(seeds[0] ?? 0, all, 640, 480));
    expect(drawView(seeds[0] ?? 0, all, 640, 480)).not.toEqual(drawView(seeds[1] ?? 0, all, 640, 480));
  });
  it("stays in the picture, keeps half of it, and is mirrored every other time", () => {
    for (const [width, height] of [
      [640, 480],
      [3, 900],
      [1, 1],
    ] as const) {
      const views = seeds.map((seed) => drawView(seed, all, width, height));
      for (const { box, colour } of views) {
        if (!box || !colour) throw new Error("all kinds were asked for");
        expect(
          Math.min(box.top, box.left, height - box.top - box.height, width - box.left - box.width),
        ).toBeGreaterThanOrEqual(0);
        expect(Math.min(box.height, box.width)).toBeGreaterThanOrEqual(1);
        if (width === 640) expect((box.width * box.height) / (width * height)).toBeGreaterThan(0.49);
        for (const factor of Object.values(colour)) expect(Math.abs(factor - 1)).toBeLessThanOrEqual(0.2);
      }
      expect(Math.abs(views.filter(({ flip }) => flip).length - 200)).toBeLessThan(50);
    }
  });
  it("leaves a kind out without changing the others", () => {
    const seed = seeds[5] ?? 0;
    const whole = drawView(seed, all, 640, 480);
    expect(drawView(seed, { ...all, crop: false }, 640, 480)).toEqual({ ...whole, box: null });
    expect(drawView(seed, { flip: false, crop: true, colour: false }, 640, 480)).toEqual({ ...plain, box: whole.box });
  });
});
