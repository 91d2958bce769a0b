import type { SubmitAnswerResponse } from "@thaw/contracts/attempts";
import { describe, expect, it } from "vitest";
import type { QueuedSubmission } from "#features/assessment/client/submission-queue.ts";
import { initialLessonState, lessonReducer } from "./lesson-reducer.ts";

const submission: QueuedSubmission = {
  idempotencyKey: "k",
  itemId: "l.q",
  locale: "ja",
  response: { kind: "number", text: "512" },
  createdAt: "2026-01-01T00:00:00.000Z",
};
const drafted = lessonReducer(initialLessonState, {
  type: "drafted",
  itemId: "l.q",
  draft: { response: submission.response, savedAt: submission.createdAt, synced: false },
});

describe("the lesson page's state", () => {
  it("keeps what was written when the server refuses it for good", () => {
    const sending = lessonReducer(drafted, { type: "sending", submission });
    const problem = {
      type: "",
      title: "",
      status: 409,
      detail: "no tries",
      code: "item-closed",
      requestId: "",
    } as const;
    const refused = lessonReducer(sending, { type: "refused", submission, problem });
    expect(refused.drafts["l.q"]?.response).toEqual(submission.response);
    expect(refused.waiting).toEqual({});
    expect(refused.troubles["l.q"]).toEqual({ problem });
  });

  it("gives a withdrawn submission back as a draft", () => {
    const withdrawn = lessonReducer(lessonReducer(initialLessonState, { type: "sending", submission }), {
      type: "withdrawn",
      itemId: "l.q",
    });
    expect(withdrawn.drafts["l.q"]?.response).toEqual(submission.response);
    expect(withdrawn.waiting).toEqual({});
  });

  it("forgets the draft once it is graded, and takes the server's word for the progress", () => {
    const result = {
      attempt: { itemId: "l.q", verdict: "right" },
      standing: { itemId: "l.q", solved: true },
      progress: { percent: 40 },
    } as unknown as SubmitAnswerResponse;
    const graded = lessonReducer(lessonReducer(drafted, { type: "sending", submission }), { type: "graded", result });
    expect(graded.drafts).toEqual({});
    expect(graded.waiting).toEqual({});
    expect(graded.progress?.percent).toBe(40);
  });

  it("remembers that the session has ended until something gets through", () => {
    const signedOut = lessonReducer(drafted, { type: "waiting", reason: "signed-out", waiting: [submission] });
    expect(signedOut.signedOut).toBe(true);
    expect(
      lessonReducer(signedOut, { type: "draft-synced", itemId: "l.q", savedAt: submission.createdAt }).signedOut,
    ).toBe(false);
  });
});
