import type { Locale } from "@thaw/contracts/ids";
import type { Metadata } from "next";
import { PeopleView } from "#features/dashboards/components/people-view.tsx";
import { teachMessages } from "#features/dashboards/messages.ts";
import { listMembers } from "#features/dashboards/server/course-members.ts";
import { findTaughtCourse } from "#features/dashboards/server/find-taught-course.ts";
import { SiteHeader } from "#features/shell/components/site-header.tsx";
import { database } from "#platform/database.ts";
import { forPage, requirePageViewer } from "#platform/page-viewer.ts";

export const dynamic = "force-dynamic";
type Params = Promise<{ locale: Locale; slug: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: teachMessages[(await params).locale].people };
}

export default async function PeoplePage({ params }: { params: Params }) {
  const { locale, slug } = await params;
  const viewer = await requirePageViewer(locale, { next: `/${locale}/teach/courses/${slug}/people` });
  const course = await forPage(findTaughtCourse({ viewer, courseSlug: slug }, { db: database() }));
  const { members, mayMakeStaff } = await listMembers({ viewer, courseSlug: slug }, { db: database() });
  const t = teachMessages[locale];
  return (
    <>
      <SiteHeader
        crumbs={
          <div className="crumbs">
            <a href={`/${locale}/teach`}>{t.title}</a>
            <span aria-current="page">{course.title[locale]}</span>
          </div>
        }
      />
      <PeopleView courseSlug={slug} courseTitle={course.title[locale]} members={members} mayMakeStaff={mayMakeStaff} />
    </>
  );
}
