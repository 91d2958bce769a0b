import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export function goldenPath(path: string): string {
  return fileURLToPath(new URL(`golden/${path}`, import.meta.url));
}

export function readGolden(path: string): Uint8Array {
  return readFileSync(goldenPath(path));
}

/** Pictures of many kinds; `packages/images` keeps them, since it decodes them. */
export function picturePath(name: string): string {
  return fileURLToPath(new URL(`../../images/test/golden/pictures/${name}`, import.meta.url));
}

export function readPicture(name: string): Uint8Array {
  return readFileSync(picturePath(name));
}

/** By picture: 576 features by PyTorch, as `floatsOf` reads them. */
export function readPictureFeatures(): Record<string, string> {
  return readGoldenJson("picture-features.json");
}

export function readGoldenJson<T>(path: string): T {
  return JSON.parse(readFileSync(goldenPath(path), "utf8"));
}

/** Little-endian float32 in base64, as the golden generator writes it. */
export function floatsOf(base64: string): Float32Array {
  return new Float32Array(new Uint8Array(Buffer.from(base64, "base64")).buffer);
}

/** ‖a − b‖₂ / ‖b‖₂. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} values against ${b.length}`);
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < b.length; i++) {
    difference += ((a[i] as number) - (b[i] as number)) ** 2;
    norm += (b[i] as number) ** 2;
  }
  return Math.sqrt(difference / norm);
}

export interface PhotoGolden {
  readonly pooled576: readonly number[];
  readonly pooled576_resize256_crop224: readonly number[];
}
