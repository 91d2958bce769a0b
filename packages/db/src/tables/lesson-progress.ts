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

/** Creates the row when it is absent, and holds its lock until the transaction ends. */
export async function lockProgress(db: Database, userId: string, lessonId: string): Promise<ProgressRow> {
  await db.$executeRaw`
    INSERT INTO lesson_progress (user_id, lesson_id, updated_at) VALUES (${userId}::uuid, ${lessonId}::uuid, now())
    ON CONFLICT (user_id, lesson_id) DO UPDATE SET user_id = EXCLUDED.user_id`;
  return toProgress(
    await db.lessonProgress.findUniqueOrThrow({ where: { userId_lessonId: { userId, lessonId } } }),
  );
}

export async function updateProgress(db: Database, progress: Omit<ProgressRow, "updatedAt">): Promise<ProgressRow> {
  const { userId, lessonId, ...data } = progress;
  return toProgress(await db.lessonProgress.update({ where: { userId_lessonId: { userId, lessonId } }, data }));
}

export async function selectProgressOfUser(db: Database, userId: string): Promise<ProgressRow[]> {
  const rows = await db.lessonProgress.findMany({ where: { userId }, orderBy: { updatedAt: "desc" } });
  return rows.map(toProgress);
}

export async function selectProgressOfLessons(db: Database, lessonIds: string[]): Promise<ProgressRow[]> {
  const rows = await db.lessonProgress.findMany({ where: { lessonId: { in: lessonIds } } });
  return rows.map(toProgress);
}
