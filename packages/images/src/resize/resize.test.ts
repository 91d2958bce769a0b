import { describe, expect, it } from "vitest";
import { decoders, readGolden, readGoldenJson, sha256 } from "../../test/read-golden.ts";
import { decodePicture } from "../decode/decode-picture.ts";
import type { BytePicture } from "../pixels.ts";
import type { ResizeFilter } from "./filters.ts";
import { type Box, resize, resizePicture } from "./resize.ts";

interface Golden {
  readonly boxes: readonly (Box | null)[];
  readonly filters: Record<ResizeFilter, Record<string, readonly string[]>>;
}

const goldens = readGoldenJson<Record<string, Golden>>("resize.json");
const cases = Object.entries(goldens).flatMap(([name, { filters }]) =>
  (Object.keys(filters) as ResizeFilter[]).map((filter) => ({ name, filter })),
);
const opened = (name: string) => decodePicture(readGolden(`pictures/${name}`), decoders) as BytePicture;

describe("resizing, against Pillow", () => {
  it.each(cases)("$name by $filter has Pillow's samples at every size, of every box", ({ name, filter }) => {
    const picture = opened(name);
    const { boxes, filters } = goldens[name] as Golden;
    for (const [size, expected] of Object.entries(filters[filter])) {
      const [width = 0, height = 0] = size.split("x").map(Number);
      const found = boxes.map((box) => {
        const resized = resizePicture(picture, { width, height, filter, box: box ?? undefined });
        expect([resized.width, resized.height, resized.mode]).toEqual([width, height, picture.mode]);
        return sha256(resized.data).slice(0, 12);
      });
      expect(found, size).toEqual(expected);
    }
  });
});

it("filters each channel for itself, whatever their number", () => {
  const grey = opened("grey.png");
  const { width, height } = grey;
  const five = new Uint8Array(grey.data.length * 5);
  for (let i = 0; i < five.length; i++) five[i] = grey.data[Math.floor(i / 5)] as number;
  const to = { width: 20, height: 33, filter: "lanczos" } as const;
  const one = resize({ width, height, channels: 1, data: grey.data }, to);
  const many = resize({ width, height, channels: 5, data: five }, to);
  expect(many.data.filter((_, i) => i % 5 === 3)).toEqual(one.data);
});

it("refuses sizes and boxes that hold no pixel or leave the picture", () => {
  const raster = { width: 4, height: 4, channels: 1, data: new Uint8Array(16) };
  const to = { width: 2, height: 2, filter: "box" } as const;
  expect(() => resize(raster, { ...to, width: 0 })).toThrow("height and width must be > 0");
  expect(() => resize(raster, { ...to, box: [-1, 0, 4, 4] })).toThrow("box offset can't be negative");
  expect(() => resize(raster, { ...to, box: [0, 0, 5, 4] })).toThrow("box can't exceed original image size");
  expect(() => resize(raster, { ...to, box: [3, 0, 2, 4] })).toThrow("box can't be empty");
});
