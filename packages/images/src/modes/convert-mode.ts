import { PictureError } from "../errors.ts";
import { type ByteMode, type BytePicture, CHANNELS, type Picture } from "../pixels.ts";
import { cmykToRgb, hsvToRgb, rgbToHsv } from "./colour.ts";
import { threshold, toBilevel } from "./to-bilevel.ts";

/**
 * A picture in another mode, as Pillow's `Image.convert`: grey by ITU-R 601-2 luma in fixed point, alpha dropped or opaque,
 * never composited; "1" by Floyd–Steinberg's dithering, a palette by a threshold. Modes that no direct rule joins go through RGB or grey.
 * @param picture borrowed; returned as it is when it has the mode already.
 * @throws PictureError `image-unsupported` for "P", whose palette would have to be chosen.
 */
export function convertMode(picture: Picture, mode: ByteMode): BytePicture {
  if (picture.mode === mode) return picture;
  if (picture.mode === "I") return convertMode(mapped({ ...picture, mode: "L", data: clipped(picture.data) }), mode);
  switch (mode) {
    case "L":
      return toGrey(picture);
    case "RGB":
      return toColour(picture);
    case "1":
      if (picture.mode === "P") return threshold(mapped(picture));
      return toBilevel(isGrey(picture.mode) ? toGrey(picture) : toColour(picture));
    case "LA":
      return withAlpha(toGrey(picture), picture);
    case "RGBA":
      return withAlpha(toColour(picture), picture);
    case "CMYK":
      if (isGrey(picture.mode)) {
        return eachPixel(toGrey(picture), "CMYK", (from, i, to, o) => {
          to[o + 3] = 255 - (from[i] as number);
        });
      }
      return eachPixel(toColour(picture), "CMYK", (from, i, to, o) => {
        for (let c = 0; c < 3; c++) to[o + c] = 255 - (from[i + c] as number);
      });
    case "HSV":
      return eachPixel(toColour(picture), "HSV", rgbToHsv);
    case "P":
      throw new PictureError("a palette can't be chosen for a picture", { code: "image-unsupported" });
  }
}

/** A palette picture as the colours that it names; any other as it is. */
function mapped(picture: BytePicture): BytePicture {
  const { mode, palette } = picture;
  if (mode !== "P" || !palette) return picture;
  return eachPixel(picture, "RGB", (from, i, to, o) => {
    const entry = (from[i] as number) * 3;
    to[o] = palette[entry] as number;
    to[o + 1] = palette[entry + 1] as number;
    to[o + 2] = palette[entry + 2] as number;
  });
}

function toGrey(given: BytePicture): BytePicture {
  const picture = mapped(given);
  if (picture.mode === "L") return picture;
  if (picture.mode === "1") return { ...picture, mode: "L" };
  if (picture.mode === "LA")
    return eachPixel(picture, "L", (from, i, to, o) => {
      to[o] = from[i] as number;
    });
  return eachPixel(toColour(picture, true), "L", (from, i, to, o) => {
    const luma = (from[i] as number) * 19595 + (from[i + 1] as number) * 38470 + (from[i + 2] as number) * 7471;
    to[o] = (luma + 0x8000) >> 16;
  });
}

/** @param keepsAlpha whether RGBA may stay so, where its fourth sample does no harm. */
function toColour(given: BytePicture, keepsAlpha = false): BytePicture {
  const picture = mapped(given);
  switch (picture.mode) {
    case "RGB":
      return picture;
    case "RGBA":
      if (keepsAlpha) return picture;
      return eachPixel(picture, "RGB", (from, i, to, o) => {
        to[o] = from[i] as number;
        to[o + 1] = from[i + 1] as number;
        to[o + 2] = from[i + 2] as number;
      });
    case "CMYK":
      return eachPixel(picture, "RGB", cmykToRgb);
    case "HSV":
      return eachPixel(picture, "RGB", hsvToRgb);
    default:
      return eachPixel(picture, "RGB", (from, i, to, o) => to.fill(from[i] as number, o, o + 3));
  }
}

/** The picture's own alpha beside new colours; 255 where it has none. */
function withAlpha(colours: BytePicture, picture: BytePicture): BytePicture {
  const target = colours.mode === "L" ? "LA" : "RGBA";
  const count = CHANNELS[colours.mode];
  const alpha = alphaOf(picture);
  let pixel = 0;
  return eachPixel(colours, target, (from, i, to, o) => {
    for (let c = 0; c < count; c++) to[o + c] = from[i + c] as number;
    to[o + count] = alpha(pixel++);
  });
}

function alphaOf({ mode, data, paletteAlpha }: BytePicture): (pixel: number) => number {
  if (mode === "P" && paletteAlpha) return (pixel) => paletteAlpha[data[pixel] as number] as number;
  if (mode !== "LA" && mode !== "RGBA") return () => 255;
  const channels = CHANNELS[mode];
  return (pixel) => data[pixel * channels + channels - 1] as number;
}

function isGrey(mode: ByteMode): boolean {
  return mode === "L" || mode === "LA" || mode === "1";
}

type PixelRule = (from: Uint8Array, i: number, to: Uint8Array, o: number) => void;

function eachPixel({ mode, width, height, data }: BytePicture, target: ByteMode, rule: PixelRule): BytePicture {
  const out = new Uint8Array(width * height * CHANNELS[target]);
  const stepIn = CHANNELS[mode];
  const stepOut = CHANNELS[target];
  for (let i = 0, o = 0; o < out.length; i += stepIn, o += stepOut) rule(data, i, out, o);
  return { mode: target, width, height, data: out };
}

function clipped(data: Int32Array): Uint8Array {
  return new Uint8Array(Uint8ClampedArray.from(data).buffer);
}
