import type { Database } from "../client.ts";

/** Learners who signed in, read or answered since a time. */
export async function countActiveLearners(db: Database, since: Date): Promise<number> {
  const rows = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM "user" u
    WHERE u.role = 'learner' AND (
      u.last_seen_at >= ${since}
      OR EXISTS (SELECT 1 FROM lesson_progress p WHERE p.user_id = u.id AND p.updated_at >= ${since})
      OR EXISTS (SELECT 1 FROM item_state s WHERE s.user_id = u.id AND s.last_attempt_at >= ${since}))`;
  return rows[0]?.n ?? 0;
}

export async function countWork(db: Database): Promise<{ attempts: number; experiments: number }> {
  const [attempts, experiments] = await Promise.all([db.attempt.count(), db.experiment.count()]);
  return { attempts, experiments };
}

export interface StuckRow {
  userId: string;
  name: string;
  lessonId: string;
  itemIds: string[];
}

/** Learners with an item whose tries are used up, unsolved, and whose solution they have not looked at. */
export async function selectStuckLearners(db: Database): Promise<StuckRow[]> {
  const rows = await db.$queryRaw<{ user_id: string; name: string; lesson_id: string; item_ids: string[] }[]>`
    SELECT s.user_id, u.name, i.lesson_id, array_agg(i.id ORDER BY i.position) AS item_ids
    FROM item_state s JOIN item i ON i.id = s.item_id JOIN "user" u ON u.id = s.user_id
    WHERE i.retired_at IS NULL AND NOT s.solved AND s.solution_seen_at IS NULL AND u.role = 'learner'
      AND s.tries_used >= (i.policy->>'tries')::int
    GROUP BY s.user_id, u.name, i.lesson_id
    ORDER BY count(*) DESC, u.name`;
  return rows.map((row) => ({ userId: row.user_id, name: row.name, lessonId: row.lesson_id, itemIds: row.item_ids }));
}

/** The admins who can sign in, held until the transaction ends: two who give up the role at once go one after the other. */
export async function lockOpenAdmins(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "user" WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/** Names for ids that stand in the audit log: people's addresses, lessons' and courses' short names. */
export async function selectSubjectNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const id = { in: [...ids] };
  const [users, lessons, courses] = await Promise.all([
    db.user.findMany({ where: { id }, select: { id: true, email: true } }),
    db.lesson.findMany({ where: { id }, select: { id: true, slug: true } }),
    db.course.findMany({ where: { id }, select: { id: true, slug: true } }),
  ]);
  return new Map([
    ...users.map((row): [string, string] => [row.id, row.email]),
    ...[...lessons, ...courses].map((row): [string, string] => [row.id, row.slug]),
  ]);
}
