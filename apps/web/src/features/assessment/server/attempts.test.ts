import { randomUUID } from "node:crypto";
import type { LessonState, SubmitAnswerResponse } from "@thaw/contracts/attempts";
import type { Problem } from "@thaw/contracts/problem";
import { selectOptionalCourseBySlug, updateCourseAccess } from "@thaw/db/tables/course";
import { selectStatistics } from "@thaw/db/tables/item-statistic";
import { describe, expect, it } from "vitest";
import { GET as listAttempts, POST as submit } from "#app/api/v1/items/[id]/attempts/route.ts";
import { DELETE as discardDraft, PUT as saveDraft } from "#app/api/v1/items/[id]/draft/route.ts";
import { POST as reveal } from "#app/api/v1/items/[id]/solution/route.ts";
import { GET as lessonState } from "#app/api/v1/lessons/[slug]/state/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";

const site = useTestSite();
const advantage = "transfer-learning.advantage";
const headLayer = "transfer-learning.head-layer";
const headInput = "transfer-learning.head-input";
const choose = (choice: string, idempotencyKey = randomUUID()) => ({
  response: { kind: "single-choice", choice },
  locale: "en",
  idempotencyKey,
});
const write = (text: string, idempotencyKey = randomUUID()) => ({
  response: { kind: "number", text },
  locale: "en",
  idempotencyKey,
});
const code = (text: string) => ({
  response: { kind: "code-expression", code: text },
  locale: "en",
  idempotencyKey: randomUUID(),
});
const answer = (id: string, body: unknown, cookie?: string, headers?: Record<string, string>) =>
  callRoute<SubmitAnswerResponse & Problem>(submit, {
    method: "POST",
    params: { id },
    body,
    ...(cookie ? { cookie } : {}),
    ...(headers ? { headers } : {}),
  });

describe("submitting an answer", () => {
  it("grades, keeps and counts, and a wrong try costs credit", async () => {
    const { cookie } = await site.user();
    const wrong = await answer(advantage, choose("labels"), cookie);
    expect(wrong.status).toBe(201);
    expect(wrong.body.attempt.verdict).toBe("wrong");
    expect(wrong.body.standing).toMatchObject({ triesUsed: 1, triesLeft: 2, solved: false });
    const right = await answer(advantage, choose("features"), cookie);
    expect(right.body.attempt).toMatchObject({ verdict: "right", number: 2, score: 0.5 });
    expect(right.body.standing).toMatchObject({ solved: true, bestScore: 0.5 });
    expect(right.body.progress).toMatchObject({ state: "under-way", score: 0.5 });
    const state = await callRoute<LessonState>(lessonState, {
      params: { slug: "transfer-learning" },
      query: { locale: "en" },
      cookie,
    });
    expect(state.body.latest.find((attempt) => attempt.itemId === advantage)?.verdict).toBe("right");
    expect(state.body.progress).toEqual(right.body.progress);
  });

  it("tells why for the choice taken, and nothing of any other choice", async () => {
    const { cookie } = await site.user();
    const { body } = await answer(advantage, choose("labels"), cookie);
    const told = JSON.stringify(body);
    expect(body.attempt.feedback.length).toBeGreaterThan(0);
    expect(told).not.toContain("features");
    expect(told).not.toMatch(/answerKey|"correct"|because/);
  });

  it("counts one submission once, however often and however much at once it is sent", async () => {
    const { cookie } = await site.user();
    const body = choose("labels");
    const results = await Promise.all(Array.from({ length: 8 }, () => answer(advantage, body, cookie)));
    expect(new Set(results.map((result) => result.body.attempt.id)).size).toBe(1);
    const { body: list } = await callRoute<{ attempts: unknown[] }>(listAttempts, {
      params: { id: advantage },
      cookie,
    });
    expect(list.attempts).toHaveLength(1);
  });

  it("gives no more tries than there are, also to submissions made at once", async () => {
    const { cookie } = await site.user();
    const results = await Promise.all(Array.from({ length: 6 }, () => answer(advantage, choose("labels"), cookie)));
    const statuses = results.map((result) => result.status).sort();
    expect(statuses).toEqual([201, 201, 201, 409, 409, 409]);
    expect(results.find((result) => result.status === 409)?.body.code).toBe("item-closed");
  });

  it("accepts what means nn.Linear(512, 7) and says what is wrong with what doesn't", async () => {
    const { cookie } = await site.user();
    const swapped = await answer(headLayer, code("nn.Linear(7, 512)"), cookie);
    expect(swapped.body.attempt).toMatchObject({ verdict: "wrong", remarks: [{ code: "code-arguments-swapped" }] });
    const broken = await answer(headLayer, code("nn.Linear(512,"), cookie);
    expect(broken.body.attempt.verdict).toBe("unreadable");
    expect(broken.body.standing.triesUsed).toBe(1);
    const right = await answer(
      headLayer,
      code("new_layer = torch.nn.Linear(out_features=7, in_features=2**9)  # head"),
      cookie,
    );
    expect(right.body.attempt.verdict).toBe("right");
  });

  it("keeps statistics in step with the attempts", async () => {
    const before = (await selectStatistics(site.db, [headInput]))[0];
    const people = await Promise.all([1, 2, 3].map(() => site.user()));
    await Promise.all(people.map(({ cookie }, index) => answer(headInput, write(index === 0 ? "7" : "512"), cookie)));
    const after = (await selectStatistics(site.db, [headInput]))[0];
    expect((after?.attempts ?? 0) - (before?.attempts ?? 0)).toBe(3);
    expect((after?.learners ?? 0) - (before?.learners ?? 0)).toBe(3);
    expect((after?.solvedFirst ?? 0) - (before?.solvedFirst ?? 0)).toBe(2);
  });
});

describe("what a submission may not do", () => {
  it("needs a session", async () => {
    expect((await answer(advantage, choose("features"))).status).toBe(401);
  });

  it("takes no forged or outdated session", async () => {
    const { user, cookie } = await site.user();
    expect((await answer(advantage, choose("features"), `${cookie}x`)).status).toBe(401);
    await site.db.user.update({ where: { id: user.id }, data: { sessionVersion: { increment: 1 } } });
    expect((await answer(advantage, choose("features"), cookie)).status).toBe(401);
  });

  it("may not come from another site", async () => {
    const { cookie } = await site.user();
    const foreign = await answer(advantage, choose("features"), cookie, { origin: "https://evil.example" });
    expect(foreign.body.code).toBe("foreign-origin");
    const crossSite = await answer(advantage, choose("features"), cookie, { "sec-fetch-site": "cross-site" });
    expect(crossSite.status).toBe(403);
  });

  it("answers 404 for an item that isn't there or in a course that isn't open", async () => {
    const { cookie } = await site.user();
    expect((await answer("transfer-learning.nothing", choose("features"), cookie)).status).toBe(404);
    const course = await selectOptionalCourseBySlug(site.db, "foodvision");
    if (!course) throw new Error("no course");
    await updateCourseAccess(site.db, course.id, { visibility: "enrolled", selfEnrol: false });
    try {
      expect((await answer(advantage, choose("features"), cookie)).status).toBe(404);
      const enrolled = await site.user({ enrol: "learner" });
      expect((await answer(advantage, choose("features"), enrolled.cookie)).status).toBe(201);
    } finally {
      await updateCourseAccess(site.db, course.id, { visibility: "open", selfEnrol: true });
    }
  });

  it("lists every invalid field, in the reader's language", async () => {
    const { cookie } = await site.user();
    const { status, body } = await answer(advantage, { response: { kind: "single-choice" }, locale: "fr" }, cookie, {
      "accept-language": "ja",
    });
    expect(status).toBe(400);
    expect(body.fields?.map((field) => field.path).sort()).toEqual([
      "body.idempotencyKey",
      "body.locale",
      "body.response.choice",
    ]);
    expect(body.title).toBe("入力を確かめてください");
  });

  it("is refused before it is parsed when it is too large or no JSON", async () => {
    const { cookie } = await site.user();
    const large = await answer(advantage, { ...choose("features"), padding: "x".repeat(20_000) }, cookie);
    expect(large.body.code).toBe("body-too-large");
    expect((await answer(advantage, "{", cookie)).status).toBe(400);
    expect((await answer(advantage, choose("features"), cookie, { "content-type": "text/plain" })).status).toBe(415);
  });

  it("can't use a response of another kind, or a key of another item", async () => {
    const { cookie } = await site.user();
    expect((await answer(advantage, write("512"), cookie)).status).toBe(400);
    const first = choose("labels");
    await answer(advantage, first, cookie);
    expect((await answer("transfer-learning.frozen-part", { ...first }, cookie)).status).toBe(400);
  });
});

describe("a worked solution", () => {
  const show = (id: string, cookie?: string) =>
    callRoute<{ solution: unknown[]; standing: { solutionSeen: boolean }; code?: string }>(reveal, {
      method: "POST",
      params: { id },
      body: { locale: "en" },
      ...(cookie ? { cookie } : {}),
    });

  it("is recorded, and the step then earns nothing, while what was earned stays", async () => {
    const { cookie } = await site.user();
    const { body } = await show(headInput, cookie);
    expect(JSON.stringify(body.solution)).toContain("512");
    expect(body.standing.solutionSeen).toBe(true);
    const after = await answer(headInput, write("512"), cookie);
    expect(after.body.attempt).toMatchObject({ verdict: "right", score: 0 });
    const other = await site.user();
    const earned = await answer(headInput, write("512"), other.cookie);
    await show(headInput, other.cookie);
    const again = await answer(headInput, write("7"), other.cookie);
    expect(again.body.standing.bestScore).toBe(earned.body.standing.bestScore);
  });

  it("needs a session, and isn't there for a question without one", async () => {
    expect((await show(headInput)).status).toBe(401);
    const { cookie } = await site.user();
    expect((await show(advantage, cookie)).body.code).toBe("solution-not-offered");
  });
});

describe("a draft", () => {
  const draft = (body: unknown, cookie?: string) =>
    callRoute<Problem>(saveDraft, { method: "PUT", params: { id: headLayer }, body, ...(cookie ? { cookie } : {}) });

  it("comes back to its owner alone, is never graded, and goes when the answer is sent", async () => {
    const { cookie } = await site.user();
    const other = await site.user();
    expect((await draft({ response: { kind: "code-expression", code: "nn.Lin" } }, cookie)).status).toBe(200);
    const read = (who: string) =>
      callRoute<LessonState>(lessonState, {
        params: { slug: "transfer-learning" },
        query: { locale: "ja" },
        cookie: who,
      });
    expect((await read(cookie)).body.drafts).toMatchObject([{ itemId: headLayer, response: { code: "nn.Lin" } }]);
    expect((await read(cookie)).body.latest).toEqual([]);
    expect((await read(other.cookie)).body.drafts).toEqual([]);
    await answer(headLayer, code("nn.Linear(512, 7)"), cookie);
    expect((await read(cookie)).body.drafts).toEqual([]);
  });

  it("needs a session and the item's own kind, and can be thrown away", async () => {
    expect((await draft({ response: { kind: "code-expression", code: "x" } })).status).toBe(401);
    const { cookie } = await site.user();
    expect((await draft({ response: { kind: "number", text: "5" } }, cookie)).status).toBe(400);
    await draft({ response: { kind: "code-expression", code: "x" } }, cookie);
    expect((await callRoute(discardDraft, { method: "DELETE", params: { id: headLayer }, cookie })).status).toBe(200);
  });
});
