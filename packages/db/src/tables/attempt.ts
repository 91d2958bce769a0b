import type { LessonNode } from "@thaw/contracts/lesson-document";
import type { ItemResponse, Verdict } from "@thaw/contracts/response";
import type { Database } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

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
  response: ItemResponse;
  verdict: Verdict;
  score: number;
  told: Told;
  idempotencyKey: string;
  createdAt: Date;
}

type RawAttempt = Omit<AttemptRow, "response" | "told"> & { response: unknown; told: unknown };
const toAttempt = (row: RawAttempt): AttemptRow => ({
  ...row,
  response: row.response as ItemResponse,
  told: row.told as Told,
});

export async function insertAttempt(db: Database, attempt: Omit<AttemptRow, "id">): Promise<AttemptRow> {
  const row = await db.attempt.create({
    data: {
      ...attempt,
      response: attempt.response as Prisma.InputJsonObject,
      told: attempt.told as unknown as Prisma.InputJsonObject,
    },
  });
  return toAttempt(row);
}

export async function selectOptionalAttemptByKey(
  db: Database,
  userId: string,
  idempotencyKey: string,
): Promise<AttemptRow | null> {
  const row = await db.attempt.findUnique({ where: { userId_idempotencyKey: { userId, idempotencyKey } } });
  return row && toAttempt(row);
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
