import { expect, it } from "vitest";
import { mayUseBackbones } from "./backbone-access.ts";

it("backbones are for who has an account, and for everyone where a course is open", () => {
  const viewer = { userId: "u", role: "learner" } as const;
  const open = { visibility: "open" } as const;
  const enrolled = { visibility: "enrolled" } as const;
  const unauthenticated = { allowed: false, code: "unauthenticated" };
  expect(mayUseBackbones({ viewer: null, courses: [] })).toEqual(unauthenticated);
  expect(mayUseBackbones({ viewer: null, courses: [enrolled] })).toEqual(unauthenticated);
  expect(mayUseBackbones({ viewer: null, courses: [enrolled, open] })).toEqual({ allowed: true });
  expect(mayUseBackbones({ viewer, courses: [] })).toEqual({ allowed: true });
});
