import { randomUUID } from "node:crypto";
import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { AttemptResponse, Verdict } from "@thaw/contracts/response";
import type { Database } from "../client.ts";
import type { ItemStateRow } from "./item-state.ts";
import type { StatisticDelta } from "./item-statistic.ts";

/** What the learner was told when the attempt was graded. */
export interface Told {
  feedback: LessonNode[];
  remarks: unknown[];
}

export interface AttemptRow {
  id: string;
  userId: string;
  itemId: string;
  revisionId: string;
  number: number;
  response: AttemptResponse;
  verdict: Verdict;
  score: number;
  told: Told;
  idempotencyKey: string;
  createdAt: Date;
}

type RawAttempt = Omit<AttemptRow, "response" | "told"> & { response: unknown; told: unknown };
const toAttempt = (row: RawAttempt): AttemptRow => ({
  ...row,
  response: row.response as AttemptResponse,
  told: row.told as Told,
});

/**
 * Keeps a graded attempt with all that follows from it for its item, in one statement: the state, the counts, and the
 * draft that it was. The caller holds the state's lock.
 */
export async function recordAttempt(
  db: Database,
  input: { attempt: Omit<AttemptRow, "id">; state: ItemStateRow; delta: StatisticDelta },
): Promise<AttemptRow> {
  const { attempt, state, delta } = input;
  const { userId, itemId } = attempt;
  const id = randomUUID();
  await db.$executeRaw`
    WITH attempted AS (
      INSERT INTO attempt (id, user_id, item_id, revision_id, number, response, verdict, score, told, idempotency_key, created_at)
      VALUES (${id}::uuid, ${userId}::uuid, ${itemId}, ${attempt.revisionId}::uuid, ${attempt.number},
        ${JSON.stringify(attempt.response)}::jsonb, ${attempt.verdict}::verdict, ${attempt.score},
        ${JSON.stringify(attempt.told)}::jsonb, ${attempt.idempotencyKey}::uuid, ${attempt.createdAt})
    ), stated AS (
      UPDATE item_state SET attempts = ${state.attempts}, tries_used = ${state.triesUsed}, best_score = ${state.bestScore},
        solved = ${state.solved}, last_attempt_at = ${state.lastAttemptAt}
      WHERE user_id = ${userId}::uuid AND item_id = ${itemId}
    ), discarded AS (
      DELETE FROM draft WHERE user_id = ${userId}::uuid AND item_id = ${itemId}
    )
    UPDATE item_statistic SET
      attempts = attempts + ${delta.attempts},
      learners = learners + ${delta.learners},
      solved_first = solved_first + ${delta.solvedFirst},
      solved = solved + ${delta.solved},
      choices = CASE WHEN ${delta.choices.length} = 0 THEN choices ELSE (
        SELECT jsonb_object_agg(key, total) FROM (
          SELECT key, SUM(n) AS total FROM (
            SELECT key, value::int AS n FROM jsonb_each_text(choices)
            UNION ALL SELECT unnest(${delta.choices}::text[]), 1
          ) AS counted GROUP BY key
        ) AS summed
      ) END
    WHERE item_id = ${itemId}`;
  return { ...attempt, id };
}

export async function selectOptionalAttemptByKey(
  db: Database,
  userId: string,
  idempotencyKey: string,
): Promise<AttemptRow | null> {
  const rows = await db.$queryRaw<{ attempt: Omit<AttemptRow, "createdAt"> & { createdAt: string } }[]>`
    SELECT json_build_object('id', id, 'userId', user_id, 'itemId', item_id, 'revisionId', revision_id, 'number', number,
      'response', response, 'verdict', verdict, 'score', score, 'told', told, 'idempotencyKey', idempotency_key,
      'createdAt', created_at) AS attempt
    FROM attempt WHERE user_id = ${userId}::uuid AND idempotency_key = ${idempotencyKey}::uuid`;
  const row = rows[0]?.attempt;
  return row ? { ...row, createdAt: new Date(row.createdAt) } : null;
}

export async function selectAttemptsOfItem(db: Database, userId: string, itemId: string): Promise<AttemptRow[]> {
  const rows = await db.attempt.findMany({ where: { userId, itemId }, orderBy: { number: "asc" } });
  return rows.map(toAttempt);
}

/** The newest attempt of a learner for each item of a lesson. */
export async function selectLatestAttempts(db: Database, userId: string, lessonId: string): Promise<AttemptRow[]> {
  const rows = await db.attempt.findMany({
    where: { userId, item: { lessonId } },
    orderBy: [{ itemId: "asc" }, { number: "desc" }],
    distinct: ["itemId"],
  });
  return rows.map(toAttempt);
}

export async function selectAttemptsOfLesson(db: Database, userId: string, lessonId: string): Promise<AttemptRow[]> {
  const rows = await db.attempt.findMany({
    where: { userId, item: { lessonId } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(toAttempt);
}
