import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { AdminFrame } from "#features/admin/components/admin-frame.tsx";
import { CoursesAdmin } from "#features/admin/components/courses-admin.tsx";
import { adminMessages } from "#features/admin/messages.ts";
import { listCourses } from "#features/admin/server/manage-courses.ts";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: adminMessages[(await params).locale].courses };
}

export default async function AdminCoursesPage({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/admin/courses`, roles: ["admin"] });
  const courses = await listCourses({ viewer, locale }, { db: database() });
  return (
    <AdminFrame locale={locale} page="courses">
      <CoursesAdmin courses={courses} />
    </AdminFrame>
  );
}
