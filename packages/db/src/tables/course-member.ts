import type { EnrolmentRole } from "@thaw/contracts/ids";
import type { Database } from "../client.ts";
import type { CourseRow } from "./course.ts";
import { normaliseEmail } from "./user.ts";

export interface CourseMemberRow {
  userId: string;
  name: string;
  email: string;
  role: EnrolmentRole;
  enrolledAt: Date;
}

export async function selectCourseMembers(db: Database, courseId: string): Promise<CourseMemberRow[]> {
  const rows = await db.enrolment.findMany({
    where: { courseId },
    orderBy: [{ role: "desc" }, { user: { name: "asc" } }],
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
  });
  return rows.map(({ userId, role, createdAt, user }) => ({ userId, role, enrolledAt: createdAt, ...user }));
}

/** Courses on whose staff a person is. */
export const selectStaffCourseIds = async (db: Database, userId: string): Promise<string[]> =>
  (await db.enrolment.findMany({ where: { userId, role: "staff" }, select: { courseId: true } })).map(
    ({ courseId }) => courseId,
  );

export const selectUsersByEmails = (
  db: Database,
  emails: readonly string[],
): Promise<{ id: string; email: string }[]> =>
  db.user.findMany({ where: { email: { in: emails.map(normaliseEmail) } }, select: { id: true, email: true } });

/** Who learns in a course: the enrolled, and in an open course also learners who went ahead without enrolling. */
export interface CourseLearnerRow {
  id: string;
  name: string;
  email: string;
  closed: boolean;
  enrolled: boolean;
  lastSeenAt: Date | null;
}

interface RawLearner {
  id: string;
  name: string;
  email: string;
  closed: boolean;
  enrolled: boolean;
  last_seen_at: Date | null;
}

export async function selectCourseLearners(
  db: Database,
  courseId: string,
  userId: string | null = null,
): Promise<CourseLearnerRow[]> {
  const rows = await db.$queryRaw<RawLearner[]>`
    WITH read AS (
      SELECT p.user_id, max(p.updated_at) AS at FROM lesson_progress p JOIN lesson l ON l.id = p.lesson_id
      WHERE l.course_id = ${courseId}::uuid GROUP BY p.user_id
    ), answered AS (
      SELECT s.user_id, max(s.last_attempt_at) AS at FROM item_state s
      JOIN item i ON i.id = s.item_id JOIN lesson l ON l.id = i.lesson_id
      WHERE l.course_id = ${courseId}::uuid GROUP BY s.user_id
    )
    SELECT u.id, u.name, u.email, u.disabled_at IS NOT NULL AS closed, e.user_id IS NOT NULL AS enrolled,
      GREATEST(u.last_seen_at, read.at, answered.at) AS last_seen_at
    FROM "user" u
    LEFT JOIN enrolment e ON e.user_id = u.id AND e.course_id = ${courseId}::uuid
    LEFT JOIN read ON read.user_id = u.id
    LEFT JOIN answered ON answered.user_id = u.id
    WHERE (e.role = 'learner'
        OR (e.user_id IS NULL AND u.role = 'learner' AND (read.user_id IS NOT NULL OR answered.user_id IS NOT NULL)))
      AND (${userId}::uuid IS NULL OR u.id = ${userId}::uuid)
    ORDER BY u.name, u.id`;
  return rows.map(({ last_seen_at: lastSeenAt, ...row }) => ({ ...row, lastSeenAt }));
}

export type CourseCounts = { courseId: string; learners: number; staff: { name: string }[]; lessons: number };

/** Figures of every course, for lists. */
export async function selectCourseCounts(
  db: Database,
  courses: readonly Pick<CourseRow, "id">[],
): Promise<CourseCounts[]> {
  const counts: CourseCounts[] = [];
  for (const { id } of courses) {
    const [learners, staff, lessons] = await Promise.all([
      selectCourseLearners(db, id),
      db.enrolment.findMany({ where: { courseId: id, role: "staff" }, select: { user: { select: { name: true } } } }),
      db.lesson.count({ where: { courseId: id } }),
    ]);
    counts.push({ courseId: id, learners: learners.length, staff: staff.map(({ user }) => user), lessons });
  }
  return counts;
}
