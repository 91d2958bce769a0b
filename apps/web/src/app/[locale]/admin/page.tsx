import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AdminFrame } from "#features/admin/components/admin-frame.tsx";
import { OverviewView } from "#features/admin/components/overview-view.tsx";
import { adminMessages } from "#features/admin/messages.ts";
import { readOverview } from "#features/admin/server/read-overview.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: adminMessages[(await params).locale].title };
}

export default async function AdminOverviewPage({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/admin`, roles: ["admin"] });
  const overview = await readOverview({ viewer, locale }, { db: database(), now: new Date() });
  return (
    <AdminFrame locale={locale} page="overview" title={adminMessages[locale].overviewTitle}>
      <OverviewView overview={overview} locale={locale} />
    </AdminFrame>
  );
}
