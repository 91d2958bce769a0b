import type { Picture, Pixels } from "../pixels.ts";
import { convertMode } from "./convert-mode.ts";

/** 8-bit RGB as Pillow's `convert('RGB')`, except that 16 bits of grey keep their high byte, where Pillow would clip them. */
export function toRgb(picture: Picture): Pixels {
  if (picture.mode !== "I") return convertMode(picture, "RGB");
  const { width, height, data } = picture;
  return convertMode({ mode: "L", width, height, data: Uint8Array.from(data, (value) => value >> 8) }, "RGB");
}
