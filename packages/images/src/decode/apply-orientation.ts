import { CHANNELS, type DecodedPicture, type Orientation, type Picture } from "../pixels.ts";

/**
 * Turns a picture upright, as Pillow's `ImageOps.exif_transpose`.
 * @param picture borrowed; its samples are shared where it is already upright.
 */
export function applyOrientation({ orientation, ...picture }: DecodedPicture): Picture {
  return transpose(picture, orientation);
}

/**
 * Mirrors or turns a picture by what EXIF's orientations undo: 2 mirrors left and right, 3 turns by 180°, 4 mirrors top and
 * bottom, 5 transposes, 6 turns clockwise, 7 transposes along the other diagonal, 8 turns counter-clockwise.
 * @param picture borrowed; returned as it is for 1.
 */
export function transpose(picture: Picture, orientation: Orientation): Picture {
  if (orientation === 1) return picture;
  const { width, height } = picture;
  const right = picture.mode === "I" ? 1 : CHANNELS[picture.mode];
  const down = right * width;
  const lastColumn = (width - 1) * right;
  const lastRow = (height - 1) * down;
  // Where the new picture's first pixel lies in the old one, and the steps to its right and lower neighbour.
  const [start, stepX, stepY] = {
    2: [lastColumn, -right, down],
    3: [lastColumn + lastRow, -right, -down],
    4: [lastRow, right, -down],
    5: [0, down, right],
    6: [lastRow, -down, right],
    7: [lastColumn + lastRow, -down, -right],
    8: [lastColumn, down, -right],
  }[orientation] as [number, number, number];
  const [outWidth, outHeight] = orientation >= 5 ? [height, width] : [width, height];
  const fill = <T extends Uint8Array | Int32Array>(data: T, out: T): T => {
    let to = 0;
    for (let y = 0; y < outHeight; y++) {
      let from = start + y * stepY;
      for (let x = 0; x < outWidth; x++, from += stepX) {
        for (let c = 0; c < right; c++) out[to++] = data[from + c] as number;
      }
    }
    return out;
  };
  const size = { width: outWidth, height: outHeight };
  if (picture.mode === "I")
    return { ...picture, ...size, data: fill(picture.data, new Int32Array(picture.data.length)) };
  return { ...picture, ...size, data: fill(picture.data, new Uint8Array(picture.data.length)) };
}
