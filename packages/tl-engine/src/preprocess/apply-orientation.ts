import type { DecodedPicture, Pixels } from "./pixels.ts";

/**
 * Turns a picture upright, as Pillow's `ImageOps.exif_transpose`.
 * @param picture borrowed; returned as it is when already upright.
 */
export function applyOrientation(picture: DecodedPicture): Pixels {
  const { width, height, data, orientation } = picture;
  if (orientation === 1) return picture;
  const right = 3;
  const down = 3 * width;
  const lastColumn = (width - 1) * right;
  const lastRow = (height - 1) * down;
  // Where the upright picture's first pixel lies in the stored one, and the steps to its right and lower neighbour.
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
  const out = new Uint8Array(data.length);
  let to = 0;
  for (let y = 0; y < outHeight; y++) {
    let from = start + y * stepY;
    for (let x = 0; x < outWidth; x++, from += stepX, to += 3) {
      out[to] = data[from] as number;
      out[to + 1] = data[from + 1] as number;
      out[to + 2] = data[from + 2] as number;
    }
  }
  return { width: outWidth, height: outHeight, data: out };
}
