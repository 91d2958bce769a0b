import { describe, expect, it } from "vitest";
import { decoders, readGolden, readGoldenJson, sha256 } from "../../test/read-golden.ts";
import { decodePicture } from "../decode/decode-picture.ts";
import type { ByteMode } from "../pixels.ts";
import { convertMode } from "./convert-mode.ts";

const { pictures, everyColour } = readGoldenJson<{
  pictures: Record<string, Partial<Record<ByteMode, string>>>;
  everyColour: { toHsv: string; fromHsv: string };
}>("modes.json");

describe("modes, against Pillow", () => {
  it.each(Object.entries(pictures))("%s has Pillow's samples in every mode that Pillow has for it", (name, modes) => {
    const picture = decodePicture(readGolden(`pictures/${name}`), decoders);
    for (const [mode, expected] of Object.entries(modes)) {
      const { data } = convertMode(picture, mode as ByteMode);
      expect(sha256(data).slice(0, 12), mode).toBe(expected);
    }
  });

  it("turns each of the 16.7 million colours to HSV and back as Pillow does", () => {
    const data = new Uint8Array(2 ** 24 * 3);
    for (let n = 0; n < 2 ** 24; n++) {
      data[3 * n] = n >> 16;
      data[3 * n + 1] = (n >> 8) & 255;
      data[3 * n + 2] = n & 255;
    }
    const size = { width: 4096, height: 4096, data };
    expect(sha256(convertMode({ mode: "RGB", ...size }, "HSV").data)).toBe(everyColour.toHsv);
    expect(sha256(convertMode({ mode: "HSV", ...size }, "RGB").data)).toBe(everyColour.fromHsv);
  });
});

it("chooses no palette", () => {
  const picture = { mode: "L", width: 1, height: 1, data: Uint8Array.of(7) } as const;
  expect(() => convertMode(picture, "P")).toThrow("palette");
});
