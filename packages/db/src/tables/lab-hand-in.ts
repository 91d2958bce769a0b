import type { HandInState } from "@thaw/contracts/lab-hand-in";
import type { Database } from "../client.ts";

export interface HandInRow {
  id: string;
  userId: string;
  itemId: string;
  revisionId: string;
  /** null once the experiment was deleted. */
  experimentId: string | null;
  experimentNumber: number;
  headSha256: string;
  photosSha256: string;
  /** The least share of the photos. */
  goal: number;
  ownCorrect: number;
  ownTotal: number;
  state: HandInState;
  /** How often it was begun. */
  runs: number;
  leaseUntil: Date | null;
  /** Photos that count, exact: for the server alone. */
  counted: number | null;
  photos: number | null;
  reached: boolean | null;
  createdAt: Date;
  /** Its place in the queue: when it was handed in, or handed in again. */
  queuedAt: Date;
  /** How often it was handed in again after it failed. */
  requeues: number;
  finishedAt: Date | null;
}

/** What makes two hand-ins one. */
export type HandInIdentity = Pick<HandInRow, "userId" | "itemId" | "headSha256" | "photosSha256" | "goal">;

const toHandIn = (row: Omit<HandInRow, "state"> & { state: string }): HandInRow => ({
  ...row,
  state: row.state as HandInState,
});

/** Holds the learner's hand-ins until the transaction ends, so that two at once can't both take the last place. */
export async function lockHandIns(db: Database, userId: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('hand-in:' || ${userId}, 0))`;
}

export async function selectOptionalHandIn(db: Database, identity: HandInIdentity): Promise<HandInRow | null> {
  const row = await db.labHandIn.findUnique({
    where: { userId_itemId_headSha256_photosSha256_goal: identity },
  });
  return row && toHandIn(row);
}

export async function selectOptionalHandInById(db: Database, id: string): Promise<HandInRow | null> {
  const row = await db.labHandIn.findUnique({ where: { id } });
  return row && toHandIn(row);
}

export async function insertHandIn(
  db: Database,
  handIn: HandInIdentity &
    Pick<HandInRow, "revisionId" | "experimentId" | "experimentNumber" | "ownCorrect" | "ownTotal" | "createdAt">,
): Promise<HandInRow> {
  return toHandIn(await db.labHandIn.create({ data: { ...handIn, queuedAt: handIn.createdAt } }));
}

/** Puts one that failed at the queue's end, with the experiment that it came with this time. */
export async function requeueHandIn(
  db: Database,
  id: string,
  change: Pick<HandInRow, "experimentId" | "experimentNumber" | "revisionId" | "queuedAt">,
): Promise<HandInRow> {
  const data = {
    ...change,
    state: "queued",
    runs: 0,
    requeues: { increment: 1 },
    leaseUntil: null,
    finishedAt: null,
  };
  return toHandIn(await db.labHandIn.update({ where: { id }, data }));
}

/** The learner's for one item, newest first. */
export async function selectHandIns(
  db: Database,
  { userId, itemId, limit }: { userId: string; itemId: string; limit: number },
): Promise<HandInRow[]> {
  const rows = await db.labHandIn.findMany({
    where: { userId, itemId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toHandIn);
}

/** When the learner handed in for an item since a time; one that was handed in again, both times (it may be once). */
export async function selectHandInTimes(
  db: Database,
  { userId, itemId, since }: { userId: string; itemId: string; since: Date },
): Promise<Date[]> {
  const rows = await db.labHandIn.findMany({
    where: { userId, itemId, OR: [{ createdAt: { gt: since } }, { requeues: { gt: 0 }, queuedAt: { gt: since } }] },
    select: { createdAt: true, queuedAt: true, requeues: true },
  });
  return rows
    .flatMap(({ createdAt, queuedAt, requeues }) => (requeues > 0 ? [createdAt, queuedAt] : [createdAt]))
    .filter((time) => time > since);
}

/** How many wait to be measured, of everyone. */
export const countWaitingHandIns = (db: Database): Promise<number> =>
  db.labHandIn.count({ where: { state: { in: ["queued", "running"] } } });

/**
 * Takes what has waited longest, or that a process began and did not finish in time, and holds it until `leaseUntil`. No two
 * processes get the same one.
 */
export async function claimHandIn(
  db: Database,
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<HandInRow | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    UPDATE lab_hand_in SET state = 'running', runs = runs + 1, lease_until = ${leaseUntil}
    WHERE id = (
      SELECT id FROM lab_hand_in
      WHERE state = 'queued' OR (state = 'running' AND lease_until <= ${now})
      ORDER BY queued_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id`;
  return rows[0] ? selectOptionalHandInById(db, rows[0].id) : null;
}

/** Holds on to what was claimed. */
export async function renewHandIn(
  db: Database,
  { id, runs }: Pick<HandInRow, "id" | "runs">,
  leaseUntil: Date,
): Promise<void> {
  await db.labHandIn.updateMany({ where: { id, runs, state: "running" }, data: { leaseUntil } });
}

/**
 * Ends what was claimed. @returns false when another process has taken it over since, and its word holds.
 */
export async function finishHandIn(
  db: Database,
  { id, runs }: Pick<HandInRow, "id" | "runs">,
  result: { counted: number; photos: number; reached: boolean } | "failed",
  now: Date,
): Promise<boolean> {
  const outcome = result === "failed" ? { state: "failed" } : { state: "done", ...result };
  const { count } = await db.labHandIn.updateMany({
    where: { id, runs, state: "running" },
    data: { ...outcome, leaseUntil: null, finishedAt: now },
  });
  return count === 1;
}
