import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hashOfPhotos, readPublicPhotos } from "../photos/course-images.ts";
import { servePhoto } from "./serve-photo.ts";

const root = mkdtempSync(join(tmpdir(), "thaw photos "));
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const files = ["train/burger/001.jpg", "test/burger/001.jpg", "server/burger/001.jpg"];

beforeAll(() => {
  const images = join(root, "courses/snacks/images");
  writeFileSync(join(root, "package.json"), "{}");
  writeFileSync(join(root, "pnpm-workspace.yaml"), "");
  for (const path of files) {
    mkdirSync(dirname(join(images, path)), { recursive: true });
    writeFileSync(join(images, path), path);
  }
  const listed = files.map((path) => ({ path, sha256: sha256(path), split: path.split("/")[0] }));
  writeFileSync(join(images, "manifest.json"), JSON.stringify({ version: 1, files: listed }));
  writeFileSync(join(images, "notes.txt"), "not a photo");
  vi.spyOn(process, "cwd").mockReturnValue(join(root, "courses"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}) => {
  const url = new URL(`http://localhost/photos/${path}`);
  // Next hands a catch-all's segments over decoded.
  const segments = path.split("?")[0]?.split("/").map(decodeURIComponent) ?? [];
  return servePhoto(segments, new Request(url, { headers }));
};

describe("photos of train and test", () => {
  it("are served with their type", async () => {
    for (const path of files.slice(0, 2)) {
      const response = await get(`snacks/${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/jpeg");
      expect(await response.text()).toBe(path);
    }
  });

  it("may be kept for good only under an address that holds their hash", async () => {
    const version = sha256(files[0] ?? "").slice(0, 8);
    const cacheOf = async (query: string) => (await get(`snacks/${files[0]}${query}`)).headers.get("cache-control");
    expect(await cacheOf(`?v=${version}`)).toBe("public, max-age=31536000, immutable");
    expect(await cacheOf("?v=00000000")).toBe("public, no-cache");
    expect(await cacheOf("")).toBe("public, no-cache");
  });

  it("answer 304 to who has them", async () => {
    const etag = (await get(`snacks/${files[0]}`)).headers.get("etag") ?? "";
    expect((await get(`snacks/${files[0]}`, { "if-none-match": etag })).status).toBe(304);
  });
});

describe("what a browser may not read", () => {
  const spellings = [
    "snacks/server/burger/001.jpg",
    "snacks/train/../server/burger/001.jpg",
    "snacks/train/%2e%2e/server/burger/001.jpg",
    "snacks/train%2f..%2fserver/burger/001.jpg",
    "snacks/train/burger/..%2f..%2fserver%2fburger%2f001.jpg",
    "snacks/%73erver/burger/001.jpg",
    "snacks/SERVER/burger/001.jpg",
    "snacks/server//burger/001.jpg",
    "snacks/./server/burger/001.jpg",
    "snacks/server/burger/001.jpg%00",
    "snacks/train/burger/..%5c..%5cserver%5cburger%5c001.jpg",
    "../courses/snacks/images/server/burger/001.jpg",
    "%2e%2e/snacks/images/train/burger/001.jpg",
    "snacks/manifest.json",
    "snacks/notes.txt",
    "snacks/../../../pnpm-workspace.yaml",
    "snacks/train/burger",
    "snacks",
    "",
    "nowhere/train/burger/001.jpg",
  ];
  it.each(spellings)("answers 404 as %s", async (path) => {
    const segments = path.split("/").map(decodeURIComponent);
    const response = await servePhoto(segments, new Request("http://localhost/photos/x"));
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
  });
});

it("the data's hash covers what a browser may read, in any order, and notices a change", async () => {
  const photos = await readPublicPhotos("snacks");
  const expected = sha256(
    `test/burger/001.jpg ${sha256(files[1] ?? "")}\ntrain/burger/001.jpg ${sha256(files[0] ?? "")}\n`,
  );
  expect(photos?.dataSha256).toBe(expected);
  const pair = files.slice(0, 2).map((path) => ({ path, sha256: sha256(path) }));
  expect(hashOfPhotos(pair.toReversed())).toBe(expected);
  expect(hashOfPhotos(pair.map((photo) => ({ ...photo, sha256: sha256("other") })))).not.toBe(expected);
});
