import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { TaughtCourses } from "#features/dashboards/components/taught-courses.tsx";
import { teachMessages } from "#features/dashboards/messages.ts";
import { listTaughtCourses } from "#features/dashboards/server/list-taught-courses.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: teachMessages[(await params).locale].title };
}

export default async function TeachPage({ params }: { params: Params }) {
  const { locale } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/teach`, roles: ["instructor", "admin"] });
  const courses = await listTaughtCourses({ viewer, locale }, { db: database() });
  return (
    <>
      <SiteHeader />
      <TaughtCourses courses={courses} locale={locale} />
    </>
  );
}
