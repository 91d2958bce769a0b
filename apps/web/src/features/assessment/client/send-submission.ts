import type { SubmitAnswerResponse } from "@thaw/contracts/attempts";
import { ApiError, api } from "#platform/client/api.ts";
import type { Send } from "./submission-queue.ts";

/** Sends one submission, and sorts what came of it: graded, refused for good, or to be tried again. */
export const sendSubmission: Send = async ({ itemId, response, locale, idempotencyKey }) => {
  try {
    const body = { response, locale, idempotencyKey };
    const path = `/api/v1/items/${encodeURIComponent(itemId)}/attempts`;
    return { kind: "graded", result: await api<SubmitAnswerResponse>(path, { method: "POST", body }) };
  } catch (error) {
    if (!(error instanceof ApiError)) return { kind: "later", reason: "unreachable" };
    if (error.code === "unauthenticated") return { kind: "later", reason: "signed-out" };
    if (error.problem.status >= 500 || error.code === "rate-limited") return { kind: "later", reason: "busy" };
    return { kind: "refused", problem: error.problem };
  }
};
