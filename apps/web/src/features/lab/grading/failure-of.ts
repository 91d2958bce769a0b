import { ApiError } from "#platform/client/api.ts";

/** Refusals after which the same may be taken: the account is signed out, the server is away or busy. */
export function waitingReason(error: unknown): "unreachable" | "signed-out" | "busy" | null {
  if (!(error instanceof ApiError)) return "unreachable";
  if (error.code === "unauthenticated") return "signed-out";
  return error.problem.status >= 500 ? "busy" : null;
}

/** Whether asking once more may help: the server is away, broken or busy. Else it said that there is nothing to see. */
export const isAway = (error: unknown): boolean =>
  !(error instanceof ApiError) || ![401, 403, 404].includes(error.problem.status);
