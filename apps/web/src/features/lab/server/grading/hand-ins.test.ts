import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ExperimentSummary } from "@thaw/contracts/experiment";
import { handInRule } from "@thaw/core/lab/hand-in-allowance";
import { selectAttemptsOfItem } from "@thaw/db/tables/attempt";
import { selectOptionalCourseBySlug, updateCourseAccess } from "@thaw/db/tables/course";
import { selectOptionalLessonBySlug } from "@thaw/db/tables/lesson";
import { selectOptionalProgress } from "@thaw/db/tables/lesson-progress";
import { decodeHead, encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { readSafetensors } from "@thaw/tl-engine/safetensors/read-safetensors";
import { bytesOf, writeSafetensors } from "@thaw/tl-engine/safetensors/write-safetensors";
import { describe, expect, it } from "vitest";
import * as experimentsRoute from "#app/api/v1/experiments/route.ts";
import * as itemRoute from "#app/api/v1/items/[id]/attempts/route.ts";
import * as stateRoute from "#app/api/v1/lessons/[slug]/state/route.ts";
import * as gradebookRoute from "#app/api/v1/teach/courses/[slug]/gradebook/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { toBase64 } from "../../run/base64.ts";
import { useHandInSite } from "../../testing/hand-in-site.ts";
import { sampleHead, sampleOwnExperiment } from "../../testing/sample-experiment.ts";
import { readServerPhotos } from "./server-photos.ts";

const { site, data, heads, keep, handIn, read } = useHandInSite();
const labId = "foodvision-head";
const itemId = "transfer-learning.foodvision-head";

/** The same head, its classes' rows moved on by one: wrong on every photo. */
function turned(head: string): string {
  const { head: decoded } = decodeHead(Buffer.from(head, "base64"));
  const { width, classCount, weight, bias } = decoded;
  const move = (values: Float32Array, row: number) =>
    Float32Array.from(values, (_, at) => values[(at + row) % values.length] ?? 0);
  return toBase64(encodeHead({ weight: move(weight, width), bias: move(bias, 1), classCount, width }));
}

const rows = (userId: string) => site.db.labHandIn.findMany({ where: { userId } });

describe("a hand-in that reaches the goal", () => {
  it("is measured, kept, and an attempt like any other", async () => {
    const { cookie, user } = await site.user();
    const { status, body } = await handIn(await keep(cookie, { head: heads.perfect }), cookie);
    expect(status).toBe(201);
    expect(body.handIn).toMatchObject({
      experiment: 1,
      state: "done",
      goal: { metric: "accuracy", atLeast: 0.9 },
      own: { correct: 6, total: 7 },
      result: { verdict: "reached", band: { from: 95, to: 100 }, high: 1, photos: 140 },
    });
    expect(body.grading?.own).toMatchObject({
      standing: { attempts: 1, solved: true, bestScore: 2 },
      limits: { ...handInRule, left: handInRule.perHour - 1, nextAt: null },
    });
    const [attempt, ...more] = await selectAttemptsOfItem(site.db, user.id, itemId);
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({
      verdict: "right",
      score: 2,
      response: { kind: "lab", experiment: 1, server: { from: 95, to: 100 }, own: { correct: 6, total: 7 } },
    });
    const lesson = await selectOptionalLessonBySlug(site.db, "transfer-learning");
    const progress = await selectOptionalProgress(site.db, user.id, lesson?.id ?? "");
    expect(progress).toMatchObject({ score: 2, labsDone: [labId] });
  });

  it("stands in the lesson's state, and in the gradebook of who teaches it", async () => {
    const { cookie, user } = await site.user({ enrol: "learner" });
    await handIn(await keep(cookie, { head: heads.perfect }), cookie);
    const state = await callRoute<{ latest: { itemId: string; verdict: string }[] }>(stateRoute.GET, {
      params: { slug: "transfer-learning" },
      query: { locale: "ja" },
      cookie,
    });
    expect(state.body.latest).toMatchObject([{ itemId, verdict: "right", response: { kind: "lab" } }]);
    const staff = await site.user({ role: "instructor", enrol: "staff" });
    const gradebook = await callRoute<{ lessons: { items: { id: string; label: string }[] }[] }>(gradebookRoute.GET, {
      params: { slug: "foodvision" },
      query: { locale: "ja" },
      cookie: staff.cookie,
    });
    expect(gradebook.status).toBe(200);
    expect(gradebook.body.lessons[0]?.items.find(({ id }) => id === itemId)).toMatchObject({
      label: "A head for seven dishes",
      kind: "lab",
      statistic: { learners: 2, right: 2 },
    });
    expect(JSON.stringify(gradebook.body)).toContain(user.id);
    const refused = await callRoute(gradebookRoute.GET, { params: { slug: "foodvision" }, query: {}, cookie });
    expect(refused.status).toBe(404);
  });

  it("stays reached when a later one misses", async () => {
    const { cookie } = await site.user();
    await handIn(await keep(cookie, { head: heads.perfect }), cookie);
    const { body } = await handIn(await keep(cookie, { head: turned(heads.perfect) }), cookie);
    expect(body.handIn.result).toMatchObject({ verdict: "missed", band: { from: 0, to: 5 } });
    expect(body.grading?.own).toMatchObject({ standing: { solved: true, bestScore: 2 } });
    expect(body.grading?.own?.handIns.map(({ experiment }) => experiment)).toEqual([2, 1]);
  });
});

describe("what the server tells", () => {
  it("is a band and no count, no photo and no class", async () => {
    const { cookie } = await site.user();
    const { body } = await handIn(await keep(cookie), cookie);
    expect(Object.keys(body.handIn.result ?? {}).sort()).toEqual(["band", "high", "low", "photos", "verdict"]);
    const text = JSON.stringify(body);
    expect(text).not.toMatch(/counted|server\/|confusion|\.jpg/);
    const photos = await readServerPhotos("foodvision");
    for (const { sha256 } of photos?.photos ?? []) expect(text).not.toContain(sha256);
  });

  it("is nothing of a head that calls every photo a tie, but what its first class gives", async () => {
    const { cookie } = await site.user();
    const { body } = await handIn(await keep(cookie, { head: sampleHead(() => 0) }), cookie);
    expect(body.handIn.result).toMatchObject({ verdict: "missed", band: { from: 10, to: 15 } });
  });

  it("stands on features that are computed once, where only the server's account can read them", async () => {
    const [file, ...more] = readdirSync(join(data, "lab-features"));
    expect(more).toEqual([]);
    expect(file).toMatch(/^[0-9a-f]{32}-[0-9a-f]{32}-\d+\.safetensors$/);
  });
});

describe("the same head", () => {
  it("gets the same answer and counts once, however often and from whichever run it comes", async () => {
    const { cookie, user } = await site.user();
    const id = await keep(cookie, { head: heads.perfect });
    const sent = await Promise.all([handIn(id, cookie), handIn(id, cookie), handIn(id, cookie)]);
    const again = await handIn(await keep(cookie, { head: heads.perfect, seed: 8 }), cookie);
    expect(new Set([...sent, again].map(({ body }) => body.handIn.id)).size).toBe(1);
    expect(await rows(user.id)).toHaveLength(1);
    expect(await selectAttemptsOfItem(site.db, user.id, itemId)).toHaveLength(1);
    expect(again.body.grading?.own?.limits.left).toBe(handInRule.perHour - 1);
  });

  it("is known by its weights, not by how its file is written", async () => {
    const { cookie, user } = await site.user();
    await handIn(await keep(cookie, { head: heads.perfect }), cookie);
    const { tensors } = readSafetensors(Buffer.from(heads.perfect, "base64"));
    const other = writeSafetensors(
      [...tensors]
        .reverse()
        .map(([name, { shape, values }]) => ({ name, dtype: "F32" as const, shape, bytes: bytesOf(values) })),
      { note: "another file" },
    );
    await handIn(await keep(cookie, { head: toBase64(other) }), cookie);
    expect(await rows(user.id)).toHaveLength(1);
  });
});

describe("how many heads may be handed in", () => {
  const nudged = (by: number) => sampleHead((index) => (index === 0 ? by : index / 1000));

  it("ends after an hour's worth, says until when, and opens again", async () => {
    const { cookie, user } = await site.user();
    for (let at = 0; at < handInRule.perHour; at++) {
      expect((await handIn(await keep(cookie, { head: nudged(at) }), cookie)).status).toBe(201);
    }
    const one = await keep(cookie, { head: nudged(99) });
    const refused = await handIn(one, cookie);
    expect(refused.status).toBe(429);
    expect(refused.body.retryAfterSeconds).toBeGreaterThan(3500);
    expect(refused.body.extra).toMatchObject({ nextAt: expect.any(String) });
    expect((await read(cookie)).body.grading?.own?.limits).toMatchObject({ left: 0, nextAt: expect.any(String) });
    // What was handed in before is answered all the same.
    expect((await handIn(await keep(cookie, { head: nudged(0) }), cookie)).status).toBe(201);
    await site.db.labHandIn.updateMany({
      where: { userId: user.id },
      data: { createdAt: new Date(Date.now() - 3_601_000) },
    });
    expect((await handIn(one, cookie)).status).toBe(201);
  });

  it("ends after a day's worth too, together or apart", async () => {
    const { cookie, user } = await site.user();
    await handIn(await keep(cookie, { head: nudged(0) }), cookie);
    const [first] = await rows(user.id);
    if (!first) throw new Error("nothing was kept");
    const earlier = Array.from({ length: handInRule.perDay - 2 }, (_, at) => ({
      ...first,
      id: crypto.randomUUID(),
      headSha256: String(at),
      createdAt: new Date(Date.now() - (2 + at) * 3_600_000 * 1.2),
    }));
    await site.db.labHandIn.createMany({ data: earlier });
    const ids = [await keep(cookie, { head: nudged(1) }), await keep(cookie, { head: nudged(2) })];
    const sent = await Promise.all(ids.map((id) => handIn(id, cookie)));
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 429]);
  });
});

describe("who may hand in what", () => {
  it("asks for a session, and shows the goal without one", async () => {
    const { cookie } = await site.user();
    expect((await handIn(await keep(cookie))).status).toBe(401);
    const open = await read();
    expect(open.status).toBe(200);
    expect(open.body.grading).toEqual({
      itemId,
      goal: { metric: "accuracy", atLeast: 0.9 },
      points: 2,
      own: null,
    });
  });

  it("knows no experiment of another learner, nor of another account that signed in since", async () => {
    const first = await site.user();
    const second = await site.user();
    const id = await keep(first.cookie, { head: heads.perfect });
    expect((await handIn(id, second.cookie)).status).toBe(404);
    expect((await handIn(id, first.cookie, { ownerId: second.user.id })).status).toBe(401);
    expect((await read(second.cookie)).body.grading?.own?.handIns).toEqual([]);
    expect(await rows(second.user.id)).toEqual([]);
  });

  it("knows no lab that there isn't, and no experiment of another lab", async () => {
    const { cookie } = await site.user();
    const id = await keep(cookie);
    expect((await handIn(id, cookie, { lab: "no-such-lab" })).status).toBe(404);
    expect((await read(cookie, "no-such-lab")).status).toBe(404);
    await site.db.experiment.update({ where: { id }, data: { labId: "another-lab" } });
    expect((await handIn(id, cookie)).status).toBe(404);
  });

  it("refuses a run on the learner's own photos, and says why", async () => {
    const { cookie, user } = await site.user();
    const created = await callRoute<{ experiment: ExperimentSummary }>(experimentsRoute.POST, {
      method: "POST",
      body: sampleOwnExperiment(),
      cookie,
    });
    const { status, body } = await handIn(created.body.experiment.id, cookie);
    expect([status, body.code, body.extra]).toEqual([409, "hand-in-refused", { reason: "own-photos" }]);
    expect(await rows(user.id)).toEqual([]);
  });

  it("refuses a backbone that the site hasn't, or has with other weights", async () => {
    const { cookie } = await site.user();
    const id = await keep(cookie);
    for (const change of [{ backboneSha256: "f".repeat(64) }, { backbone: "resnet18" }]) {
      await site.db.experiment.update({ where: { id }, data: change });
      const { status, body } = await handIn(id, cookie);
      expect([status, body.extra]).toEqual([409, { reason: "backbone-gone" }]);
    }
  });

  it("takes none from who is not in a course for the enrolled, and shows them nothing", async () => {
    const course = await selectOptionalCourseBySlug(site.db, "foodvision");
    if (!course) throw new Error("the course is not there");
    const inside = await site.user({ enrol: "learner" });
    const outside = await site.user();
    const id = await keep(outside.cookie, { head: heads.perfect });
    await updateCourseAccess(site.db, course.id, { visibility: "enrolled", selfEnrol: false });
    try {
      expect((await handIn(id, outside.cookie)).status).toBe(404);
      expect((await read(outside.cookie)).status).toBe(404);
      expect((await read()).status).toBe(401);
      expect((await handIn(await keep(inside.cookie, { head: heads.perfect }), inside.cookie)).status).toBe(201);
    } finally {
      await updateCourseAccess(site.db, course.id, { visibility: "open", selfEnrol: true });
    }
  });

  it("takes none for a lesson that is not published, nor for a lab without a goal", async () => {
    const { cookie } = await site.user();
    const id = await keep(cookie, { head: heads.perfect });
    const lesson = await selectOptionalLessonBySlug(site.db, "transfer-learning");
    const publications = await site.db.lessonPublication.findMany({ where: { lessonId: lesson?.id ?? "" } });
    await site.db.lessonPublication.deleteMany({ where: { lessonId: lesson?.id ?? "" } });
    expect((await handIn(id, cookie)).status).toBe(404);
    // The goal is the same in every language: one of them is enough.
    await site.db.lessonPublication.createMany({ data: publications.filter(({ locale }) => locale === "ja") });
    expect((await handIn(id, cookie)).status).toBe(201);
    await site.db.lessonPublication.createMany({ data: publications.filter(({ locale }) => locale !== "ja") });
    await site.db.item.update({ where: { id: itemId }, data: { retiredAt: new Date() } });
    expect((await read(cookie)).body).toEqual({ grading: null });
    const { status, body } = await handIn(id, cookie);
    expect([status, body.extra]).toEqual([409, { reason: "not-graded" }]);
    await site.db.item.update({ where: { id: itemId }, data: { retiredAt: null } });
  });

  it("takes no answer of a learner's own writing", async () => {
    const { cookie } = await site.user();
    const post = (response: unknown) =>
      callRoute(itemRoute.POST, {
        method: "POST",
        params: { id: itemId },
        body: { response, locale: "en", idempotencyKey: crypto.randomUUID() },
        cookie,
      });
    const own = { correct: 7, total: 7 };
    const goal = { metric: "accuracy", atLeast: 0.9 };
    const forged = await post({ kind: "lab", experiment: 1, goal, server: { from: 95, to: 100 }, own });
    expect(forged.status).toBe(400);
    expect((await post({ kind: "number", text: "1" })).status).toBe(400);
  });

  it("ends with the last of a limited number of tries", async () => {
    const { cookie } = await site.user();
    const before = await site.db.item.findUniqueOrThrow({ where: { id: itemId } });
    await site.db.item.update({
      where: { id: itemId },
      data: { policy: { tries: 1, credit: [1], points: 2 } },
    });
    expect((await handIn(await keep(cookie), cookie)).status).toBe(201);
    expect((await handIn(await keep(cookie, { head: heads.perfect }), cookie)).body.code).toBe("item-closed");
    await site.db.item.update({ where: { id: itemId }, data: { policy: before.policy ?? {} } });
  });
});
