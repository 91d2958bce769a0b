import { type Access, allowed, type CourseAccess, refused, runsCourse } from "./decision.ts";

/** Learners' results are seen by who runs the course. Who knows of the course is told so; for others it does not exist. */
export function maySeeLearners(input: CourseAccess): Access {
  if (!input.viewer) return refused("unauthenticated");
  if (runsCourse(input)) return allowed;
  return refused(input.course.visibility === "open" || input.enrolment ? "forbidden" : "not-found");
}
