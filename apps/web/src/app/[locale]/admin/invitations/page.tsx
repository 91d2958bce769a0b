import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AdminFrame } from "#features/admin/components/admin-frame.tsx";
import { InvitationsAdmin } from "#features/admin/components/invitations-admin.tsx";
import { adminMessages } from "#features/admin/messages.ts";
import { readSettings } from "#features/admin/server/change-settings.ts";
import { listCourses } from "#features/admin/server/manage-courses.ts";
import { listInvitations } from "#features/admin/server/manage-invitations.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: adminMessages[(await params).locale].invitations };
}

export default async function AdminInvitationsPage({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/admin/invitations`, roles: ["admin"] });
  const db = database();
  const [invitations, courses, settings] = await Promise.all([
    listInvitations({ viewer }, { db, now: new Date() }),
    listCourses({ viewer, locale }, { db }),
    readSettings({ viewer }, { db }),
  ]);
  return (
    <AdminFrame locale={locale} page="invitations">
      <InvitationsAdmin
        invitations={invitations}
        courses={courses.map(({ slug, title }) => ({ slug, title }))}
        signUpOff={settings.signUp === "off"}
      />
    </AdminFrame>
  );
}
