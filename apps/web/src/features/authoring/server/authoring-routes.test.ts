import type { LessonSource, Preview, PublishProblem } from "@thaw/contracts/authoring";
import type { Problem } from "@thaw/contracts/problem";
import { selectOptionalLessonBySlug } from "@thaw/db/tables/lesson";
import { expect, test, vi } from "vitest";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";

const renewed: string[] = [];
vi.mock("next/cache", () => ({ revalidatePath: (path: string) => renewed.push(path) }));

const { GET: readSource } = await import("#app/api/v1/lessons/[slug]/source/route.ts");
const drafts = await import("#app/api/v1/lessons/[slug]/drafts/[locale]/route.ts");
const revisions = await import("#app/api/v1/lessons/[slug]/revisions/route.ts");
const { GET: readRevision } = await import("#app/api/v1/lessons/[slug]/revisions/[number]/route.ts");
const { POST: preview } = await import("#app/api/v1/lessons/[slug]/preview/route.ts");

const site = useTestSite();
const slug = "transfer-learning";
const params = { slug };

const sourceOf = async (cookie: string, locale: "ja" | "en"): Promise<LessonSource> => {
  const { status, body } = await callRoute<LessonSource>(readSource, { params, query: { locale }, cookie });
  expect(status).toBe(200);
  return body;
};
const publish = <T = Problem>(cookie: string, sources: unknown[], note = "") =>
  callRoute<T>(revisions.POST, { method: "POST", params, cookie, body: { sources, note } });

test.each([
  ["the source", () => ({ route: readSource, query: { locale: "ja" }, params })],
  ["a draft", () => ({ route: drafts.GET, params: { slug, locale: "ja" } })],
  [
    "saving a draft",
    () => ({
      route: drafts.PUT,
      method: "PUT",
      params: { slug, locale: "ja" },
      body: { source: "x", baseRevision: 1, version: 0 },
    }),
  ],
  ["discarding a draft", () => ({ route: drafts.DELETE, method: "DELETE", params: { slug, locale: "ja" } })],
  ["a preview", () => ({ route: preview, method: "POST", params, body: { locale: "ja", source: "x" } })],
  ["the revisions", () => ({ route: revisions.GET, query: { locale: "ja" }, params })],
  ["one revision", () => ({ route: readRevision, query: { locale: "ja" }, params: { slug, number: "1" } })],
  [
    "publishing",
    () => ({
      route: revisions.POST,
      method: "POST",
      params,
      body: { sources: [{ locale: "ja", source: "x", baseRevision: 1 }] },
    }),
  ],
])("%s needs an account, and staff of this course", async (_, call) => {
  const { route, ...options } = call();
  expect((await callRoute(route, options)).status).toBe(401);
  const people = [
    await site.user({ enrol: "learner" }),
    await site.user({ role: "instructor" }),
    await site.user({ role: "instructor", enrol: "learner" }),
    // Staff of the course who lost the role have lost the course too.
    await site.user({ role: "learner", enrol: "staff" }),
  ];
  for (const { cookie } of people) {
    const { status, body } = await callRoute<Problem>(route, { ...options, cookie });
    expect(status).toBe(403);
    expect(JSON.stringify(body)).not.toContain("SingleChoice");
  }
  const staff = await site.user({ role: "instructor", enrol: "staff" });
  const unknown = { ...options, params: { ...options.params, slug: "no-such-lesson" }, cookie: staff.cookie };
  expect((await callRoute(route, unknown)).status).toBe(404);
});

test("a draft lesson does not exist for others than who runs its course", async () => {
  const lesson = await selectOptionalLessonBySlug(site.db, slug);
  await site.db.lesson.create({ data: { slug: "unwritten", courseId: lesson?.course.id ?? "", position: 99 } });
  const options = { params: { slug: "unwritten" }, query: { locale: "en" } };
  const learner = await site.user({ enrol: "learner" });
  const stranger = await site.user({ role: "instructor" });
  expect((await callRoute(readSource, { ...options, cookie: learner.cookie })).status).toBe(404);
  expect((await callRoute(readSource, { ...options, cookie: stranger.cookie })).status).toBe(404);
  const admin = await site.user({ role: "admin" });
  const { status, body } = await callRoute<LessonSource>(readSource, { ...options, cookie: admin.cookie });
  expect(status).toBe(200);
  expect(body.latest).toBeNull();
});

test("a stale draft is refused with the newer one, and neither is lost", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const save = (source: string, version: number) =>
    callRoute<Record<string, { version: number; source: string }> & Problem>(drafts.PUT, {
      method: "PUT",
      params: { slug, locale: "en" },
      cookie,
      body: { source, baseRevision: 1, version },
    });
  expect((await save("one", 0)).body.draft).toMatchObject({ version: 1, source: "one" });
  expect((await save("two", 1)).body.draft).toMatchObject({ version: 2 });
  const stale = await save("from another window", 1);
  expect(stale.status).toBe(409);
  expect(stale.body.code).toBe("stale");
  expect(stale.body.extra?.draft).toMatchObject({ version: 2, source: "two" });
  expect((await save("second first draft", 0)).status).toBe(409);
  const other = await site.user({ role: "instructor", enrol: "staff" });
  const theirs = await callRoute(drafts.GET, { params: { slug, locale: "en" }, cookie: other.cookie });
  expect(theirs.body).toEqual({ draft: null });
});

test("of two windows that save at once, one is told", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const save = (source: string) =>
    callRoute(drafts.PUT, {
      method: "PUT",
      params: { slug, locale: "ja" },
      cookie,
      body: { source, baseRevision: 1, version: 0 },
    });
  const statuses = (await Promise.all([save("a"), save("b"), save("c")])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 409, 409]);
});

test("a preview shows the document and the answers to its author, and problems by line", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const { latest } = await sourceOf(cookie, "en");
  const source = latest?.source ?? "";
  const show = async (text: string) =>
    (await callRoute<Preview>(preview, { method: "POST", params, cookie, body: { locale: "en", source: text } })).body;
  const good = await show(source);
  expect(good.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(good.document?.title).toBe("Transfer learning");
  expect(Object.values(good.answers).flat()).toContain("512");
  const line = source.slice(0, source.indexOf("<Section")).split("\n").length;
  const bad = await show(source.replace("<Section", "<Sectoin"));
  expect(bad.document).toBeNull();
  expect(bad.problems[0]).toMatchObject({ line, severity: "error" });
  expect(bad.problems[0]?.message).toContain("Sectoin");
});

test("publishing renews the page, retires nothing, and keeps who, when and why", async () => {
  const { cookie, user } = await site.user({ role: "instructor", enrol: "staff" });
  const { latest } = await sourceOf(cookie, "en");
  const base = latest?.number ?? 0;
  const source = (latest?.source ?? "").replace("title: Transfer learning", "title: Transfer learning, again");
  renewed.length = 0;
  const { status, body } = await publish<{ revisions: unknown }>(
    cookie,
    [{ locale: "en", source, baseRevision: base }],
    "a better title",
  );
  expect(status).toBe(201);
  expect(body.revisions).toEqual([{ locale: "en", number: base + 1 }]);
  expect(renewed).toContain("/en/courses/foodvision/transfer-learning");
  const list = await callRoute<{ revisions: { number: number }[] }>(revisions.GET, {
    params,
    query: { locale: "en" },
    cookie,
  });
  expect(list.body.revisions[0]).toMatchObject({ number: base + 1, note: "a better title", authorName: user.name });
  const old = await callRoute<{ revision: { source: string } }>(readRevision, {
    params: { slug, number: String(base) },
    query: { locale: "en" },
    cookie,
  });
  expect(old.body.revision.source).toBe(latest?.source);
  const audit = await site.db.auditEntry.findFirst({ where: { actorId: user.id, action: "lesson.publish" } });
  expect(audit?.detail).toMatchObject({ locale: "en", number: base + 1 });
});

test("a stale base is refused with what is newer, and nothing is published", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const { latest } = await sourceOf(cookie, "ja");
  const base = latest?.number ?? 0;
  const source = latest?.source ?? "";
  expect((await publish(cookie, [{ locale: "ja", source, baseRevision: base }])).status).toBe(201);
  const stale = await publish(cookie, [{ locale: "ja", source: `${source}\n`, baseRevision: base }]);
  expect(stale.status).toBe(409);
  expect(stale.body.code).toBe("stale");
  expect(stale.body.extra?.newer).toMatchObject([{ locale: "ja", number: base + 1, source }]);
  expect((await sourceOf(cookie, "ja")).latest?.number).toBe(base + 1);
});

test("of two who publish over one base at once, one is told", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const { latest } = await sourceOf(cookie, "ja");
  const sources = [{ locale: "ja", source: latest?.source, baseRevision: latest?.number }];
  const statuses = (await Promise.all([publish(cookie, sources), publish(cookie, sources)])).map(
    ({ status }) => status,
  );
  expect(statuses.toSorted()).toEqual([201, 409]);
});

test("languages whose items differ are refused apart and published together", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const [ja, en] = [await sourceOf(cookie, "ja"), await sourceOf(cookie, "en")];
  const rename = (source = "") => source.replace(/<NumberAnswer id="([a-z-]+)"/, '<NumberAnswer id="$1-again"');
  const changed = rename(en.latest?.source);
  expect(changed).not.toBe(en.latest?.source);
  const one = { locale: "en", source: changed, baseRevision: en.latest?.number };
  const alone = await publish(cookie, [one]);
  expect(alone.status).toBe(422);
  expect(alone.body.code).toBe("lesson-has-problems");
  const problems = alone.body.extra?.problems as PublishProblem[];
  expect(problems.map(({ code }) => code)).toContain("languages-items");
  expect(problems[0]?.message).not.toBe("");
  expect((await sourceOf(cookie, "en")).latest?.number).toBe(en.latest?.number);

  const liveBefore = await site.db.item.count({ where: { retiredAt: null } });
  const both = await publish(cookie, [
    one,
    { locale: "ja", source: rename(ja.latest?.source), baseRevision: ja.latest?.number },
  ]);
  expect(both.status).toBe(201);
  expect(await site.db.item.count({ where: { retiredAt: null } })).toBe(liveBefore);
  expect(await site.db.item.count({ where: { retiredAt: { not: null } } })).toBe(1);
});

test("a source with errors is refused with every problem in the reader's language", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const { latest } = await sourceOf(cookie, "ja");
  const source = (latest?.source ?? "").replace("<Section", "<Sectoin");
  const { status, body } = await callRoute<Problem>(revisions.POST, {
    method: "POST",
    params,
    cookie,
    headers: { "accept-language": "ja" },
    body: { sources: [{ locale: "ja", source, baseRevision: latest?.number }] },
  });
  expect(status).toBe(422);
  const problems = body.extra?.problems as PublishProblem[];
  expect(problems[0]).toMatchObject({ locale: "ja", severity: "error" });
  expect(problems[0]?.message).toMatch(/[ぁ-ん]/);
});

test("a published draft is gone; a draft that went on stays", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const { latest } = await sourceOf(cookie, "ja");
  const source = latest?.source ?? "";
  const save = (text: string, version: number) =>
    callRoute(drafts.PUT, {
      method: "PUT",
      params: { slug, locale: "ja" },
      cookie,
      body: { source: text, baseRevision: latest?.number, version },
    });
  await save(source, 0);
  await publish(cookie, [{ locale: "ja", source, baseRevision: latest?.number }]);
  const { draft, latest: next } = await sourceOf(cookie, "ja");
  expect(draft).toBeNull();
  await save(`${source}\nmore`, 0);
  await publish(cookie, [{ locale: "ja", source, baseRevision: next?.number }]);
  expect((await sourceOf(cookie, "ja")).draft?.source).toBe(`${source}\nmore`);
});

test("what a new outline asks for counts in everyone's progress at once, and is no activity of theirs", async () => {
  const { cookie } = await site.user({ role: "instructor", enrol: "staff" });
  const { user } = await site.user({ enrol: "learner" });
  const lesson = await selectOptionalLessonBySlug(site.db, slug);
  const updatedAt = new Date("2026-01-02T03:04:05Z");
  await site.db.lessonProgress.create({
    data: { userId: user.id, lessonId: lesson?.id ?? "", percent: 50, maxScore: 1, updatedAt },
  });
  const [ja, en] = [await sourceOf(cookie, "ja"), await sourceOf(cookie, "en")];
  const heavier = (source = "") => source.replace(/(<SingleChoice [^>]*?)points=\{\d+\}/, "$1points={3}");
  const { status, body } = await publish(cookie, [
    { locale: "ja", source: heavier(ja.latest?.source), baseRevision: ja.latest?.number },
    { locale: "en", source: heavier(en.latest?.source), baseRevision: en.latest?.number },
  ]);
  expect(body).not.toHaveProperty("extra");
  expect(status).toBe(201);
  const row = await site.db.lessonProgress.findFirstOrThrow({ where: { userId: user.id } });
  expect(row.maxScore).toBeGreaterThan(3);
  expect(row.percent).toBe(0);
  expect(row.updatedAt).toEqual(updatedAt);
});
