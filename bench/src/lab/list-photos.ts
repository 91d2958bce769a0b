import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../courses/foodvision/images", import.meta.url));

export interface PhotoList {
  readonly urls: string[];
  readonly labels: number[];
  readonly classCount: number;
}

/** The first photos of each class over some of the course's parts, as the page's server has them. */
export function listPhotos(origin: string, parts: readonly string[], perClass: number): PhotoList {
  const present = parts.filter((part) => existsSync(join(FOLDER, part)));
  const classes = readdirSync(join(FOLDER, "train")).sort();
  const found = classes.flatMap((name, label) =>
    present
      .flatMap((part) =>
        readdirSync(join(FOLDER, part, name)).map((file) => `${origin}/photos/${part}/${name}/${file}`),
      )
      .slice(0, perClass)
      .map((url) => ({ url, label })),
  );
  return {
    urls: found.map(({ url }) => url),
    labels: found.map(({ label }) => label),
    classCount: classes.length,
  };
}
