import { auditQuerySchema } from "@thaw/contracts/administration";
import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AdminFrame } from "#features/admin/components/admin-frame.tsx";
import { AuditView } from "#features/admin/components/audit-view.tsx";
import { adminMessages } from "#features/admin/messages.ts";
import { listAudit } from "#features/admin/server/list-audit.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;
type Query = Promise<{ page?: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: adminMessages[(await params).locale].audit };
}

export default async function AdminAuditPage({ params, searchParams }: { params: Params; searchParams: Query }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/admin/audit`, roles: ["admin"] });
  const query = auditQuerySchema.safeParse(await searchParams);
  const audit = await listAudit({ viewer, page: query.success ? query.data.page : 1 }, { db: database() });
  return (
    <AdminFrame locale={locale} page="audit">
      <AuditView audit={audit} locale={locale} />
    </AdminFrame>
  );
}
