import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { selectOptionalCourseBySlug, updateCourseAccess } from "@thaw/db/tables/course";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "#platform/repository-root.ts";
import { useTestSite } from "#testing/test-site.ts";
import { serveCourseFile } from "./serve-course-file.ts";

const site = useTestSite();
const folder = join(repositoryRoot(), "courses/foodvision/figures");
const name = "made-by-a-test.png";
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), "not really a picture");
});
afterAll(() => rm(join(folder, name)));

const get = (path: string, cookie?: string) =>
  serveCourseFile({
    courseSlug: "foodvision",
    path,
    request: new Request("http://localhost/", cookie ? { headers: { cookie } } : {}),
  });

describe("a lesson's pictures", () => {
  it("are served from the course's figures, and from nowhere else", async () => {
    expect((await get(`figures/${name}`)).status).toBe(200);
    for (const path of [
      "figures/../course.json",
      "images/manifest.json",
      "images/server/pizza/001.jpg",
      "../../package.json",
      "figures/none.png",
    ]) {
      expect((await get(path)).status).toBe(404);
    }
  });

  it("of a course for the enrolled are given to them alone", async () => {
    const course = await selectOptionalCourseBySlug(site.db, "foodvision");
    if (!course) throw new Error("no course");
    await updateCourseAccess(site.db, course.id, { visibility: "enrolled", selfEnrol: true });
    try {
      const stranger = await site.user();
      const learner = await site.user({ enrol: "learner" });
      expect((await get(`figures/${name}`)).status).toBe(404);
      expect((await get(`figures/${name}`, stranger.cookie)).status).toBe(404);
      expect((await get(`figures/${name}`, learner.cookie)).status).toBe(200);
    } finally {
      await updateCourseAccess(site.db, course.id, { visibility: "open", selfEnrol: true });
    }
  });
});
