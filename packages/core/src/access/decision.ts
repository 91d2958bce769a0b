import type { EnrolmentRole, Role } from "@thaw/contracts/ids";

/**
 * A decision on access. `not-found` is the answer where even knowing that something exists would be too much,
 * `unauthenticated` where signing in may help, `forbidden` where it is known and still not allowed.
 */
export type Access = { allowed: true } | { allowed: false; code: "unauthenticated" | "forbidden" | "not-found" };

export interface Viewer {
  userId: string;
  role: Role;
}

export interface CourseAccess {
  viewer: Viewer | null;
  course: { visibility: "open" | "enrolled" };
  /** What the viewer is in this course. */
  enrolment: EnrolmentRole | null;
}

export const allowed: Access = { allowed: true };
export const refused = (code: "unauthenticated" | "forbidden" | "not-found"): Access => ({ allowed: false, code });

/**
 * Whether the viewer runs the course: an admin, or an instructor who is on its staff. Both are asked for, so that
 * taking away the role takes away every course at once.
 */
export function runsCourse({ viewer, enrolment }: Pick<CourseAccess, "viewer" | "enrolment">): boolean {
  if (!viewer) return false;
  return viewer.role === "admin" || (viewer.role === "instructor" && enrolment === "staff");
}
