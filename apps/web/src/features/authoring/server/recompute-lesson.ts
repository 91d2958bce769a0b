import type { Database } from "@thaw/db/client";
import { restoreProgressTime, selectProgressOwners } from "@thaw/db/tables/lesson-lock";
import { recomputeProgress } from "#features/assessment/server/recompute-progress.ts";

/** Derives everyone's progress anew after a lesson's outline changed; when they were last at it stays as it was. */
export async function recomputeLesson(db: Database, lessonId: string): Promise<void> {
  for (const owner of await selectProgressOwners(db, lessonId)) {
    await recomputeProgress(db, { userId: owner.userId, lessonId });
    await restoreProgressTime(db, lessonId, owner);
  }
}
