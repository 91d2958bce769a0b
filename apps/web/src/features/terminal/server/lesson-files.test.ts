import { createHash } from "node:crypto";
import type { LessonFiles } from "@thaw/contracts/lesson-files";
import { describe, expect, it } from "vitest";
import * as filesRoute from "#app/api/v1/lesson-files/[set]/route.ts";
import { GET } from "#app/photos/[...path]/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";

useTestSite();

const listing = async () => (await callRoute<LessonFiles>(filesRoute.GET, { params: { set: "foodvision" } })).body;
const photo = (address: string, headers: Record<string, string> = {}) => {
  const url = new URL(address, "http://localhost");
  const path = url.pathname.split("/").slice(2);
  return GET(new Request(url, { headers }), { params: Promise.resolve({ path }) });
};

describe("the files of a lesson's terminal", () => {
  it("are the photos to train on and to test with, and never those that the server scores with", async () => {
    const { set, files, archives } = await listing();
    expect(set).toBe("foodvision");
    expect(archives.map(({ name }) => name)).toEqual(["train", "test"]);
    expect([...new Set(files.map(({ path }) => path.split("/")[0]))].sort()).toEqual(["test", "train"]);
    expect(files).toHaveLength(420);
  });

  it("lie one after another in an archive, each with the bytes that its hash says", async () => {
    const { files, archives } = await listing();
    for (const [index, archive] of archives.entries()) {
      const response = await photo(archive.url);
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(bytes.byteLength).toBe(archive.bytes);
      expect(response.headers.get("content-length")).toBe(String(archive.bytes));
      let end = 0;
      for (const file of files.filter((one) => one.archive === index)) {
        expect(file.start).toBe(end);
        end = file.end;
        const hash = createHash("sha256").update(bytes.subarray(file.start, file.end)).digest("hex");
        expect([file.path, hash]).toEqual([file.path, file.sha256]);
      }
      expect(end).toBe(archive.bytes);
    }
  });

  it("are not sent again to who has them, nor kept for good under another address", async () => {
    const { archives } = await listing();
    const url = archives[1]?.url ?? "";
    const first = await photo(url.replace(/\?.*/, ""));
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    await first.body?.cancel();
    expect((await photo(url, { "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);
  });

  it("have no archive of the server's photos, and no set of another name", async () => {
    for (const address of [
      "/photos/foodvision/server.bin",
      "/photos/foodvision/manifest.json",
      "/photos/no/train.bin",
    ]) {
      expect((await photo(address)).status).toBe(404);
    }
    expect((await callRoute(filesRoute.GET, { params: { set: "no-course" } })).status).toBe(404);
    expect((await callRoute(filesRoute.GET, { params: { set: "../x" } })).status).toBe(400);
  });
});
