import { describe, expect, it } from "vitest";
import { decoders, readGolden, readGoldenJson, sha256 } from "../../test/read-golden.ts";
import { PictureError } from "../errors.ts";
import { resizeCrop } from "../resize/resize-crop.ts";
import { decodePicture, decodeRgb } from "./decode-picture.ts";

interface PictureGolden {
  readonly mode: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly rgbSha256: string;
  readonly cropSha256: string;
}

const goldens = readGoldenJson<Record<string, PictureGolden>>("pictures.json");

function refusal(bytes: Uint8Array): PictureError {
  try {
    decodePicture(bytes, decoders);
  } catch (error) {
    if (error instanceof PictureError) return error;
    throw error;
  }
  throw new Error("not refused");
}

describe("decoding and cropping, against Pillow and torchvision", () => {
  it.each(Object.entries(goldens))("%s has Pillow's mode and samples, bit for bit", (name, golden) => {
    const { mode, data } = decodePicture(readGolden(`pictures/${name}`), decoders);
    expect(mode).toBe(golden.mode);
    expect(sha256(data)).toBe(golden.sha256);
  });

  it.each(Object.entries(goldens))("%s has Pillow's upright colours and torchvision's crop", (name, golden) => {
    const pixels = decodeRgb(readGolden(`pictures/${name}`), decoders);
    expect([pixels.width, pixels.height]).toEqual([golden.width, golden.height]);
    expect(sha256(pixels.data)).toBe(golden.rgbSha256);
    expect(sha256(resizeCrop(pixels, { resize: 256, crop: 224 }))).toBe(golden.cropSha256);
  });
});

describe("pictures that can't be read", () => {
  const png = readGolden("pictures/rgb.png");
  const jpeg = readGolden("pictures/jpeg-420.jpg");
  const text = (value: string) => new TextEncoder().encode(value);

  it("says what is wrong with a file that is no picture", () => {
    expect(refusal(new Uint8Array()).message).toMatch(/empty/);
    expect(refusal(text("<svg/>")).code).toBe("image-unsupported");
    expect(refusal(text("GIF89a…")).message).toMatch(/GIF/);
  });

  it.each([0.2, 0.5, 0.9, 0.99])("refuses a PNG cut at %d of its length", (share) => {
    const cut = png.subarray(0, Math.floor((png.length - 24) * share));
    expect(refusal(cut).code).toBe("image-decode");
  });

  it.each([0.02, 0.5, 0.9, 0.99])("refuses a JPEG cut at %d of its length", (share) => {
    expect(refusal(jpeg.subarray(0, Math.floor(jpeg.length * share))).message).toMatch(/truncated/);
  });

  it("refuses a cut WebP, and a PNG whose compressed data is damaged", () => {
    const webp = readGolden("pictures/lossless-alpha.webp");
    expect(refusal(webp.subarray(0, webp.length / 2)).code).toBe("image-decode");
    const damaged = Uint8Array.from(png);
    damaged.fill(0xff, png.length / 2, png.length / 2 + 40);
    expect(refusal(damaged).code).toBe("image-decode");
  });

  it("refuses a PNG with one bit flipped in its header or its pixels, as Pillow does", () => {
    for (const at of [17, 24, 60, 400, png.length - 20]) {
      const flipped = Uint8Array.from(png);
      flipped[at] = (flipped[at] as number) ^ 1;
      expect(refusal(flipped).code, `byte ${at}`).toBe("image-decode");
    }
  });

  it("refuses more than 64 million pixels from the header alone", () => {
    const huge = Uint8Array.from(png);
    new DataView(huge.buffer).setUint32(16, 8001);
    new DataView(huge.buffer).setUint32(20, 8000);
    expect(refusal(huge).code).toBe("image-too-large");
    const wide = Uint8Array.from(jpeg);
    const frame = wide.findIndex((byte, i) => byte === 0xff && wide[i + 1] === 0xc0);
    wide.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect(refusal(wide).code).toBe("image-too-large");
  });

  it("still decodes after a refusal", () => {
    refusal(jpeg.subarray(0, jpeg.length / 2));
    const garbled = Uint8Array.from(jpeg);
    garbled.fill(0, jpeg.length / 4, jpeg.length / 2);
    try {
      decodePicture(garbled, decoders);
    } catch {
      // Damage in the middle may show as noise or as a refusal; what follows must not suffer from either.
    }
    expect(sha256(decodePicture(jpeg, decoders).data)).toBe(goldens["jpeg-420.jpg"]?.rgbSha256);
  });
});
