import type { AuditEntryView, InvitationView, Overview, People, Person } from "@thaw/contracts/administration";
import type { Problem } from "@thaw/contracts/problem";
import { expect, test } from "vitest";
import { GET as readAudit } from "#app/api/v1/admin/audit/route.ts";
import { PATCH as changeCourse } from "#app/api/v1/admin/courses/[slug]/route.ts";
import { GET as listCourses } from "#app/api/v1/admin/courses/route.ts";
import { GET as readOverview } from "#app/api/v1/admin/overview/route.ts";
import { POST as resetPassword } from "#app/api/v1/admin/people/[id]/password/route.ts";
import { PATCH as changePerson } from "#app/api/v1/admin/people/[id]/route.ts";
import { POST as signOutPerson } from "#app/api/v1/admin/people/[id]/sign-out/route.ts";
import { GET as listPeople } from "#app/api/v1/admin/people/route.ts";
import * as settings from "#app/api/v1/admin/settings/route.ts";
import { DELETE as revoke } from "#app/api/v1/invitations/[id]/route.ts";
import * as invitations from "#app/api/v1/invitations/route.ts";
import { POST as submit } from "#app/api/v1/items/[id]/attempts/route.ts";
import { GET as me } from "#app/api/v1/me/route.ts";
import { POST as signUp } from "#app/api/v1/sign-up/route.ts";
import { GET as listTaught } from "#app/api/v1/teach/courses/route.ts";
import { verifyCredentials } from "#features/account/server/verify-credentials.ts";
import { callRoute } from "#testing/call-route.ts";
import { signInAs } from "#testing/sign-in-as.ts";
import { useTestSite } from "#testing/test-site.ts";

const site = useTestSite();
const nobody = "00000000-0000-7000-8000-000000000000";

const change = <T = { person: Person }>(cookie: string, id: string, body: unknown) =>
  callRoute<T>(changePerson, { method: "PATCH", params: { id }, cookie, body });
const openAdmins = () => site.db.user.findMany({ where: { role: "admin", disabledAt: null } });
/** Leaves the site with these administrators alone. */
const onlyAdmins = (ids: string[]) =>
  site.db.user.updateMany({ where: { role: "admin", id: { notIn: ids } }, data: { role: "learner" } });

test.each([
  ["the overview", () => ({ route: readOverview })],
  ["people", () => ({ route: listPeople })],
  [
    "changing a person",
    () => ({ route: changePerson, method: "PATCH", params: { id: nobody }, body: { role: "admin" } }),
  ],
  ["a new password", () => ({ route: resetPassword, method: "POST", params: { id: nobody } })],
  ["signing out others", () => ({ route: signOutPerson, method: "POST", params: { id: nobody } })],
  ["courses", () => ({ route: listCourses })],
  [
    "opening a course",
    () => ({
      route: changeCourse,
      method: "PATCH",
      params: { slug: "no-such-course" },
      body: { visibility: "open", selfEnrol: true },
    }),
  ],
  ["invitations", () => ({ route: invitations.GET })],
  [
    "inviting",
    () => ({ route: invitations.POST, method: "POST", body: { role: "admin", courseSlug: "no-such-course", days: 7 } }),
  ],
  ["revoking", () => ({ route: revoke, method: "DELETE", params: { id: nobody } })],
  ["settings", () => ({ route: settings.GET })],
  ["changing settings", () => ({ route: settings.PUT, method: "PUT", body: { signUp: "off" } })],
  ["the audit log", () => ({ route: readAudit })],
])("%s: for admins alone", async (_, call) => {
  const { route, ...options } = call();
  expect((await callRoute(route, options)).status).toBe(401);
  for (const role of ["learner", "instructor"] as const) {
    const { cookie } = await site.user({ role, enrol: role === "instructor" ? "staff" : "learner" });
    expect((await callRoute(route, { ...options, cookie })).status).toBe(403);
  }
  const { cookie } = await site.user({ role: "admin" });
  // Where the call names something, it names what is not there.
  const named = JSON.stringify(options).includes("no-such") || JSON.stringify(options).includes(nobody);
  expect((await callRoute(route, { ...options, cookie })).status).toBe(named ? 404 : 200);
});

test("a role change holds from the next request and is audited", async () => {
  const admin = await site.user({ role: "admin" });
  const { user, cookie } = await site.user({ role: "learner", enrol: "staff" });
  const taught = async () => (await callRoute<{ courses: unknown[] }>(listTaught, { cookie })).body.courses.length;
  expect(await taught()).toBe(0);
  expect((await change(admin.cookie, user.id, { role: "instructor" })).body.person.role).toBe("instructor");
  expect(await taught()).toBe(1);
  await change(admin.cookie, user.id, { role: "learner" });
  expect(await taught()).toBe(0);
  const { body } = await callRoute<{ entries: AuditEntryView[] }>(readAudit, { cookie: admin.cookie });
  expect(body.entries[0]).toMatchObject({
    action: "user.role",
    actorName: admin.user.email,
    subjectName: user.email,
    detail: { from: "instructor", to: "learner" },
  });
});

test("a closed account is out at once, and back when it is opened", async () => {
  const admin = await site.user({ role: "admin" });
  const { user, cookie } = await site.user();
  const viewer = async (as: string) => (await callRoute<{ viewer: unknown }>(me, { cookie: as })).body.viewer;
  expect(await viewer(cookie)).not.toBeNull();
  expect((await change(admin.cookie, user.id, { closed: true })).body.person.closed).toBe(true);
  expect(await viewer(cookie)).toBeNull();
  await change(admin.cookie, user.id, { closed: false });
  const row = await site.db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(await viewer(await signInAs(row))).not.toBeNull();
  expect(await viewer(cookie)).toBeNull();
});

test("the last administrator keeps the role and the account", async () => {
  const { user, cookie } = await site.user({ role: "admin" });
  const closed = await site.user({ role: "admin" });
  await onlyAdmins([user.id, closed.user.id]);
  await change(cookie, closed.user.id, { closed: true });
  for (const body of [{ role: "learner" }, { role: "instructor" }, { closed: true }]) {
    const refused = await change<Problem>(cookie, user.id, body);
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe("last-admin");
  }
  expect((await change(cookie, user.id, { role: "admin" })).status).toBe(200);
  expect(await openAdmins()).toMatchObject([{ id: user.id }]);
});

test("two administrators who step down at once leave one", async () => {
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await site.user({ role: "admin" }), await site.user({ role: "admin" })];
    await onlyAdmins([a.user.id, b.user.id]);
    const results = await Promise.all([
      change(a.cookie, b.user.id, { role: "learner" }),
      change(b.cookie, a.user.id, { role: "learner" }),
    ]);
    const [done, refused] = results.map(({ status }) => status).toSorted();
    expect(done).toBe(200);
    // 409 when both were admins to the end; 403 when the one was none any more by the time the other's request began.
    expect([403, 409]).toContain(refused);
    expect(await openAdmins()).toHaveLength(1);
  }
});

test("a new password is shown once, works, and ends the sessions", async () => {
  const admin = await site.user({ role: "admin" });
  const { user, cookie } = await site.user();
  const { status, body } = await callRoute<{ password: string }>(resetPassword, {
    method: "POST",
    params: { id: user.id },
    cookie: admin.cookie,
  });
  expect(status).toBe(201);
  const credentials = { email: user.email, password: body.password, clientAddress: "test" };
  expect((await verifyCredentials(credentials, { db: site.db, now: new Date() }))?.id).toBe(user.id);
  expect((await callRoute<{ viewer: unknown }>(me, { cookie })).body.viewer).toBeNull();
  const audit = await site.db.auditEntry.findFirstOrThrow({ where: { subject: `user:${user.id}` } });
  expect(JSON.stringify(audit)).not.toContain(body.password);
});

test("an admin signs somebody out everywhere", async () => {
  const admin = await site.user({ role: "admin" });
  const { user, cookie } = await site.user();
  await callRoute(signOutPerson, { method: "POST", params: { id: user.id }, cookie: admin.cookie });
  expect((await callRoute<{ viewer: unknown }>(me, { cookie })).body.viewer).toBeNull();
});

test("people are found by name, address and role, by the page", async () => {
  const { cookie, user } = await site.user({ role: "admin" });
  const find = async (query: Record<string, string>) => (await callRoute<People>(listPeople, { query, cookie })).body;
  expect((await find({ search: user.email.toUpperCase() })).people).toMatchObject([{ id: user.id }]);
  expect((await find({ search: "100%" })).total).toBe(0);
  expect((await find({ role: "admin" })).people.every(({ role }) => role === "admin")).toBe(true);
  expect((await find({ page: "900" })).people).toEqual([]);
  expect((await callRoute(listPeople, { query: { page: "0" }, cookie })).status).toBe(400);
  expect(JSON.stringify(await find({}))).not.toMatch(/hash/i);
});

test("an invitation lets one person in, with its role and course, and no other", async () => {
  const { cookie } = await site.user({ role: "admin" });
  await callRoute(settings.PUT, { method: "PUT", cookie, body: { signUp: "invitation" } });
  const invite = async (body: unknown) =>
    callRoute<{ invitation: InvitationView; path: string }>(invitations.POST, { method: "POST", cookie, body });
  const { status, body } = await invite({ role: "instructor", courseSlug: "foodvision", days: 7, note: "for Ada" });
  expect(status).toBe(201);
  expect(body.path).toMatch(/^\/en\/sign-up#invitation=[\w-]{32}$/);
  const tokenIn = (path: string) => new URLSearchParams(path.slice(path.indexOf("#") + 1)).get("invitation");
  const token = tokenIn(body.path);
  const join = (email: string, invitation: string | null) =>
    callRoute<Problem>(signUp, {
      method: "POST",
      body: {
        email,
        name: "Ada",
        password: "long enough for this",
        locale: "en",
        ...(invitation ? { invitation } : {}),
      },
    });
  expect((await join("uninvited@test.example", null)).body.code).toBe("sign-up-closed");
  expect((await join("ada@test.example", token)).status).toBeLessThan(300);
  expect((await join("eve@test.example", token)).body.code).toBe("invitation-invalid");
  const ada = await site.db.user.findUniqueOrThrow({
    where: { email: "ada@test.example" },
    include: { enrolments: true },
  });
  expect(ada).toMatchObject({ role: "instructor", enrolments: [{ role: "staff" }] });

  const second = await invite({ role: "learner", courseSlug: null, days: 1 });
  const list = async () =>
    (await callRoute<{ invitations: InvitationView[] }>(invitations.GET, { cookie })).body.invitations;
  expect((await list()).map(({ state }) => state)).toEqual(["open", "used"]);
  expect(JSON.stringify(await list())).not.toContain(token);
  const id = second.body.invitation.id;
  expect((await callRoute(revoke, { method: "DELETE", params: { id }, cookie })).status).toBe(200);
  const revoked = tokenIn(second.body.path);
  expect((await join("eve@test.example", revoked)).body.code).toBe("invitation-invalid");
  await callRoute(settings.PUT, { method: "PUT", cookie, body: { signUp: "off" } });
  expect((await join("late@test.example", null)).body.code).toBe("sign-up-closed");
  await callRoute(settings.PUT, { method: "PUT", cookie, body: { signUp: "open" } });
});

test("a course closed to the enrolled is closed from the next request", async () => {
  const { cookie } = await site.user({ role: "admin" });
  const stranger = await site.user();
  const set = (visibility: string) =>
    callRoute(changeCourse, {
      method: "PATCH",
      params: { slug: "foodvision" },
      cookie,
      body: { visibility, selfEnrol: false },
    });
  const answer = () =>
    callRoute(submit, {
      method: "POST",
      params: { id: "transfer-learning.head-input" },
      cookie: stranger.cookie,
      body: {
        response: { kind: "number", text: "512" },
        locale: "en",
        idempotencyKey: crypto.randomUUID(),
      },
    });
  expect((await set("enrolled")).status).toBe(200);
  expect((await answer()).status).toBe(404);
  await set("open");
  expect((await answer()).status).toBe(201);
});

test("the overview counts each learner once, and names who is stuck", async () => {
  const { cookie } = await site.user({ role: "admin" });
  const learner = await site.user({ enrol: "learner" });
  const item = await site.db.item.findFirstOrThrow({ where: { retiredAt: null, id: "transfer-learning.advantage" } });
  await site.db.itemState.create({
    data: { userId: learner.user.id, itemId: item.id, attempts: 3, triesUsed: 3, lastAttemptAt: new Date() },
  });
  await site.db.lessonProgress.create({
    data: { userId: learner.user.id, lessonId: item.lessonId, state: "under-way", percent: 20 },
  });
  const { body } = await callRoute<Overview>(readOverview, { cookie });
  const [lesson] = body.lessons;
  const counts = lesson?.counts ?? { done: 0, underWay: 0, notStarted: 0 };
  const enrolled = await site.db.enrolment.count({ where: { role: "learner" } });
  const others = await site.db.user.count({
    where: {
      role: "learner",
      enrolments: { none: {} },
      OR: [{ progress: { some: {} } }, { itemStates: { some: {} } }],
    },
  });
  expect(counts.done + counts.underWay + counts.notStarted).toBe(enrolled + others);
  expect(lesson?.stuck).toBe(1);
  expect(body.stuck).toMatchObject([{ learnerId: learner.user.id, items: [item.label && expect.any(String)] }]);
  expect(body.activeWithinWeek).toBeGreaterThan(0);
  expect(body.people.admin).toBeGreaterThan(0);
});
