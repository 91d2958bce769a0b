import type { Database } from "../client.ts";

export interface StatisticRow {
  itemId: string;
  attempts: number;
  learners: number;
  solvedFirst: number;
  solved: number;
  solutionsSeen: number;
  choices: Record<string, number>;
}

export interface StatisticDelta {
  attempts: number;
  learners: number;
  solvedFirst: number;
  solved: number;
  solutionsSeen: number;
  /** Choices taken in this attempt. */
  choices: string[];
}

/** Adds to the counts in one statement, so that learners who answer at once don't overwrite each other. */
export async function addToStatistic(db: Database, itemId: string, delta: StatisticDelta): Promise<void> {
  await db.$executeRaw`
    UPDATE item_statistic SET
      attempts = attempts + ${delta.attempts},
      learners = learners + ${delta.learners},
      solved_first = solved_first + ${delta.solvedFirst},
      solved = solved + ${delta.solved},
      solutions_seen = solutions_seen + ${delta.solutionsSeen},
      choices = (
        SELECT COALESCE(jsonb_object_agg(key, total), '{}'::jsonb) FROM (
          SELECT key, SUM(n) AS total FROM (
            SELECT key, value::int AS n FROM jsonb_each_text(choices)
            UNION ALL SELECT unnest(${delta.choices}::text[]), 1
          ) AS counted GROUP BY key
        ) AS summed
      )
    WHERE item_id = ${itemId}`;
}

export async function selectStatistics(db: Database, itemIds: string[]): Promise<StatisticRow[]> {
  const rows = await db.itemStatistic.findMany({ where: { itemId: { in: itemIds } } });
  return rows.map((row) => ({ ...row, choices: row.choices as Record<string, number> }));
}
