import { type Access, allowed, type CourseAccess, refused, runsCourse } from "./decision.ts";

export type { Access } from "./decision.ts";

export interface LessonAccess extends CourseAccess {
  lessonPublished: boolean;
}

/** Published lessons: of an open course for everyone, of another for the enrolled. Drafts: for who runs the course. */
export function mayReadLesson(input: LessonAccess): Access {
  if (runsCourse(input)) return allowed;
  if (!input.lessonPublished) return refused("not-found");
  if (input.course.visibility === "open") return allowed;
  if (!input.viewer) return refused("unauthenticated");
  return input.enrolment ? allowed : refused("not-found");
}

/** Who may read may answer, with an account: an answer belongs to somebody. */
export function mayAnswer(input: LessonAccess): Access {
  const reading = mayReadLesson(input);
  if (!reading.allowed) return reading;
  return input.viewer ? allowed : refused("unauthenticated");
}

/** Lessons are edited by who runs the course. A reader is told so; for others the draft does not exist. */
export function mayEditLesson(input: LessonAccess): Access {
  if (!input.viewer) return refused("unauthenticated");
  if (runsCourse(input)) return allowed;
  return refused(mayReadLesson(input).allowed ? "forbidden" : "not-found");
}
