import type { Database } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

export interface AuditEntryInput {
  actorId: string | null;
  /** `noun.verb`, such as `lesson.publish`. */
  action: string;
  /** What it was done to: `user:<id>`, `lesson:<id>`. */
  subject: string;
  detail?: Record<string, string | number | boolean | null>;
}

export async function insertAuditEntry(db: Database, entry: AuditEntryInput): Promise<void> {
  await db.auditEntry.create({ data: { ...entry, detail: (entry.detail ?? {}) as Prisma.InputJsonObject } });
}

export async function selectAuditEntries(db: Database, page: { skip: number; take: number }) {
  const rows = await db.auditEntry.findMany({ orderBy: { createdAt: "desc" }, ...page });
  return rows.map((row) => ({ ...row, detail: row.detail as Record<string, unknown> }));
}
