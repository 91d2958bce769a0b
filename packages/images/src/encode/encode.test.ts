import { describe, expect, it } from "vitest";
import { decoders, readGolden, readGoldenJson } from "../../test/read-golden.ts";
import { decodePicture } from "../decode/decode-picture.ts";
import { convertMode } from "../modes/convert-mode.ts";
import type { BytePicture } from "../pixels.ts";
import { encodeJpeg } from "./encode-jpeg.ts";
import { encodePng } from "./encode-png.ts";

const names = Object.keys(readGoldenJson<Record<string, unknown>>("pictures.json"));
const opened = (name: string) => decodePicture(readGolden(`pictures/${name}`), decoders);

/** Root mean square over all samples. */
function difference(a: BytePicture, b: BytePicture): number {
  expect([a.mode, a.width, a.height]).toEqual([b.mode, b.width, b.height]);
  const squares = a.data.reduce((sum, value, i) => sum + (value - (b.data[i] as number)) ** 2, 0);
  return Math.sqrt(squares / a.data.length);
}

describe("PNG", () => {
  it.each(names.filter((name) => !/cmyk|ycck/.test(name)))("%s comes back as it was", (name) => {
    const { orientation: _, ...picture } = opened(name);
    const { orientation, ...again } = decodePicture(encodePng(picture), decoders);
    expect(orientation).toBe(1);
    expect(again).toEqual(picture);
  });

  it("is small where neighbours are alike", () => {
    const data = Uint8Array.from({ length: 256 * 256 }, (_, i) => (i & 255) ^ 3);
    expect(encodePng({ mode: "L", width: 256, height: 256, data }).length).toBeLessThan(1500);
  });

  it("has no CMYK", () => {
    const picture = opened("cmyk.jpg");
    expect(() => encodePng(picture)).toThrow("cannot write mode CMYK as PNG");
  });
});

describe("JPEG", () => {
  it.each(["rgb.png", "grey.png", "tall.png", "wide.png", "one-pixel.png", "large.jpg"])("%s stays alike", (name) => {
    const { orientation: _, ...picture } = opened(name);
    const decoded = decodePicture(encodeJpeg(picture as BytePicture, { quality: 95 }), decoders);
    expect(difference(decoded as BytePicture, picture as BytePicture)).toBeLessThan(name === "wide.png" ? 7 : 6);
  });

  it("keeps a flat colour exactly, whatever the quality", () => {
    for (const quality of [1, 50, 100]) {
      const data = new Uint8Array(40 * 24).fill(128);
      const picture = { mode: "L", width: 40, height: 24, data } as const;
      expect(decodePicture(encodeJpeg(picture, { quality }), decoders).data).toEqual(data);
    }
  });

  it("trades size for likeness", () => {
    const picture = convertMode(opened("large.jpg"), "RGB");
    const at = (quality: number) => encodeJpeg(picture, { quality });
    const error = (bytes: Uint8Array) => difference(decodePicture(bytes, decoders) as BytePicture, picture);
    expect(at(30).length).toBeLessThan(at(90).length / 1.5);
    expect(error(at(90))).toBeLessThan(error(at(30)) / 1.5);
  });

  it("has no alpha, and no quality beyond its scale", () => {
    expect(() => encodeJpeg(opened("alpha.png") as BytePicture)).toThrow("cannot write mode RGBA as JPEG");
    const picture = convertMode(opened("grey.png"), "L");
    expect(() => encodeJpeg(picture, { quality: 0 })).toThrow("from 1 to 100");
  });
});
