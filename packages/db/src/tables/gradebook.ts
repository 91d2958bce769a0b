import type { AttemptResponse, Verdict } from "@thaw/contracts/response";
import type { Database } from "../client.ts";
import type { Told } from "./attempt.ts";
import type { ItemStateRow } from "./item-state.ts";

/** Everyone's states with the items that lessons have now. */
export const selectItemStatesOfCourse = (db: Database, courseId: string, userId?: string): Promise<ItemStateRow[]> =>
  db.itemState.findMany({
    where: { ...(userId ? { userId } : {}), item: { lesson: { courseId }, retiredAt: null } },
  });

export interface CourseAttemptRow {
  id: string;
  itemId: string;
  number: number;
  response: AttemptResponse;
  verdict: Verdict;
  score: number;
  told: Told;
  createdAt: Date;
}

/** All attempts of one learner in a course, newest first. */
export async function selectAttemptsOfCourse(
  db: Database,
  userId: string,
  courseId: string,
): Promise<CourseAttemptRow[]> {
  const rows = await db.attempt.findMany({
    where: { userId, item: { lesson: { courseId } } },
    orderBy: [{ createdAt: "desc" }, { number: "desc" }],
    select: {
      id: true,
      itemId: true,
      number: true,
      response: true,
      verdict: true,
      score: true,
      told: true,
      createdAt: true,
    },
  });
  return rows.map((row) => ({ ...row, response: row.response as AttemptResponse, told: row.told as unknown as Told }));
}
