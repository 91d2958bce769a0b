import { PictureError } from "../errors.ts";

/** Larger pictures are refused before memory is taken for them: 64 million pixels are 192 MB of RGB. */
export const MAX_PIXELS = 64_000_000;

/** @throws PictureError when a picture is empty, or larger than `MAX_PIXELS` (code `image-too-large`). */
export function checkSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw new PictureError(`the picture is ${width} × ${height} pixels`);
  if (width * height > MAX_PIXELS) {
    const megapixels = Math.ceil((width * height) / 1e6);
    throw new PictureError(
      `${width} × ${height} pixels (${megapixels} million) are more than the ${MAX_PIXELS / 1e6} million allowed`,
      { code: "image-too-large" },
    );
  }
}
