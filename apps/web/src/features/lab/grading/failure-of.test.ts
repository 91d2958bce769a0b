import { expect, test } from "vitest";
import { ApiError } from "#platform/client/api.ts";
import { isAway, waitingReason } from "./failure-of.ts";

const refused = (status: number, code = "internal") =>
  new ApiError({ status, code, detail: "" } as ConstructorParameters<typeof ApiError>[0]);

test.each([429, 500, 503])("a %i is no answer: it may be asked again", (status) => {
  expect(isAway(refused(status))).toBe(true);
});

test("who is offline may ask again, and who may not see it has their answer", () => {
  expect(isAway(new TypeError("network"))).toBe(true);
  for (const status of [401, 403, 404]) expect(isAway(refused(status))).toBe(false);
});

test("what a busy server or another sign-in may take waits, and what is refused does not", () => {
  expect(waitingReason(new TypeError("network"))).toBe("unreachable");
  expect(waitingReason(refused(401, "unauthenticated"))).toBe("signed-out");
  expect(waitingReason(refused(503, "unavailable"))).toBe("busy");
  expect(waitingReason(refused(429, "rate-limited"))).toBeNull();
});
