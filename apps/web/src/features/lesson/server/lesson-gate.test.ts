import { selectOptionalCourseBySlug, updateCourseAccess } from "@thaw/db/tables/course";
import { afterEach, describe, expect, it } from "vitest";
import { useTestSite } from "#testing/test-site.ts";
import { lessonGate } from "./lesson-gate.ts";

const site = useTestSite();
const ask = (cookie?: string, slug = "transfer-learning") =>
  lessonGate({ headers: new Headers(cookie ? { cookie } : {}) }, slug);
async function setVisibility(visibility: "open" | "enrolled") {
  const course = await selectOptionalCourseBySlug(site.db, "foodvision");
  if (course) await updateCourseAccess(site.db, course.id, { visibility, selfEnrol: false });
}
afterEach(() => setVisibility("open"));

describe("a lesson page's gate", () => {
  it("is open to everyone where the course is, and shut where there is no lesson", async () => {
    expect(await ask()).toBe("open");
    expect(await ask(undefined, "nothing")).toBe("not-here");
  });

  it("holds from the next request when the course is closed to others", async () => {
    const learner = await site.user({ enrol: "learner" });
    const stranger = await site.user();
    expect(await ask(stranger.cookie)).toBe("open");
    await setVisibility("enrolled");
    expect(await ask()).toBe("sign-in-needed");
    expect(await ask(stranger.cookie)).toBe("not-here");
    expect(await ask(learner.cookie)).toBe("open");
  });

  it("lets nobody in on a session that no longer holds", async () => {
    await setVisibility("enrolled");
    const { user, cookie } = await site.user({ enrol: "learner" });
    await site.db.user.update({ where: { id: user.id }, data: { sessionVersion: { increment: 1 } } });
    expect(await ask(cookie)).toBe("sign-in-needed");
  });

  it("keeps an unpublished lesson from all but who runs the course", async () => {
    const course = await selectOptionalCourseBySlug(site.db, "foodvision");
    await site.db.lesson.create({ data: { slug: "a-draft", courseId: course?.id ?? "", position: 99 } });
    const learner = await site.user({ enrol: "learner" });
    const staff = await site.user({ role: "instructor", enrol: "staff" });
    const elsewhere = await site.user({ role: "instructor" });
    expect(
      await Promise.all([ask(undefined, "a-draft"), ask(learner.cookie, "a-draft"), ask(elsewhere.cookie, "a-draft")]),
    ).toEqual(["not-here", "not-here", "not-here"]);
    expect(await ask(staff.cookie, "a-draft")).toBe("open");
  });
});
