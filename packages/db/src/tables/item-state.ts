import type { Database } from "../client.ts";

export interface ItemStateRow {
  userId: string;
  itemId: string;
  attempts: number;
  triesUsed: number;
  bestScore: number;
  solved: boolean;
  solutionSeenAt: Date | null;
  lastAttemptAt: Date | null;
}

/**
 * The learner's state with an item, created when absent and locked until the transaction ends: two submissions of one
 * learner for one item go one after the other.
 */
export async function lockItemState(db: Database, userId: string, itemId: string): Promise<ItemStateRow> {
  const rows = await db.$queryRaw<
    {
      attempts: number;
      tries_used: number;
      best_score: number;
      solved: boolean;
      solution_seen_at: Date | null;
      last_attempt_at: Date | null;
    }[]
  >`
    INSERT INTO item_state (user_id, item_id) VALUES (${userId}::uuid, ${itemId})
    ON CONFLICT (user_id, item_id) DO UPDATE SET user_id = EXCLUDED.user_id
    RETURNING attempts, tries_used, best_score, solved, solution_seen_at, last_attempt_at`;
  const row = rows[0];
  if (!row) throw new Error("The item state's upsert returned no row");
  return {
    userId,
    itemId,
    attempts: row.attempts,
    triesUsed: row.tries_used,
    bestScore: row.best_score,
    solved: row.solved,
    solutionSeenAt: row.solution_seen_at,
    lastAttemptAt: row.last_attempt_at,
  };
}

export async function updateItemState(db: Database, state: ItemStateRow): Promise<void> {
  const { userId, itemId, ...data } = state;
  await db.itemState.update({ where: { userId_itemId: { userId, itemId } }, data, select: { itemId: true } });
}

export const selectItemStates = (db: Database, userId: string, lessonIds: string[]): Promise<ItemStateRow[]> =>
  db.itemState.findMany({ where: { userId, item: { lessonId: { in: lessonIds } } } });

export const selectItemStatesOfLesson = (db: Database, lessonId: string): Promise<ItemStateRow[]> =>
  db.itemState.findMany({ where: { item: { lessonId } } });
