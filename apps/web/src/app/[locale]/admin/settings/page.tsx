import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AdminFrame } from "#features/admin/components/admin-frame.tsx";
import { SettingsAdmin } from "#features/admin/components/settings-admin.tsx";
import { adminMessages } from "#features/admin/messages.ts";
import { readSettings } from "#features/admin/server/change-settings.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: adminMessages[(await params).locale].settings };
}

export default async function AdminSettingsPage({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/admin/settings`, roles: ["admin"] });
  const settings = await readSettings({ viewer }, { db: database() });
  return (
    <AdminFrame locale={locale} page="settings">
      <SettingsAdmin settings={settings} />
    </AdminFrame>
  );
}
