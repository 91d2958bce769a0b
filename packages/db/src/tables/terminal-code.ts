import { type Database, isUniqueViolation } from "../client.ts";

export interface TerminalCodeRow {
  code: string;
  version: number;
  /** Saved while typing. */
  autosaved: boolean;
  /** When this version began, and when it was saved last. */
  createdAt: Date;
  updatedAt: Date;
}

/** Whose code, in which terminal of which lesson. */
export interface TerminalPlace {
  userId: string;
  lessonId: string;
  terminal: string;
}

const columns = { code: true, version: true, autosaved: true, createdAt: true, updatedAt: true } as const;

/** The current code; null where none was kept yet. */
export const selectOptionalTerminalCode = (db: Database, place: TerminalPlace): Promise<TerminalCodeRow | null> =>
  db.terminalCode.findFirst({ where: place, select: columns, orderBy: { version: "desc" } });

export const selectOptionalTerminalVersion = (
  db: Database,
  place: TerminalPlace,
  version: number,
): Promise<TerminalCodeRow | null> => db.terminalCode.findFirst({ where: { ...place, version }, select: columns });

/** Newest first; the first is the current one. */
export const selectTerminalVersions = (db: Database, place: TerminalPlace): Promise<TerminalCodeRow[]> =>
  db.terminalCode.findMany({ where: place, select: columns, orderBy: { version: "desc" } });

/**
 * Puts a version beside the older ones.
 * @returns null when that version is there already: another window was faster.
 */
export async function insertTerminalVersion(
  db: Database,
  place: TerminalPlace,
  row: TerminalCodeRow,
): Promise<TerminalCodeRow | null> {
  // One statement, no exception: inside a transaction an error would end it.
  const count = await db.terminalCode.createMany({ data: [{ ...place, ...row }], skipDuplicates: true });
  return count.count === 1 ? row : null;
}

/**
 * Lets a version go on as a newer one.
 * @returns null when `version` is no longer there, or the newer one is already.
 */
export async function updateTerminalVersion(
  db: Database,
  place: TerminalPlace,
  version: number,
  row: TerminalCodeRow,
): Promise<TerminalCodeRow | null> {
  try {
    const { count } = await db.terminalCode.updateMany({ where: { ...place, version }, data: row });
    return count === 1 ? row : null;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Keeps the newest `kept` versions. */
export async function deleteOldTerminalVersions(db: Database, place: TerminalPlace, kept: number): Promise<void> {
  await db.$executeRaw`
    DELETE FROM terminal_code
    WHERE user_id = ${place.userId}::uuid AND lesson_id = ${place.lessonId}::uuid AND terminal = ${place.terminal}
      AND version NOT IN (
        SELECT version FROM terminal_code
        WHERE user_id = ${place.userId}::uuid AND lesson_id = ${place.lessonId}::uuid AND terminal = ${place.terminal}
        ORDER BY version DESC LIMIT ${kept})`;
}

export interface TerminalAccessRow {
  lessonId: string;
  course: { id: string; slug: string; visibility: "open" | "enrolled"; selfEnrol: boolean };
  enrolment: "learner" | "staff" | null;
  published: boolean;
}

/**
 * A lesson that has this terminal in a published language, with this person's place in its course; null where there
 * is no such lesson or terminal.
 */
export async function selectOptionalTerminalAccess(
  db: Database,
  input: { lessonSlug: string; terminal: string; userId: string },
): Promise<TerminalAccessRow | null> {
  const wanted = JSON.stringify({ terminals: [{ slug: input.terminal }] });
  const rows = await db.$queryRaw<TerminalAccessRow[]>`
    SELECT l.id AS "lessonId",
      json_build_object('id', c.id, 'slug', c.slug, 'visibility', c.visibility, 'selfEnrol', c.self_enrol) AS course,
      e.role::text AS enrolment,
      EXISTS (SELECT 1 FROM lesson_publication p WHERE p.lesson_id = l.id) AS published
    FROM lesson l
    JOIN course c ON c.id = l.course_id
    LEFT JOIN enrolment e ON e.course_id = c.id AND e.user_id = ${input.userId}::uuid
    WHERE l.slug = ${input.lessonSlug} AND EXISTS (
      SELECT 1 FROM lesson_publication p JOIN lesson_revision r ON r.id = p.revision_id
      WHERE p.lesson_id = l.id AND r.document @> ${wanted}::jsonb)`;
  return rows[0] ?? null;
}
