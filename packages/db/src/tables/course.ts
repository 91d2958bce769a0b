import type { EnrolmentRole } from "@thaw/contracts/ids";
import type { Database } from "../client.ts";

export type Bilingual = { ja: string; en: string };

export interface CourseRow {
  id: string;
  slug: string;
  title: Bilingual;
  description: Bilingual;
  visibility: "open" | "enrolled";
  selfEnrol: boolean;
}

const toCourse = (
  row: Omit<CourseRow, "title" | "description"> & { title: unknown; description: unknown },
): CourseRow => ({
  id: row.id,
  slug: row.slug,
  title: row.title as Bilingual,
  description: row.description as Bilingual,
  visibility: row.visibility,
  selfEnrol: row.selfEnrol,
});

export async function selectOptionalCourseBySlug(db: Database, slug: string): Promise<CourseRow | null> {
  const row = await db.course.findUnique({ where: { slug } });
  return row && toCourse(row);
}

export const selectCourses = async (db: Database): Promise<CourseRow[]> =>
  (await db.course.findMany({ orderBy: { createdAt: "asc" } })).map(toCourse);

export async function upsertCourse(db: Database, course: Omit<CourseRow, "id">): Promise<CourseRow> {
  return toCourse(
    await db.course.upsert({
      where: { slug: course.slug },
      create: course,
      update: { title: course.title, description: course.description },
    }),
  );
}

export async function updateCourseAccess(
  db: Database,
  id: string,
  access: { visibility: CourseRow["visibility"]; selfEnrol: boolean },
): Promise<CourseRow> {
  return toCourse(await db.course.update({ where: { id }, data: access }));
}

export async function selectOptionalEnrolmentRole(
  db: Database,
  userId: string,
  courseId: string,
): Promise<EnrolmentRole | null> {
  const row = await db.enrolment.findUnique({
    where: { userId_courseId: { userId, courseId } },
    select: { role: true },
  });
  return row?.role ?? null;
}

/** Enrols, or changes the role of who is enrolled already. */
export async function upsertEnrolment(
  db: Database,
  enrolment: { userId: string; courseId: string; role: EnrolmentRole },
): Promise<void> {
  const { userId, courseId, role } = enrolment;
  await db.enrolment.upsert({
    where: { userId_courseId: { userId, courseId } },
    create: { userId, courseId, role },
    update: { role },
  });
}

/** Enrols as a learner who has no enrolment yet; whoever is staff stays staff. */
export async function insertEnrolmentIfAbsent(db: Database, userId: string, courseId: string): Promise<boolean> {
  const { count } = await db.enrolment.createMany({ data: [{ userId, courseId }], skipDuplicates: true });
  return count === 1;
}

export async function deleteEnrolment(db: Database, userId: string, courseId: string): Promise<void> {
  await db.enrolment.deleteMany({ where: { userId, courseId } });
}

export const selectEnrolmentsOfUser = (
  db: Database,
  userId: string,
): Promise<{ courseId: string; role: EnrolmentRole }[]> =>
  db.enrolment.findMany({ where: { userId }, select: { courseId: true, role: true } });
