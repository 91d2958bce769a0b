import { type AuditEntryView, pageSize } from "@thaw/contracts/administration";
import type { Database } from "@thaw/db/client";
import { selectAuditEntries } from "@thaw/db/tables/audit-entry";
import { selectSubjectNames } from "@thaw/db/tables/site-overview";
import type { SessionViewer } from "#platform/session.ts";
import { assertAdmin } from "./assert-admin.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A page of the audit log, newest first, with names for the ids that are still there. */
export async function listAudit(
  input: { viewer: SessionViewer; page: number },
  { db }: { db: Database },
): Promise<{ entries: AuditEntryView[]; page: number; more: boolean }> {
  const { viewer, page } = input;
  assertAdmin(viewer);
  const rows = await selectAuditEntries(db, { skip: (page - 1) * pageSize, take: pageSize + 1 });
  const subjectId = (subject: string): string => subject.slice(subject.indexOf(":") + 1);
  const ids = rows.flatMap((row) => [row.actorId ?? "", subjectId(row.subject)]).filter((id) => uuid.test(id));
  const names = await selectSubjectNames(db, [...new Set(ids)]);
  return {
    entries: rows.slice(0, pageSize).map(({ id, actorId, action, subject, detail, createdAt }) => ({
      id,
      actorName: actorId ? (names.get(actorId) ?? null) : null,
      action,
      subject,
      subjectName: names.get(subjectId(subject)) ?? null,
      detail,
      createdAt: createdAt.toISOString(),
    })),
    page,
    more: rows.length > pageSize,
  };
}
