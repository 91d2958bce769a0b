import type { EnrolmentRole, Role } from "@thaw/contracts/ids";
import { describe, expect, it } from "vitest";
import type { Access } from "./decision.ts";
import { maySeeLearners } from "./learner-access.ts";
import { mayAnswer, mayEditLesson, mayReadLesson } from "./lesson-access.ts";
import { mayAdministrate } from "./site-access.ts";

type Who = "visitor" | `${Role}` | `${Role} enrolled` | `${Role} on staff`;
const people: Record<string, { viewer: { userId: string; role: Role } | null; enrolment: EnrolmentRole | null }> = {
  visitor: { viewer: null, enrolment: null },
};
for (const role of ["learner", "instructor", "admin"] as const) {
  const viewer = { userId: "u", role };
  people[role] = { viewer, enrolment: null };
  people[`${role} enrolled`] = { viewer, enrolment: "learner" };
  people[`${role} on staff`] = { viewer, enrolment: "staff" };
}
const short = (access: Access) => (access.allowed ? "yes" : access.code);
const decide = (
  rule: typeof mayReadLesson,
  who: string,
  visibility: "open" | "enrolled",
  lessonPublished: boolean,
): string =>
  short(rule({ ...(people[who] as (typeof people)["visitor"] & object), course: { visibility }, lessonPublished }));

/** Rows: who; columns: open and published, open draft, for the enrolled and published, for the enrolled draft. */
const table = (rule: typeof mayReadLesson) =>
  Object.fromEntries(
    Object.keys(people).map((who) => [
      who,
      (["open", "enrolled"] as const).flatMap((visibility) =>
        [true, false].map((published) => decide(rule, who, visibility, published)),
      ),
    ]),
  ) as Record<Who, string[]>;

const all = ["yes", "yes", "yes", "yes"];

describe("access", () => {
  it("to reading", () => {
    const outsider = ["yes", "not-found", "not-found", "not-found"];
    const enrolled = ["yes", "not-found", "yes", "not-found"];
    expect(table(mayReadLesson)).toEqual({
      visitor: ["yes", "not-found", "unauthenticated", "not-found"],
      learner: outsider,
      "learner enrolled": enrolled,
      // The role is asked for as well: without it, a place on the staff gives nothing more.
      "learner on staff": enrolled,
      instructor: outsider,
      "instructor enrolled": enrolled,
      "instructor on staff": all,
      admin: all,
      "admin enrolled": all,
      "admin on staff": all,
    });
  });

  it("to answering: as reading, with an account", () => {
    const answering = table(mayAnswer);
    expect(answering.visitor).toEqual(["unauthenticated", "not-found", "unauthenticated", "not-found"]);
    expect({ ...answering, visitor: null }).toEqual({ ...table(mayReadLesson), visitor: null });
  });

  it("to editing: for who runs the course, and drafts do not exist for others", () => {
    const outsider = ["forbidden", "not-found", "not-found", "not-found"];
    const enrolled = ["forbidden", "not-found", "forbidden", "not-found"];
    expect(table(mayEditLesson)).toEqual({
      visitor: Array(4).fill("unauthenticated"),
      learner: outsider,
      "learner enrolled": enrolled,
      "learner on staff": enrolled,
      instructor: outsider,
      "instructor enrolled": enrolled,
      "instructor on staff": all,
      admin: all,
      "admin enrolled": all,
      "admin on staff": all,
    });
  });

  it("to learners' results", () => {
    const see = (who: string, visibility: "open" | "enrolled") =>
      short(maySeeLearners({ ...(people[who] as (typeof people)["visitor"] & object), course: { visibility } }));
    expect(Object.keys(people).map((who) => [who, see(who, "open"), see(who, "enrolled")])).toEqual([
      ["visitor", "unauthenticated", "unauthenticated"],
      ["learner", "forbidden", "not-found"],
      ["learner enrolled", "forbidden", "forbidden"],
      ["learner on staff", "forbidden", "forbidden"],
      ["instructor", "forbidden", "not-found"],
      ["instructor enrolled", "forbidden", "forbidden"],
      ["instructor on staff", "yes", "yes"],
      ["admin", "yes", "yes"],
      ["admin enrolled", "yes", "yes"],
      ["admin on staff", "yes", "yes"],
    ]);
  });

  it("to the site's administration", () => {
    const roles = ["learner", "instructor", "admin"] as const;
    expect(roles.map((role) => short(mayAdministrate({ viewer: { userId: "u", role } })))).toEqual([
      "forbidden",
      "forbidden",
      "yes",
    ]);
    expect(short(mayAdministrate({ viewer: null }))).toBe("unauthenticated");
  });
});
