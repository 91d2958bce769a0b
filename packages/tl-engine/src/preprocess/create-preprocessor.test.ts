import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type PictureGolden, readGolden, readGoldenJson } from "../../test/read-golden.ts";
import { openNodeAssets } from "../cli/node-assets.ts";
import { ImageDecodeError } from "../errors.ts";
import { createPreprocessor, RESIZE_CROP } from "./create-preprocessor.ts";
import { resizeCrop } from "./resize-crop.ts";

const goldens = readGoldenJson<Record<string, PictureGolden>>("pictures.json");
const preprocessor = createPreprocessor(await openNodeAssets());

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function refusal(bytes: Uint8Array): Promise<ImageDecodeError> {
  const thrown = await preprocessor.decode(bytes).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ImageDecodeError)) throw new Error(`not refused: ${String(thrown)}`);
  return thrown;
}

describe("decoding and cropping, against Pillow and torchvision", () => {
  it.each(Object.entries(goldens))("%s has Pillow's pixels, bit for bit", async (name, golden) => {
    const pixels = await preprocessor.decode(readGolden(`pictures/${name}`));
    expect([pixels.width, pixels.height]).toEqual([golden.width, golden.height]);
    expect(sha256(pixels.data)).toBe(golden.rgbSha256);
    expect(sha256(resizeCrop(pixels, RESIZE_CROP))).toBe(golden.cropSha256);
  });
});

describe("pictures that can't be read", () => {
  const png = readGolden("pictures/rgb.png");
  const jpeg = readGolden("pictures/jpeg-420.jpg");
  const text = (value: string) => new TextEncoder().encode(value);

  it("says what is wrong with a file that is no picture", async () => {
    expect((await refusal(new Uint8Array())).message).toMatch(/empty/);
    expect((await refusal(text("<svg/>"))).code).toBe("image-unsupported");
    expect((await refusal(text("GIF89a…"))).message).toMatch(/GIF/);
  });

  it.each([0.2, 0.5, 0.9, 0.99])("refuses a PNG cut at %d of its length", async (share) => {
    const cut = png.subarray(0, Math.floor((png.length - 24) * share));
    expect((await refusal(cut)).code).toBe("image-decode");
  });

  it.each([0.02, 0.5, 0.9, 0.99])("refuses a JPEG cut at %d of its length", async (share) => {
    expect((await refusal(jpeg.subarray(0, Math.floor(jpeg.length * share)))).message).toMatch(/truncated/);
  });

  it("refuses a cut WebP, and a PNG whose compressed data is damaged", async () => {
    const webp = readGolden("pictures/lossless-alpha.webp");
    expect((await refusal(webp.subarray(0, webp.length / 2))).code).toBe("image-decode");
    const damaged = Uint8Array.from(png);
    damaged.fill(0xff, png.length / 2, png.length / 2 + 40);
    expect((await refusal(damaged)).code).toBe("image-decode");
  });

  it("refuses a PNG with one bit flipped in its header or its pixels, as Pillow does", async () => {
    for (const at of [17, 24, 60, 400, png.length - 20]) {
      const flipped = Uint8Array.from(png);
      flipped[at] = (flipped[at] as number) ^ 1;
      expect((await refusal(flipped)).code, `byte ${at}`).toBe("image-decode");
    }
  });

  it("refuses more than 64 million pixels from the header alone", async () => {
    const huge = Uint8Array.from(png);
    new DataView(huge.buffer).setUint32(16, 8001);
    new DataView(huge.buffer).setUint32(20, 8000);
    expect((await refusal(huge)).code).toBe("image-too-large");
    const wide = Uint8Array.from(jpeg);
    const frame = wide.findIndex((byte, i) => byte === 0xff && wide[i + 1] === 0xc0);
    wide.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect((await refusal(wide)).code).toBe("image-too-large");
  });

  it("still decodes after a refusal", async () => {
    await refusal(jpeg.subarray(0, jpeg.length / 2));
    const garbled = Uint8Array.from(jpeg);
    garbled.fill(0, jpeg.length / 4, jpeg.length / 2);
    await preprocessor.decode(garbled).catch(() => null);
    expect(sha256((await preprocessor.decode(jpeg)).data)).toBe(goldens["jpeg-420.jpg"]?.rgbSha256);
  });
});
