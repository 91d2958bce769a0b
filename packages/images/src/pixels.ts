/** 8-bit samples, row-major, channels interleaved. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** uint8 [height, width, channels]. */
  readonly data: Uint8Array;
}

/** A picture as 8-bit RGB. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** uint8 [height, width, 3], row-major. */
  readonly data: Uint8Array;
}

/** How a picture is stored: EXIF's orientation, 1 (upright) to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Pillow's names for what a pixel is made of. */
export type ByteMode = "1" | "L" | "LA" | "P" | "RGB" | "RGBA" | "CMYK" | "HSV";

/** Samples of a pixel. Mode "1" holds a byte of 0 or 255 a pixel, "P" an index into a palette. */
export const CHANNELS = { "1": 1, L: 1, LA: 2, P: 1, RGB: 3, RGBA: 4, CMYK: 4, HSV: 3 } as const satisfies Record<
  ByteMode,
  number
>;

/** A picture in one of Pillow's modes. */
export type Picture = BytePicture | WidePicture;

export interface BytePicture {
  readonly mode: ByteMode;
  readonly width: number;
  readonly height: number;
  /** uint8 [height, width, channels of the mode]. */
  readonly data: Uint8Array;
  /** uint8 [256, 3], with mode "P" alone. */
  readonly palette?: Uint8Array;
  /** uint8 [256], how opaque the palette's colours are; where it is missing, all are. */
  readonly paletteAlpha?: Uint8Array;
}

/** 16-bit grey, in Pillow's 32-bit integer mode. */
export interface WidePicture {
  readonly mode: "I";
  readonly width: number;
  readonly height: number;
  /** int32 [height, width]. */
  readonly data: Int32Array;
}

/** A picture as its file holds it. */
export type DecodedPicture = Picture & {
  /** What the file says; not yet applied to `data`. */
  readonly orientation: Orientation;
};
