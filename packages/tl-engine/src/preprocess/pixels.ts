/** A picture as 8-bit RGB. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** uint8 [height, width, 3], row-major. */
  readonly data: Uint8Array;
}

/** How a picture is stored: EXIF's orientation, 1 (upright) to 8. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface DecodedPicture extends Pixels {
  /** What the file says; not yet applied to `data`. */
  readonly orientation: Orientation;
}
