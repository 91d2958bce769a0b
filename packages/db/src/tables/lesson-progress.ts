import type { Database } from "../client.ts";

export type ProgressState = "not-started" | "under-way" | "done";

export interface ProgressRow {
  userId: string;
  lessonId: string;
  sectionsRead: string[];
  labsDone: string[];
  lastSection: string | null;
  percent: number;
  score: number;
  maxScore: number;
  state: ProgressState;
  updatedAt: Date;
}

const toProgress = (row: Omit<ProgressRow, "state"> & { state: string }): ProgressRow => ({
  ...row,
  state: row.state as ProgressState,
});

export async function selectOptionalProgress(
  db: Database,
  userId: string,
  lessonId: string,
): Promise<ProgressRow | null> {
  const row = await db.lessonProgress.findUnique({ where: { userId_lessonId: { userId, lessonId } } });
  return row && toProgress(row);
}

type RawProgress = Omit<ProgressRow, "updatedAt"> & { updatedAt: string };
const fromRaw = (row: RawProgress | undefined): ProgressRow => {
  if (!row) throw new Error("The progress statement returned no row");
  return { ...row, updatedAt: new Date(row.updatedAt) };
};

/** Creates the row when it is absent, and holds its lock until the transaction ends. */
export async function lockProgress(db: Database, userId: string, lessonId: string): Promise<ProgressRow> {
  const rows = await db.$queryRaw<{ progress: RawProgress }[]>`
    INSERT INTO lesson_progress (user_id, lesson_id, updated_at) VALUES (${userId}::uuid, ${lessonId}::uuid, now())
    ON CONFLICT (user_id, lesson_id) DO UPDATE SET user_id = EXCLUDED.user_id
    RETURNING json_build_object('userId', user_id, 'lessonId', lesson_id, 'sectionsRead', COALESCE(sections_read, '{}'),
      'labsDone', COALESCE(labs_done, '{}'), 'lastSection', last_section, 'percent', percent, 'score', score,
      'maxScore', max_score, 'state', state, 'updatedAt', updated_at) AS progress`;
  return fromRaw(rows[0]?.progress);
}

export async function updateProgress(db: Database, progress: Omit<ProgressRow, "updatedAt">): Promise<ProgressRow> {
  const { userId, lessonId, sectionsRead, labsDone, lastSection, percent, score, maxScore, state } = progress;
  const rows = await db.$queryRaw<{ updatedAt: Date }[]>`
    UPDATE lesson_progress SET sections_read = ${sectionsRead}::text[], labs_done = ${labsDone}::text[],
      last_section = ${lastSection}, percent = ${percent}, score = ${score}, max_score = ${maxScore}, state = ${state},
      updated_at = now()
    WHERE user_id = ${userId}::uuid AND lesson_id = ${lessonId}::uuid
    RETURNING updated_at AS "updatedAt"`;
  const row = rows[0];
  if (!row) throw new Error("The progress to update is not there");
  return { ...progress, updatedAt: row.updatedAt };
}

export async function selectProgressOfUser(db: Database, userId: string): Promise<ProgressRow[]> {
  const rows = await db.lessonProgress.findMany({ where: { userId }, orderBy: { updatedAt: "desc" } });
  return rows.map(toProgress);
}

export async function selectProgressOfLessons(db: Database, lessonIds: string[]): Promise<ProgressRow[]> {
  const rows = await db.lessonProgress.findMany({ where: { lessonId: { in: lessonIds } } });
  return rows.map(toProgress);
}
