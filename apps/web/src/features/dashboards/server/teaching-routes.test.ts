import type { CourseMember, Gradebook, LearnerAttempts, TaughtCourse } from "@thaw/contracts/teaching";
import { selectOptionalCourseBySlug } from "@thaw/db/tables/course";
import { expect, test } from "vitest";
import { POST as submit } from "#app/api/v1/items/[id]/attempts/route.ts";
import { POST as reveal } from "#app/api/v1/items/[id]/solution/route.ts";
import { GET as readExport } from "#app/api/v1/teach/courses/[slug]/gradebook/export/route.ts";
import { GET as readGradebook } from "#app/api/v1/teach/courses/[slug]/gradebook/route.ts";
import { GET as readLearner } from "#app/api/v1/teach/courses/[slug]/learners/[id]/route.ts";
import * as member from "#app/api/v1/teach/courses/[slug]/members/[id]/route.ts";
import * as members from "#app/api/v1/teach/courses/[slug]/members/route.ts";
import { GET as listCourses } from "#app/api/v1/teach/courses/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";

const site = useTestSite();
const params = { slug: "foodvision" };
const nobody = "00000000-0000-7000-8000-000000000000";
const [input, advantage] = ["transfer-learning.head-input", "transfer-learning.advantage"];

const answer = (cookie: string, id: string, response: unknown) =>
  callRoute(submit, {
    method: "POST",
    params: { id },
    cookie,
    body: { response, locale: "en", idempotencyKey: crypto.randomUUID() },
  });
const gradebook = async (cookie: string): Promise<Gradebook> => {
  const { status, body } = await callRoute<Gradebook>(readGradebook, { params, cookie });
  expect(status).toBe(200);
  return body;
};

test.each([
  ["the gradebook", () => ({ route: readGradebook, params })],
  ["its export", () => ({ route: readExport, params })],
  ["a learner's attempts", () => ({ route: readLearner, params: { ...params, id: nobody } })],
  ["the members", () => ({ route: members.GET, params })],
  ["enrolling", () => ({ route: members.POST, method: "POST", params, body: { emails: ["a@b.example"] } })],
  ["removing", () => ({ route: member.DELETE, method: "DELETE", params: { ...params, id: nobody } })],
  [
    "making staff",
    () => ({ route: member.PATCH, method: "PATCH", params: { ...params, id: nobody }, body: { role: "staff" } }),
  ],
])("%s needs an account and exists for who runs the course alone", async (_, call) => {
  const { route, ...options } = call();
  expect((await callRoute(route, options)).status).toBe(401);
  const others = [
    await site.user({ enrol: "learner" }),
    await site.user({ role: "instructor" }),
    await site.user({ role: "instructor", enrol: "learner" }),
    await site.user({ role: "learner", enrol: "staff" }),
  ];
  for (const { cookie } of others) expect((await callRoute(route, { ...options, cookie })).status).toBe(404);
  const admin = await site.user({ role: "admin" });
  const unknown = { ...options, params: { ...options.params, slug: "no-such-course" }, cookie: admin.cookie };
  expect((await callRoute(route, unknown)).status).toBe(404);
});

test("one sees the courses that one runs", async () => {
  expect((await callRoute(listCourses)).status).toBe(401);
  const courses = async (cookie: string) =>
    (await callRoute<{ courses: TaughtCourse[] }>(listCourses, { cookie })).body.courses;
  expect(await courses((await site.user({ enrol: "learner" })).cookie)).toEqual([]);
  expect(await courses((await site.user({ role: "instructor" })).cookie)).toEqual([]);
  const [course] = await courses((await site.user({ role: "instructor", enrol: "staff" })).cookie);
  expect(course).toMatchObject({
    slug: "foodvision",
    lessons: [{ slug: "transfer-learning", position: 7, published: true }],
  });
  expect(await courses((await site.user({ role: "admin" })).cookie)).toHaveLength(1);
});

test("the gradebook says of each item what its learner's own page says", async () => {
  const staff = await site.user({ role: "instructor", enrol: "staff" });
  const learner = await site.user({ enrol: "learner" });
  await answer(learner.cookie, input, { kind: "number", text: "7" });
  await answer(learner.cookie, input, { kind: "number", text: "512" });
  await answer(learner.cookie, advantage, { kind: "single-choice", choice: "no-such-choice" });
  await callRoute(reveal, {
    method: "POST",
    params: { id: "transfer-learning.head-output" },
    cookie: learner.cookie,
    body: { locale: "en" },
  });
  const book = await gradebook(staff.cookie);
  const row = book.learners.find(({ id }) => id === learner.user.id);
  expect(row?.cells[input]).toEqual({ state: "right", score: 0.75, tries: 2, closed: false });
  expect(row?.cells["transfer-learning.head-output"]?.state).toBe("seen");
  const stored = await site.db.lessonProgress.findFirstOrThrow({ where: { userId: learner.user.id } });
  expect(row).toMatchObject({ percent: stored.percent, score: stored.score, enrolled: true });
  expect(row?.lastSeenAt).not.toBeNull();
  expect(book.learners.map(({ id }) => id)).not.toContain(staff.user.id);
  const statistic = book.lessons[0]?.items.find(({ id }) => id === input)?.statistic;
  expect(statistic).toMatchObject({ attempts: 2, learners: 1, right: 1, rightFirst: 0 });
  // Nobody who answered yet is a row of noughts.
  const fresh = await site.user({ enrol: "learner" });
  const blank = (await gradebook(staff.cookie)).learners.find(({ id }) => id === fresh.user.id);
  expect(blank).toMatchObject({ percent: 0, score: 0, lastSeenAt: null });
  expect(blank?.cells[input]?.state).toBe("none");
});

test("who answers in an open course without enrolling is seen too", async () => {
  const staff = await site.user({ role: "instructor", enrol: "staff" });
  const { cookie, user } = await site.user();
  await answer(cookie, input, { kind: "number", text: "512" });
  const row = (await gradebook(staff.cookie)).learners.find(({ id }) => id === user.id);
  expect(row).toMatchObject({ enrolled: false, cells: { [input]: { state: "right", tries: 1 } } });
});

test("a learner's attempts come with what they answered and were told", async () => {
  const staff = await site.user({ role: "instructor", enrol: "staff" });
  const { cookie, user } = await site.user({ enrol: "learner" });
  await answer(cookie, input, { kind: "number", text: "seven" });
  await answer(cookie, input, { kind: "number", text: "7" });
  const open = (id: string, as = staff.cookie) =>
    callRoute<LearnerAttempts>(readLearner, { params: { ...params, id }, cookie: as });
  const { status, body } = await open(user.id);
  expect(status).toBe(200);
  expect(body.learner.id).toBe(user.id);
  expect(body.attempts.map(({ number, verdict }) => [number, verdict])).toEqual([
    [2, "wrong"],
    [1, "unreadable"],
  ]);
  expect(body.attempts[0]?.response).toEqual({ kind: "number", text: "7" });
  expect(body.attempts[0]?.feedback.length).toBeGreaterThan(0);
  const stranger = await site.user();
  expect((await open(stranger.user.id)).status).toBe(404);
});

test("the export is a CSV file of the same figures", async () => {
  const staff = await site.user({ role: "instructor", enrol: "staff" });
  const { user } = await site.user({ enrol: "learner" });
  await site.db.user.update({ where: { id: user.id }, data: { name: '=cmd|"/c calc"!A1' } });
  const { response } = await callRoute(readExport, { params, query: { locale: "en" }, cookie: staff.cookie });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="foodvision-gradebook-[\d-]+\.csv"$/,
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain(`"'=cmd|""/c calc""!A1",${user.email}`);
});

test("staff enrol accounts by address; the unknown come back", async () => {
  const staff = await site.user({ role: "instructor", enrol: "staff" });
  const [fresh, already] = [await site.user(), await site.user({ enrol: "learner" })];
  const enrol = (cookie: string, body: unknown) => callRoute(members.POST, { method: "POST", params, cookie, body });
  const emails = [fresh.user.email.toUpperCase(), fresh.user.email, already.user.email, "nobody@test.example"];
  const { status, body } = await enrol(staff.cookie, { emails });
  expect(status).toBe(200);
  expect(body).toEqual({
    enrolled: [fresh.user.email],
    already: [already.user.email],
    unknown: ["nobody@test.example"],
  });
  expect((await enrol(staff.cookie, { emails, role: "staff" })).status).toBe(403);
  expect((await enrol(staff.cookie, { emails: ["not an address"] })).status).toBe(400);
  // Enrolling a colleague as a learner takes nothing from them.
  const colleague = await site.user({ role: "instructor", enrol: "staff" });
  await enrol(staff.cookie, { emails: [colleague.user.email] });
  const list = await callRoute<{ members: CourseMember[]; mayMakeStaff: boolean }>(members.GET, {
    params,
    cookie: staff.cookie,
  });
  expect(list.body.mayMakeStaff).toBe(false);
  expect(list.body.members.find(({ id }) => id === colleague.user.id)?.role).toBe("staff");
});

test("only an admin makes or removes staff, and all of it is audited", async () => {
  const staff = await site.user({ role: "instructor", enrol: "staff" });
  const admin = await site.user({ role: "admin" });
  const { user } = await site.user({ role: "instructor", enrol: "learner" });
  const at = { params: { ...params, id: user.id } };
  const make = (cookie: string) => callRoute(member.PATCH, { method: "PATCH", ...at, cookie, body: { role: "staff" } });
  const remove = (cookie: string) => callRoute(member.DELETE, { method: "DELETE", ...at, cookie });
  expect((await make(staff.cookie)).status).toBe(403);
  expect((await make(admin.cookie)).status).toBe(200);
  expect((await remove(staff.cookie)).status).toBe(403);
  expect((await remove(admin.cookie)).status).toBe(200);
  expect((await remove(admin.cookie)).status).toBe(404);
  expect((await make(admin.cookie)).status).toBe(404);
  const course = await selectOptionalCourseBySlug(site.db, "foodvision");
  expect(await site.db.enrolment.count({ where: { userId: user.id, courseId: course?.id ?? "" } })).toBe(0);
  const actions = await site.db.auditEntry.findMany({
    where: { subject: `user:${user.id}` },
    orderBy: { createdAt: "asc" },
  });
  expect(actions.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["course.role", admin.user.id],
    ["course.remove", admin.user.id],
  ]);
});
