import { mayAnswer } from "@thaw/core/access/lesson-access";
import type { Database } from "@thaw/db/client";
import { selectOptionalTerminalAccess, type TerminalPlace } from "@thaw/db/tables/terminal-code";
import { assertAllowed } from "#features/lesson/server/find-lesson.ts";
import { DomainError } from "#platform/domain-error.ts";
import type { SessionViewer } from "#platform/session.ts";

export interface TerminalOfViewer {
  viewer: SessionViewer;
  /** `lesson-slug.terminal-slug`. */
  terminalId: string;
}

/**
 * Where a viewer's code for a terminal is kept, if they may work in the lesson.
 * @throws DomainError `not-found` where no published lesson has such a terminal, `unauthenticated`, `forbidden`.
 */
export async function findTerminal(
  { viewer, terminalId }: TerminalOfViewer,
  { db }: { db: Database },
): Promise<TerminalPlace> {
  const [lessonSlug = "", terminal = ""] = terminalId.split(".");
  const row = await selectOptionalTerminalAccess(db, { lessonSlug, terminal, userId: viewer.id });
  if (!row) throw new DomainError("not-found", { message: `terminal ${terminalId}` });
  assertAllowed(
    mayAnswer({
      viewer: { userId: viewer.id, role: viewer.role },
      course: row.course,
      enrolment: row.enrolment,
      lessonPublished: row.published,
    }),
  );
  return { userId: viewer.id, lessonId: row.lessonId, terminal };
}
